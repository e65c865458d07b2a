package io.github.jpki4j.cli.surface;

import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.cli.console.Json;
import java.util.Optional;

/** A birth date without era, for programs. */
final class BirthDateJson {

  private BirthDateJson() {}

  static Optional<Json> of(Optional<BirthDate> birth) {
    return birth.map(date -> new Json().put("date", date.iso()).put("complete", date.isComplete()));
  }
}

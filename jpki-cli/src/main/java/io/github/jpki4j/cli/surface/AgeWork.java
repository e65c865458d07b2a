package io.github.jpki4j.cli.surface;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.surface.AgeRecord;
import io.github.jpki4j.card.surface.CardSurfaceAp;
import io.github.jpki4j.cert.Attribute;
import io.github.jpki4j.cli.card.DataSecretEntry;
import io.github.jpki4j.cli.card.PinOptions;
import io.github.jpki4j.cli.card.SurfaceOptions;
import io.github.jpki4j.cli.card.SurfaceSession;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.internal.JapanTime;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.TryPolicy;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the age record with the birth date. */
final class AgeWork {

  private static final int LABELS = 22;

  private final CommandContext context;
  private final TryPolicy policy;
  private final SurfaceOptions secrets;

  AgeWork(CommandContext context, PinOptions options, SurfaceOptions secrets) {
    this.context = context;
    this.policy = options.policy();
    this.secrets = secrets;
  }

  ExitCode run() throws JpkiException {
    try (DataSecretEntry<BirthKey> key = secrets.birthKey(context, policy).requireSource()) {
      AgeRecord read =
          SurfaceSession.read(
              context,
              session -> {
                CardSurfaceAp surface = session.surface();
                return surface.readAge(key.current(surface::pinStatus), policy);
              });
      LocalDate today = JapanTime.dayOf(context.environment().clock().instant());
      return context.results().show(() -> text(read, today), () -> json(read, today));
    }
  }

  private String text(AgeRecord read, LocalDate today) {
    Messages messages = context.messages();
    String missing = messages.get("attribute.missing");
    OptionalInt age = read.ageOn(today);
    return new TextPage(LABELS)
        .row(
            messages.terms().name(Attribute.BIRTH_DATE),
            read.birthDate().map(date -> date.iso()).orElse(missing))
        .row(
            messages.get("surface.age"),
            age.isPresent() ? messages.get("surface.years", age.getAsInt(), today) : missing)
        .paragraph(messages.get("surface.not-checked"))
        .toString();
  }

  private Json json(AgeRecord read, LocalDate today) {
    OptionalInt age = read.ageOn(today);
    return new Json()
        .put("birthDate", BirthDateJson.of(read.birthDate()))
        .put("age", age.isPresent() ? Optional.of(age.getAsInt()) : Optional.empty())
        .put("day", today.toString())
        .put("simulated", context.isSimulated());
  }
}

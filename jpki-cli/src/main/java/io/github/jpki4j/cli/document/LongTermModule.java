package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.document.longterm.LongTermService;

/** The library for long-term forms, which is beside the command, not in it. */
final class LongTermModule {

  private LongTermModule() {}

  /**
   * Looks for it.
   *
   * @throws Failure if it is not there, or does not work
   */
  static LongTermService require() {
    try {
      return LongTermService.find().orElseThrow(() -> new Failure(ExitCode.USAGE, "usage.no-dss"));
    } catch (IllegalStateException e) {
      throw new Failure(e, ExitCode.USAGE, "usage.dss-broken");
    }
  }
}

package io.github.jpki4j.kiosk.desk;

import io.github.jpki4j.testcard.fault.Fault;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a tester lets go wrong at one command to a card. */
enum DeskFault {
  REMOVED_BEFORE(Fault.REMOVED_BEFORE),
  REMOVED_AFTER(Fault.REMOVED_AFTER),
  LOST_ANSWER(Fault.LOST_ANSWER),
  NOT_TRANSACTED(Fault.NOT_TRANSACTED),
  ANSWER_EMPTY(Fault.ANSWER_EMPTY),
  ANSWER_GARBAGE(Fault.ANSWER_GARBAGE),
  FOREIGN_RESET(Fault.FOREIGN_RESET),
  FOREIGN_SELECT(Fault.FOREIGN_SELECT),
  /** The card answers nothing until it is pulled. */
  SILENT(null);

  private final @Nullable Fault fault;

  DeskFault(@Nullable Fault fault) {
    this.fault = fault;
  }

  /** The same for a connection; empty for a silent card. */
  Optional<Fault> fault() {
    return Optional.ofNullable(fault);
  }

  static Optional<DeskFault> of(String name) {
    return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
  }
}

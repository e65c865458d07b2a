package io.github.jpki4j.card;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.apdu.ResponseApdu;
import io.github.jpki4j.exchange.CardAbilities;
import io.github.jpki4j.exchange.CardChannel;
import io.github.jpki4j.exchange.CardExchange;
import io.github.jpki4j.exchange.JpkiCommands;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Record 1 of the common application: {@code 01 1C}, serial number (15), municipality (5), expiry
 * {@code YYYYMMDD}; APP-10, APP-12.
 */
final class ExpiryRecord {

  private static final int LENGTH = 0x1C;
  private static final int EXPIRY = 2 + 15 + 5;

  /** A card that has no such file, or no such record; CARD-49. */
  private static final Set<StatusWord> NONE =
      Set.of(StatusWord.FILE_NOT_FOUND, StatusWord.RECORD_NOT_FOUND);

  private final CardChannel channel;
  private final CardAbilities abilities;
  private final int fileId;

  ExpiryRecord(CardExchange session) {
    this.channel = session.channel();
    this.abilities = session.abilities();
    this.fileId = session.layout().expiryFile();
  }

  /** Reads the expiry, with the application selected. */
  Optional<LocalDate> read() throws JpkiException {
    if (!abilities.shortIdentifiersRefused()) {
      ResponseApdu answer = channel.exchange(JpkiCommands.readRecordOf(fileId));
      if (answer.status().isSuccess()) {
        abilities.shortIdentifiersWorked();
        return Optional.of(parse(answer.data()));
      }
    }
    StatusWord selected = channel.exchange(JpkiCommands.selectFile(fileId)).status();
    if (!selected.isSuccess()) {
      return refused(selected);
    }
    ResponseApdu answer = channel.exchange(JpkiCommands.readRecord());
    if (!answer.status().isSuccess()) {
      return refused(answer.status());
    }
    abilities.refuseShortIdentifiers();
    return Optional.of(parse(answer.data()));
  }

  private static Optional<LocalDate> refused(StatusWord status) throws CardResponseException {
    if (NONE.contains(status)) {
      return Optional.empty();
    }
    throw new CardResponseException("read expiry of the card", status);
  }

  private static LocalDate parse(byte[] record) throws MalformedResponseException {
    if (record.length < 2 + LENGTH || record[0] != 1 || record[1] != LENGTH) {
      throw new MalformedResponseException("the record of the card's expiry has another form");
    }
    String digits = new String(record, EXPIRY, 8, StandardCharsets.US_ASCII);
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new MalformedResponseException("the card's expiry is not a date");
    }
    try {
      return LocalDate.of(
          Integer.parseInt(digits.substring(0, 4)),
          Integer.parseInt(digits.substring(4, 6)),
          Integer.parseInt(digits.substring(6)));
    } catch (DateTimeException e) {
      // The exception is left out: it repeats what stands on the card.
      throw new MalformedResponseException("the card's expiry is not a date");
    }
  }
}

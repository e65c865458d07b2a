package io.github.jpki4j.it.bench;

import io.github.jpki4j.testkit.card.Exchange;
import java.util.ArrayList;
import java.util.List;

/**
 * What a program sends to a card to reach one aim, command by command, with Lc and Le as it sends
 * them.
 */
final class Exchanges {

  /** Bytes of a READ BINARY, short and with an extended Le. */
  private static final int SHORT_READ = 5;

  private static final int EXTENDED_READ = 7;
  private static final int STATUS = 2;

  private final ReadFile file;
  private final List<Exchange> exchanges = new ArrayList<>();

  /**
   * A file with an object at its start, such as a certificate.
   *
   * @param object length of the object in bytes
   * @param size of the file in bytes
   */
  record ReadFile(int object, int size) {}

  /**
   * Begins with nothing sent.
   *
   * @param file what is read, if anything is
   */
  Exchanges(ReadFile file) {
    this.file = file;
  }

  private Exchanges add(int sent, int data) {
    exchanges.add(new Exchange(sent, data + STATUS));
    return this;
  }

  /** SELECT with the AID of ten bytes, without Le. */
  Exchanges application() {
    return add(5 + 10, 0);
  }

  /** SELECT of an EF or IEF, without Le. */
  Exchanges file() {
    return add(5 + 2, 0);
  }

  /** VERIFY without data: the retry-counter query. */
  Exchanges counter() {
    return add(4, 0);
  }

  /** VERIFY of a PIN of four digits. */
  Exchanges pin() {
    return add(5 + 4, 0);
  }

  /** VERIFY of a password of six characters, the shortest there is. */
  Exchanges password() {
    return add(5 + 6, 0);
  }

  /** VERIFY of verification number B, 14 digits. */
  Exchanges numberB() {
    return add(5 + 14, 0);
  }

  /** VERIFY of verification number A, 12 digits. */
  Exchanges numberA() {
    return add(5 + 12, 0);
  }

  /** READ BINARY with a short Le, from a place where there is so much. */
  Exchanges read(int le) {
    return add(SHORT_READ, le);
  }

  /** READ BINARY in pieces from an offset to the end of the object, the exact rest last. */
  Exchanges rest(int offset, int piece) {
    for (int at = offset; at < file.object(); at += piece) {
      read(Math.min(piece, file.object() - at));
    }
    return this;
  }

  /** One READ BINARY with an extended Le from an offset to the end of the object. */
  Exchanges extendedRest(int offset) {
    return add(EXTENDED_READ, file.object() - offset);
  }

  /** One READ BINARY with the extended Le 0000, which brings the whole file. */
  Exchanges extendedFile() {
    return add(EXTENDED_READ, file.size());
  }

  /** READ BINARY in pieces through the filler until the card answers 6B00. */
  Exchanges pastTheEnd(int piece) {
    for (int at = 0; at < file.size(); at += piece) {
      add(SHORT_READ, Math.min(piece, file.size() - at));
    }
    return add(SHORT_READ, 0);
  }

  /** COMPUTE DIGITAL SIGNATURE of a DigestInfo of SHA-256. */
  Exchanges signDigestInfo() {
    return add(5 + 51 + 1, 256);
  }

  /** COMPUTE DIGITAL SIGNATURE of a bare SHA-256. */
  Exchanges signHash() {
    return add(5 + 32 + 1, 256);
  }

  /** All that was said. */
  List<Exchange> exchanges() {
    return exchanges;
  }
}

package io.github.jpki4j.exchange;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.apdu.CommandApdu;
import io.github.jpki4j.apdu.ResponseApdu;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads transparent files with the fewest exchanges: by short identifier and in extended length
 * where card and link take it, else SELECT and pieces of 256 bytes.
 */
public final class FileReader {

  /** Status for a file without contents, ours: what 6B00 at offset 0 means. */
  private static final StatusWord OUTSIDE_FILE = StatusWord.WRONG_PARAMETERS;

  /**
   * The first bytes of a file.
   *
   * @param modest whether the rest of this file should come in short pieces: something was refused
   *     on the way here, and a second refusal would cost more than extended length saves
   */
  private record Start(ResponseApdu answer, boolean modest) {}

  /** What was refused on the way to a file. */
  private enum Refused {
    NOTHING,
    EXTENDED_LENGTH,
    SHORT_IDENTIFIER
  }

  private final CardChannel channel;
  private final CardAbilities abilities;

  public FileReader(CardChannel channel, CardAbilities abilities) {
    this.channel = channel;
    this.abilities = abilities;
  }

  /**
   * Reads the start of a file.
   *
   * @param length bytes wanted, 1 to 256; fewer come back if the file is shorter
   * @throws CardResponseException with the card's status if the file cannot be read
   */
  public byte[] readStart(int fileId, int length, String operation) throws JpkiException {
    return start(fileId, length, operation).answer.data();
  }

  /** Tells from the first bytes of a file how many of its bytes count. */
  public interface ObjectLength {
    int of(byte[] head) throws MalformedResponseException;
  }

  /**
   * Reads the one object at the start of a file, cut at its length; the filler behind it is left
   * alone (CARD-22, CARD-23).
   *
   * @param guess bytes to ask for first where extended length works
   * @param length tells the length of the object
   * @return the object, or no bytes if the file holds none: it is empty or full of FF or 00
   * @throws CardResponseException with the card's status if the file cannot be read
   * @throws MalformedResponseException if it does not start with such an object or ends inside it
   */
  public byte[] readObject(int fileId, int guess, ObjectLength length, String operation)
      throws JpkiException {
    return object(fileId, guess, length, operation, true);
  }

  /**
   * The same of a file that may end inside its object.
   *
   * @return as much of the object as there is
   */
  public byte[] readCutObject(int fileId, int guess, ObjectLength length, String operation)
      throws JpkiException {
    return object(fileId, guess, length, operation, false);
  }

  private byte[] object(int fileId, int guess, ObjectLength length, String operation, boolean whole)
      throws JpkiException {
    Optional<Start> first = startOfContents(fileId, guess, operation);
    if (!first.isPresent()) {
      return new byte[0];
    }
    byte[] head = taken(first.get().answer);
    try {
      byte[] object = new byte[length.of(head)];
      int have = Math.min(head.length, object.length);
      System.arraycopy(head, 0, object, 0, have);
      int end = fill(object, have, object.length, first.get().modest, operation);
      if (end == object.length) {
        return object;
      }
      byte[] cut = Arrays.copyOf(object, end);
      Arrays.fill(object, (byte) 0);
      if (whole) {
        Arrays.fill(cut, (byte) 0);
        throw endsInside(operation);
      }
      return cut;
    } finally {
      Arrays.fill(head, (byte) 0);
    }
  }

  /**
   * Reads the start of an object, whose parts are read then.
   *
   * @param wanted bytes; fewer come back if the file is shorter, or if more than 256 are wanted
   *     where extended length does not work
   * @return the bytes, or none if the file holds none: it is empty or full of FF or 00
   * @throws CardResponseException with the card's status if the file cannot be read
   */
  public byte[] readHead(int fileId, int wanted, String operation) throws JpkiException {
    return startOfContents(fileId, wanted, operation)
        .map(first -> taken(first.answer))
        .orElse(new byte[0]);
  }

  /** The first bytes of a file; empty if it holds none. */
  private Optional<Start> startOfContents(int fileId, int wanted, String operation)
      throws JpkiException {
    try {
      return Optional.of(start(fileId, wanted, operation))
          .filter(first -> !isFiller(first.answer.data()));
    } catch (CardResponseException e) {
      if (e.status().equals(OUTSIDE_FILE)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The data of an answer, of which nothing else is left. */
  private static byte[] taken(ResponseApdu answer) {
    byte[] data = answer.data();
    answer.erase();
    return data;
  }

  /**
   * Reads a part of the file that was read last.
   *
   * @param file takes the part, at the offsets that it has in the file
   * @param from the first byte of the part, at most 32,767
   * @param to the byte behind it
   */
  public void readPart(byte[] file, int from, int to, String operation) throws JpkiException {
    if (fill(file, from, to, false, operation) < to) {
      throw endsInside(operation);
    }
  }

  private static MalformedResponseException endsInside(String operation) {
    return new MalformedResponseException(operation + ": the file ends inside its object");
  }

  /** Reads on; less than was wanted if the file ends. Returns the byte behind the last one. */
  private int fill(byte[] file, int from, int to, boolean modest, String operation)
      throws JpkiException {
    int have = from;
    while (have < to) {
      int missing = to - have;
      int ne = modest ? Math.min(missing, JpkiCommands.SHORT_NE) : piece(missing);
      byte[] piece = next(have, ne, operation);
      if (piece.length == 0) {
        return have;
      }
      System.arraycopy(piece, 0, file, have, piece.length);
      have += piece.length;
      Arrays.fill(piece, (byte) 0);
    }
    return have;
  }

  /**
   * Asks for a data object of the card, in extended length where that works: the long ones are
   * refused with 6700 without it (CM-79).
   *
   * @return the card's answer, whatever its status; without extended length it may end early
   */
  public ResponseApdu readData(int tag) throws JpkiException {
    Optional<ResponseApdu> answer =
        abilities.extendedLength()
            ? read(JpkiCommands.getData(tag, CommandApdu.MAX_NE))
            : Optional.empty();
    return answer.isPresent()
        ? answer.get()
        : channel.exchange(JpkiCommands.getData(tag, JpkiCommands.SHORT_NE));
  }

  private static boolean isFiller(byte[] bytes) {
    for (byte b : bytes) {
      if (b != bytes[0]) {
        return false;
      }
    }
    return bytes.length == 0 || bytes[0] == (byte) 0xFF || bytes[0] == 0;
  }

  /** First bytes of a file, which is selected afterwards. */
  private Start start(int fileId, int wanted, String operation) throws JpkiException {
    if (abilities.shortIdentifiersRefused()) {
      return startSelected(fileId, wanted, Refused.NOTHING, operation);
    }
    Optional<ResponseApdu> answer = read(JpkiCommands.readBinaryOf(fileId, piece(wanted)));
    if (!answer.isPresent() && abilities.shortIdentifiersWork()) {
      abilities.extendedLengthRefused();
      answer = read(JpkiCommands.readBinaryOf(fileId, piece(wanted)));
    }
    if (answer.filter(FileReader::isData).isPresent()) {
      abilities.shortIdentifiersWorked();
      return new Start(answer.get(), false);
    }
    Refused refused = answer.isPresent() ? Refused.SHORT_IDENTIFIER : Refused.EXTENDED_LENGTH;
    return startSelected(fileId, wanted, refused, operation);
  }

  /** The same with SELECT; after a refusal in the most modest form, to learn which it was. */
  private Start startSelected(int fileId, int wanted, Refused refused, String operation)
      throws JpkiException {
    StatusWord selected = channel.exchange(JpkiCommands.selectFile(fileId)).status();
    if (!selected.isSuccess()) {
      throw new CardResponseException(operation, selected);
    }
    boolean modest = refused != Refused.NOTHING;
    int ne = modest ? Math.min(wanted, JpkiCommands.SHORT_NE) : piece(wanted);
    ResponseApdu answer = readPiece(0, ne);
    if (!isData(answer)) {
      throw new CardResponseException(operation, answer.status());
    }
    switch (refused) {
      case EXTENDED_LENGTH -> abilities.extendedLengthRefused();
      case SHORT_IDENTIFIER -> abilities.refuseShortIdentifiers();
      case NOTHING -> {}
    }
    return new Start(answer, modest);
  }

  /** The next piece; no bytes if the file ends before it. */
  private byte[] next(int offset, int ne, String operation) throws JpkiException {
    ResponseApdu answer = readPiece(offset, ne);
    if (answer.status().equals(OUTSIDE_FILE)) {
      return new byte[0];
    }
    if (!isData(answer)) {
      throw new CardResponseException(operation, answer.status());
    }
    if (answer.length() > ne) {
      throw new MalformedResponseException(operation + ": the card returned more than was asked");
    }
    return taken(answer);
  }

  /** Reads in the file that is selected; where extended length is refused, a short piece. */
  private ResponseApdu readPiece(int offset, int ne) throws JpkiException {
    Optional<ResponseApdu> answer = read(JpkiCommands.readBinary(offset, ne));
    if (answer.isPresent()) {
      return answer.get();
    }
    abilities.extendedLengthRefused();
    return channel.exchange(JpkiCommands.readBinary(offset, JpkiCommands.SHORT_NE));
  }

  private int piece(int wanted) {
    return abilities.extendedLength() ? wanted : Math.min(wanted, JpkiCommands.SHORT_NE);
  }

  /**
   * Sends a read; empty if card or link refuse it because it has extended length, which is one and
   * the same to us.
   */
  private Optional<ResponseApdu> read(CommandApdu command) throws JpkiException {
    try {
      ResponseApdu answer = channel.exchange(command);
      boolean tooLong = command.isExtended() && answer.status().equals(StatusWord.WRONG_LENGTH);
      return tooLong ? Optional.empty() : Optional.of(answer);
    } catch (ExtendedLengthException e) {
      return Optional.empty();
    }
  }

  /**
   * 6282 says that the end came before Le bytes; nobody recorded it, clients tolerate it (CARD-29).
   */
  private static boolean isData(ResponseApdu answer) {
    return answer.status().isSuccess() || answer.status().equals(StatusWord.END_OF_FILE);
  }
}

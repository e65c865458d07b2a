package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.apdu.Command;
import io.github.jpki4j.testcard.apdu.CommandRefusal;
import io.github.jpki4j.testcard.apdu.Sw;
import io.github.jpki4j.testcard.application.Application;
import io.github.jpki4j.testcard.application.CardObjects;
import io.github.jpki4j.testcard.application.Ef;
import io.github.jpki4j.testcard.crypto.Der;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/** SELECT, READ BINARY, READ RECORD and GET DATA. Byte layouts: CARD-24 to CARD-30, CARD-44. */
final class FileCommands {

  private static final int NO_CONTROL_INFORMATION = 0x0C;
  private static final int LONGEST_SHORT_ANSWER = 256;

  private final CardSettings settings;
  private final Map<Integer, Supplier<byte[]>> dataObjects;
  private final Selection selection;

  /** What GET RESPONSE gives next. */
  private byte[] rest = {};

  FileCommands(CardSettings settings, Selection selection) {
    this.settings = settings;
    this.dataObjects = settings.dataObjects();
    this.selection = selection;
  }

  byte[] select(Command command) {
    return switch (command.p1()) {
      case 0x00 -> selectByFileId(command);
      case 0x02 -> selectFile(command);
      case 0x04 -> selectApplication(command);
      default -> throw new CommandRefusal(Sw.WRONG_PARAMETERS);
    };
  }

  /** There is no MF: without data 6A86 after reset, then a command without effect; else 6A82. */
  private byte[] selectByFileId(Command command) {
    if (command.hasData()) {
      throw new CommandRefusal(Sw.NOT_FOUND);
    }
    return Sw.answer(selection.hasApplication() ? Sw.OK : Sw.WRONG_PARAMETERS);
  }

  private byte[] selectFile(Command command) {
    requireSelectP2(command);
    byte[] data = command.data();
    if (data.length != 2) {
      throw new CommandRefusal(Sw.WRONG_LENGTH);
    }
    selection.select(((data[0] & 0xFF) << 8) | (data[1] & 0xFF));
    return controlInformation(command, Der.tagged(0x83, data));
  }

  private byte[] selectApplication(Command command) {
    requireSelectP2(command);
    if (!command.hasData()) {
      throw new CommandRefusal(Sw.WRONG_LENGTH);
    }
    Application selected = selection.select(command.data());
    if (selected.name() == Application.Name.LICENCE && settings.has(CardVariant.LICENCE_LOCKED)) {
      return Sw.answer(Sw.APPLICATION_LOCKED);
    }
    return controlInformation(command, Der.tagged(0x84, selected.aid()));
  }

  private void requireSelectP2(Command command) {
    boolean plain = command.p2() == NO_CONTROL_INFORMATION;
    boolean withFci = command.p2() == 0 && !settings.has(CardVariant.NO_FCI);
    if (!plain && !withFci) {
      throw new CommandRefusal(Sw.WRONG_PARAMETERS);
    }
  }

  /** ASSUMED content: a template with the name alone; the real one is not published. */
  private static byte[] controlInformation(Command command, byte[] name) {
    if (command.p2() == NO_CONTROL_INFORMATION || !command.hasExpected()) {
      return Sw.answer(Sw.OK);
    }
    return Sw.answer(Der.tagged(0x6F, name), Sw.OK);
  }

  byte[] readBinary(Command command) {
    boolean byShortId = command.p1() >= 0x80;
    if (byShortId && settings.has(CardVariant.READ_BY_SFI_6982)) {
      throw new CommandRefusal(Sw.NOT_VERIFIED);
    }
    if (byShortId && (command.p1() & 0x60) != 0) {
      throw new CommandRefusal(Sw.WRONG_PARAMETERS);
    }
    Ef file = byShortId ? selection.selectShort(command.p1() & 0x1F) : selection.current();
    int offset = byShortId ? command.p2() : command.p1p2();
    if (!(file instanceof Ef.Data data)) {
      throw new CommandRefusal(Sw.WRONG_FILE_STRUCTURE);
    }
    if (!data.gate().isOpen()) {
      throw new CommandRefusal(refusedRead());
    }
    command.requireExpectedOnly();
    return read(data.content(), offset, command.expected());
  }

  /** What text and surface application answer is not recorded. */
  private int refusedRead() {
    boolean neighbour =
        selection.isIn(Application.Name.TEXT) || selection.isIn(Application.Name.SURFACE);
    boolean conditions = neighbour && settings.has(CardVariant.REFUSED_READ_6985);
    return conditions ? Sw.CONDITIONS : Sw.NOT_VERIFIED;
  }

  private byte[] read(byte[] content, int offset, int wanted) {
    boolean capped = settings.has(CardVariant.EXTENDED_LE_256);
    int expected = capped ? Math.min(wanted, LONGEST_SHORT_ANSWER) : wanted;
    int available = content.length - offset;
    if (available <= 0) {
      boolean length = settings.has(CardVariant.READ_PAST_END_6700);
      throw new CommandRefusal(length ? Sw.WRONG_LENGTH : Sw.WRONG_OFFSET);
    }
    int count = Math.min(Math.min(expected, available), settings.files().longestRead());
    boolean end = expected > available && settings.has(CardVariant.READ_END_6282);
    return Sw.answer(content, offset, count, end ? Sw.END_OF_FILE : Sw.OK);
  }

  /** P1 record number; P2 04 in the current file, short identifier in the upper five bits. */
  byte[] readRecord(Command command) {
    if ((command.p2() & 0x07) != 0x04) {
      throw new CommandRefusal(Sw.WRONG_PARAMETERS);
    }
    int shortId = command.p2() >> 3;
    Ef file = shortId == 0 ? selection.current() : selection.selectShort(shortId);
    if (!(file instanceof Ef.Records records)) {
      throw new CommandRefusal(Sw.WRONG_FILE_STRUCTURE);
    }
    command.requireExpectedOnly();
    int number = command.p1();
    if (number == 0 || number > records.records().size()) {
      throw new CommandRefusal(Sw.NO_RECORD);
    }
    byte[] record = records.records().get(number - 1);
    return Sw.answer(record, 0, Math.min(record.length, command.expected()), Sw.OK);
  }

  /** Data objects of the card itself; what a long one does with a short Le is a switch. */
  byte[] getData(Command command) {
    Supplier<byte[]> source = isTold(command.p1p2()) ? dataObjects.get(command.p1p2()) : null;
    if (source == null) {
      throw new CommandRefusal(Sw.NO_REFERENCE);
    }
    command.requireExpectedOnly();
    byte[] object = source.get();
    if (object.length <= command.expected()) {
      return Sw.answer(object, Sw.OK);
    }
    if (settings.has(CardVariant.LONG_OBJECT_CUT)) {
      return Sw.answer(object, 0, command.expected(), Sw.OK);
    }
    if (settings.has(CardVariant.LONG_OBJECT_6C)) {
      throw new CommandRefusal(0x6C00 | (object.length & 0xFF));
    }
    if (settings.has(CardVariant.LONG_OBJECT_61)) {
      rest = object;
      return next(command.expected());
    }
    throw new CommandRefusal(Sw.WRONG_LENGTH);
  }

  /** Whether an object is told where the selection stands. */
  private boolean isTold(int tag) {
    boolean inApplication = selection.hasApplication();
    if (tag != CardObjects.ATR || settings.has(CardVariant.ATR_EVERYWHERE)) {
      return !inApplication || tag == CardObjects.ATR;
    }
    return inApplication == settings.has(CardVariant.ATR_IN_APPLICATIONS);
  }

  /** GET RESPONSE after {@link #getData} told that there is more. */
  byte[] getResponse(Command command) {
    if (rest.length == 0) {
      throw new CommandRefusal(Sw.CONDITIONS);
    }
    command.requireExpectedOnly();
    return next(command.expected());
  }

  private byte[] next(int expected) {
    byte[] all = rest;
    int count = Math.min(expected, all.length);
    rest = Arrays.copyOfRange(all, count, all.length);
    int more = Math.min(rest.length, LONGEST_SHORT_ANSWER);
    return Sw.answer(all, 0, count, more == 0 ? Sw.OK : 0x6100 | (more & 0xFF));
  }

  /** Any command but GET RESPONSE lets go of what was not fetched. */
  void forgetRest() {
    rest = new byte[0];
  }
}

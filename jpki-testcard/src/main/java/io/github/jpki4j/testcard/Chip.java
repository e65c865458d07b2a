package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.apdu.Command;
import io.github.jpki4j.testcard.apdu.CommandRefusal;
import io.github.jpki4j.testcard.apdu.Sw;
import io.github.jpki4j.testcard.application.Application;
import io.github.jpki4j.testcard.application.PinFile;
import io.github.jpki4j.testcard.application.TextSession;
import org.jspecify.annotations.Nullable;

/** The command interpreter: one command in, one answer out. Not thread-safe. */
final class Chip implements Interpreter {

  private static final int GET_RESPONSE = 0xC0;
  private static final int SELECT_BY_NAME = 4;

  private final CardSettings settings;
  private final Selection selection;
  private final FileCommands files;
  private final SecretCommands secrets;
  private final KeyCommands keys;
  private final PinFile cardInfoPin;
  private boolean fresh = true;
  private @Nullable TextSession session;

  Chip(CardSettings settings, CardSecrets secrets) {
    this.settings = settings;
    this.selection = new Selection(settings.applications(secrets), settings);
    this.files = new FileCommands(settings, selection);
    this.secrets = new SecretCommands(settings, selection);
    this.keys = new KeyCommands(settings, selection);
    this.cardInfoPin = secrets.of(TestSecret.CARD_INFO);
  }

  /** Power was cut and given again. */
  @Override
  public void powerCycle() {
    forget();
    selection.dropVerified();
    fresh = true;
  }

  /** A warm reset: verified secrets survive it (CARD-52). */
  @Override
  public void warmReset() {
    forget();
    if (settings.has(CardVariant.RESET_DROPS_VERIFIED)) {
      selection.dropVerified();
    }
  }

  /** What no reset leaves. */
  private void forget() {
    selection.reset();
    files.forgetRest();
    session = null;
  }

  @Override
  public byte[] process(byte[] apdu) {
    boolean first = fresh;
    fresh = false;
    if (first && settings.has(CardVariant.FIRST_COMMAND_6F00)) {
      return Sw.answer(Sw.UNKNOWN_ERROR);
    }
    try {
      Command command = Command.parse(apdu);
      if (command.isExtended() && settings.has(CardVariant.NO_EXTENDED_LENGTH)) {
        throw new CommandRefusal(Sw.WRONG_LENGTH);
      }
      if (command.ins() != GET_RESPONSE) {
        files.forgetRest();
      }
      return switch (command.cla()) {
        case 0x00 -> interindustry(command);
        case 0x08 -> secured(command);
        case 0x80 -> proprietary(command);
        default -> throw new CommandRefusal(wrongClass(command));
      };
    } catch (CommandRefusal refusal) {
      return refusal.answer();
    }
  }

  private byte[] interindustry(Command command) {
    return switch (command.ins()) {
      case 0x20 -> secrets.verify(command);
      case 0x24 -> secrets.change(command);
      case 0x84 -> keys.challenge(command);
      case 0x88 -> keys.internalAuthenticate(command);
      case 0xA4 -> select(command);
      case 0xB0 -> files.readBinary(command);
      case 0xB2 -> files.readRecord(command);
      case GET_RESPONSE -> getResponse(command);
      case 0xCA -> files.getData(command);
      default -> throw new CommandRefusal(Sw.UNKNOWN_INSTRUCTION);
    };
  }

  /** Only a card that answers 61xx has the instruction. */
  private byte[] getResponse(Command command) {
    if (!settings.has(CardVariant.LONG_OBJECT_61)) {
      throw new CommandRefusal(Sw.UNKNOWN_INSTRUCTION);
    }
    return files.getResponse(command);
  }

  /**
   * Private commands. Those of the issuer are never carried out: SET PUBLIC IC KEY (A2) is refused
   * as junk is, ERASE, CHANGE KEY, LOCK, UNLOCK and MANAGE ATTRIBUTES (06, 32, 50, 52, 54, 8A)
   * because there is no terminal authentication.
   */
  private byte[] proprietary(Command command) {
    return switch (command.ins()) {
      case 0x2A -> keys.sign(command);
      case 0x06, 0x32, 0x50, 0x52, 0x54, 0x8A -> throw new CommandRefusal(Sw.NOT_VERIFIED);
      case 0xA2 -> throw new CommandRefusal(Sw.WRONG_LENGTH);
      case 0xAE -> startSession(command);
      case 0xFC -> lastCommandHint();
      default -> throw new CommandRefusal(Sw.UNKNOWN_INSTRUCTION);
    };
  }

  /** A session ends with the selection of an application. */
  private byte[] select(Command command) {
    byte[] answer = files.select(command);
    if (command.p1() == SELECT_BY_NAME) {
      session = null;
    }
    return answer;
  }

  /** SET SESSION KEY; that the text application does not know it is our own choice. */
  private byte[] startSession(Command command) {
    boolean taken =
        settings.has(CardVariant.TEXT_SESSIONS) && selection.isIn(Application.Name.TEXT);
    if (!taken || !cardInfoPin.isVerified()) {
      throw new CommandRefusal(taken ? Sw.NOT_VERIFIED : sessionRefusal());
    }
    if (command.p1p2() != 0) {
      throw new CommandRefusal(Sw.WRONG_PARAMETERS);
    }
    command.requireDataOnly();
    session = TextSession.start(command.data());
    return Sw.answer(Sw.OK);
  }

  /** A command of a session; one that does not hold what it should ends the session. */
  private byte[] secured(Command command) {
    TextSession current = session;
    if (current == null) {
      throw new CommandRefusal(wrongClass(command));
    }
    try {
      return current.execute(command, this::plain);
    } catch (CommandRefusal refusal) {
      session = null;
      throw refusal;
    }
  }

  /** Carries out a command that was decrypted. */
  private byte[] plain(byte[] apdu) {
    try {
      return interindustry(Command.parse(apdu));
    } catch (CommandRefusal refusal) {
      return refusal.answer();
    }
  }

  private int sessionRefusal() {
    if (selection.isIn(Application.Name.TEXT)) {
      return Sw.UNKNOWN_INSTRUCTION;
    }
    return selection.isIn(Application.Name.COMMON) || selection.isIn(Application.Name.SURFACE)
        ? Sw.NOT_IN_THIS_APPLICATION
        : Sw.NOT_VERIFIED;
  }

  /** 80 FC: "this was the last command" to an iPhone; 6700 from a card: CM-82. */
  private byte[] lastCommandHint() {
    return Sw.answer(settings.type() == TestCardType.IPHONE ? Sw.OK : Sw.WRONG_LENGTH);
  }

  private static int wrongClass(Command command) {
    int cla = command.cla();
    if ((cla & 0xF3) == 0 && (cla & 0x0C) >= 0x08) {
      boolean reads = command.ins() == 0xB0 || command.ins() == 0x20;
      return reads ? Sw.NO_SESSION : Sw.NO_SECURE_MESSAGING;
    }
    boolean channel = (cla & 0x70) == 0 && (cla & 0x03) != 0;
    return channel ? Sw.NO_LOGICAL_CHANNEL : Sw.UNKNOWN_CLASS;
  }
}

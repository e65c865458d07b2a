package io.github.jpki4j.android;

import android.nfc.INfcTag;
import android.nfc.Tag;
import android.nfc.TransceiveResult;
import android.os.Bundle;
import android.os.RemoteException;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The NFC service of a phone with one card in its field: what the real framework classes call in
 * another process. Results as in the framework's own {@link TransceiveResult}.
 */
final class PhoneField {

  static final int TYPE_B = 2;
  static final int ISO_DEP = 3;
  private static final int HANDLE = 7;
  private static final int FAILED = -1;

  /** What one call of the service comes to, in place of what it is. */
  @FunctionalInterface
  interface Trouble {
    TransceiveResult instead(byte[] command) throws RemoteException;
  }

  /** What lies in the field. */
  @FunctionalInterface
  interface Card {
    byte[] answer(byte[] command) throws TransportException;
  }

  private final Card card;
  private final List<byte[]> sent = Collections.synchronizedList(new ArrayList<>());
  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private int maxTransceiveLength = 261;
  private int timeout = -1;
  private int connectResult;
  private int timeoutResult;
  private Trouble trouble;
  private String failing = "";
  private boolean present = true;

  /**
   * A field.
   *
   * @param card what lies in it
   */
  PhoneField(CardConnection card) {
    this((Card) card::transceive);
  }

  /**
   * A field.
   *
   * @param card what lies in it; a {@link CardRemovedException} is its leaving
   */
  PhoneField(Card card) {
    this.card = card;
  }

  /** What Android hands to a program when it finds the card. */
  Tag tag(int... technologies) {
    Bundle[] extras = new Bundle[technologies.length];
    for (int i = 0; i < extras.length; i++) {
      extras[i] = new Bundle();
    }
    return new Tag(new byte[] {8, 1, 2, 3}, technologies, extras, HANDLE, service());
  }

  Tag tag() {
    return tag(TYPE_B, ISO_DEP);
  }

  CardConnection open(NfcSettings settings) throws TransportException {
    return NfcCard.of(tag(), settings).open();
  }

  CardConnection open() throws TransportException {
    return open(NfcSettings.standard());
  }

  PhoneField withMaxTransceiveLength(int bytes) {
    maxTransceiveLength = bytes;
    return this;
  }

  PhoneField withConnectResult(int result) {
    connectResult = result;
    return this;
  }

  PhoneField withTimeoutResult(int result) {
    timeoutResult = result;
    return this;
  }

  /** From now on each command meets this, and not the card. */
  PhoneField with(Trouble value) {
    trouble = value;
    return this;
  }

  /** From now on this call of the service fails as for a tag that is out of date. */
  PhoneField failingAt(String call) {
    failing = call;
    return this;
  }

  /** The card leaves, and the phone's next look finds that out before a command does. */
  void lift() {
    present = false;
  }

  /** A card is there again, and the phone takes it for the same. */
  void putBack() {
    present = true;
  }

  /** The commands that left the program so far. */
  List<byte[]> sent() {
    return List.copyOf(sent);
  }

  /** The names of all calls of the service so far. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** The time-out that was set last, in ms, or -1. */
  int timeout() {
    return timeout;
  }

  private INfcTag service() {
    return (INfcTag)
        Proxy.newProxyInstance(
            PhoneField.class.getClassLoader(), new Class<?>[] {INfcTag.class}, this::serve);
  }

  private Object serve(Object proxy, Method method, Object[] args) throws RemoteException {
    calls.add(method.getName());
    if (method.getName().equals(failing)) {
      throw new SecurityException("Permission Denial: Tag ( ID: 08 01 02 03 ) is out of date");
    }
    return switch (method.getName()) {
      case "connect" -> connectResult;
      case "setTimeout" -> {
        timeout = (int) args[1];
        yield timeoutResult;
      }
      case "transceive" -> transceive((byte[]) args[1]);
      case "getMaxTransceiveLength" -> maxTransceiveLength;
      case "getExtendedLengthApdusSupported" -> true;
      case "isPresent" -> present;
      case "reconnect" -> 0;
      case "resetTimeouts" -> null;
      default -> throw new AssertionError("not expected: " + method);
    };
  }

  /** Between two processes bytes are copied. */
  private TransceiveResult transceive(byte[] command) throws RemoteException {
    sent.add(command.clone());
    if (!present) {
      return null; // as the service does with the number of a card that it has forgotten
    }
    if (trouble != null) {
      return trouble.instead(command);
    }
    if (command.length > maxTransceiveLength) {
      return new TransceiveResult(TransceiveResult.RESULT_EXCEEDED_LENGTH, null);
    }
    try {
      return new TransceiveResult(TransceiveResult.RESULT_SUCCESS, card.answer(command.clone()));
    } catch (CardRemovedException e) {
      present = false;
      return new TransceiveResult(TransceiveResult.RESULT_TAGLOST, null);
    } catch (TransportException e) {
      return new TransceiveResult(TransceiveResult.RESULT_FAILURE, null);
    }
  }

  /** Any error code of the service but success. */
  static int failed() {
    return FAILED;
  }
}

package io.github.jpki4j.it.pcscd;

import io.github.jpki4j.testcard.recording.ScriptedCard;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jdk.net.ExtendedSocketOptions;

/** A chip for one test: answers what it is told and remembers every command and reset, in hex. */
public final class ScriptedChip implements AutoCloseable {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** By bytes: vpcd listens on IPv4 only. */
  private static final InetAddress LOCAL = local();

  private static final byte[] ATR = HEX.parseHex("3BE000FF8131FE4514");

  private final Function<String, Optional<String>> script;
  private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
  private final Socket socket = new Socket();

  /**
   * Creates it.
   *
   * @param script from a command to its answer, both in hex; no answer means that the card leaves
   */
  public ScriptedChip(Function<String, Optional<String>> script) {
    this.script = script;
  }

  private static InetAddress local() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers 9000 to everything. */
  public static ScriptedChip content() {
    return new ScriptedChip(command -> Optional.of("9000"));
  }

  /** Does what a script of the contract says. */
  public static ScriptedChip of(ScriptedCard card) {
    return new ScriptedChip(command -> card.answer(HEX.parseHex(command)).map(HEX::formatHex));
  }

  /** The commands so far; a reset or loss of power shows as {@code "reset"}. */
  public List<String> heard() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  public void connect(int port) throws IOException {
    socket.connect(new InetSocketAddress(LOCAL, port), 5_000);
    Thread thread = new Thread(this::serve, "scripted-chip");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    try (socket;
        DataInputStream in = new DataInputStream(socket.getInputStream())) {
      socket.setTcpNoDelay(true);
      do {
        // for one message: vpcd sends length and payload apart, and waits 40 ms between them
        socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
      } while (answer(in.readNBytes(in.readUnsignedShort()), socket.getOutputStream()));
    } catch (IOException e) {
      // close() and the end of the service end the connection
      heard.add("removed");
    }
  }

  /** Whether the card stays. */
  private boolean answer(byte[] message, OutputStream out) throws IOException {
    if (message.length != 1) {
      String command = HEX.formatHex(message);
      heard.add(command);
      Optional<String> answer = script.apply(command);
      if (answer.isPresent()) {
        send(HEX.parseHex(answer.get()), out);
      }
      return answer.isPresent();
    }
    if (message[0] == 4) {
      send(ATR, out);
    } else if (message[0] == 0 || message[0] == 2) {
      heard.add("reset");
    }
    return true;
  }

  private static void send(byte[] payload, OutputStream out) throws IOException {
    byte[] frame = new byte[payload.length + 2];
    frame[0] = (byte) (payload.length >> 8);
    frame[1] = (byte) payload.length;
    System.arraycopy(payload, 0, frame, 2, payload.length);
    out.write(frame);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      heard.add("removed");
    }
  }
}

package io.github.jpki4j.testcard.bridge;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketOption;
import jdk.net.ExtendedSocketOptions;

/** What vpcd and a card tell each other, each behind its length in two bytes: PCSC-04. */
final class VpcdFrames {

  private static final int LONGEST = 0xFFFF;

  private final Socket socket;
  private final boolean quickAcknowledge;
  private final DataInputStream in;
  private final OutputStream out;

  /** The caller closes the socket. */
  VpcdFrames(Socket socket) throws IOException {
    this.socket = socket;
    this.quickAcknowledge = socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
    this.in = new DataInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /**
   * Reads one message. vpcd sends length and payload apart, so an acknowledgement must not wait for
   * more data: that would cost 40 ms each time. The option lasts for one message.
   */
  byte[] read() throws IOException {
    int length = in.readUnsignedShort();
    if (quickAcknowledge && in.available() < length) {
      SocketOption<Boolean> option = ExtendedSocketOptions.TCP_QUICKACK;
      socket.setOption(option, true);
    }
    byte[] message = new byte[length];
    in.readFully(message);
    return message;
  }

  /** One write for length and payload; nothing for what is too long. */
  void send(byte[] answer) throws IOException {
    byte[] payload = answer.length > LONGEST ? new byte[0] : answer;
    byte[] frame = new byte[payload.length + 2];
    frame[0] = (byte) (payload.length >> 8);
    frame[1] = (byte) payload.length;
    System.arraycopy(payload, 0, frame, 2, payload.length);
    out.write(frame);
    out.flush();
  }
}

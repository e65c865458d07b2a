package io.github.jpki4j.it.pcscd;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.transport.CardConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The program behind {@link OtherClient}: does what each line of its input says and answers with
 * one line.
 */
public final class OtherClientProgram {

  /** Begins each answer, so that nothing of the JVM is taken for one. */
  public static final String MARK = "answer: ";

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private final PcscReader reader;
  private @Nullable CardConnection connection;

  private OtherClientProgram(PcscReader reader) {
    this.reader = reader;
  }

  /**
   * Runs until the end of input.
   *
   * @param args {@code native} or {@code javax}, and the name of the reader
   * @throws JpkiException if there is no such reader
   */
  public static void main(String[] args) throws JpkiException {
    PcscReaders readers = args[0].equals("native") ? PcscReaders.nativeApi() : PcscReaders.javax();
    new OtherClientProgram(readers.named(args[1])).obey();
  }

  /** Obeys until the end of input or of the transaction. */
  private void obey() {
    for (String line = next(); !line.isEmpty() && !line.equals("end"); line = next()) {
      try {
        System.out.println(MARK + obey(line));
      } catch (JpkiException e) {
        System.out.println(MARK + e.getMessage());
      }
    }
  }

  private String next() {
    try {
      @Nullable String line = in.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String obey(String line) throws JpkiException {
    switch (line) {
      case "open" -> connection = reader.open();
      case "open-exclusive" -> connection = reader.openExclusive();
      case "disconnect" -> open().close();
      case "begin" -> open().transact(this::transaction);
      default -> {
        return HEX.formatHex(open().transceive(HEX.parseHex(line)));
      }
    }
    return "done";
  }

  private boolean transaction() {
    System.out.println(MARK + "begun");
    obey();
    return true;
  }

  private CardConnection open() throws TransportException {
    if (connection == null) {
      throw new TransportException("open first", TransportException.Remedy.REOPEN);
    }
    return connection;
  }
}

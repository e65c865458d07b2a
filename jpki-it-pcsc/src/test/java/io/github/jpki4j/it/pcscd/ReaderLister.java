package io.github.jpki4j.it.pcscd;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.pcsc.PcscReaders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A program of its own: for each line of input, one line about the readers. */
public final class ReaderLister {

  /** Begins each line of ours, so that nothing of the JVM is taken for one. */
  public static final String MARK = "readers: ";

  private ReaderLister() {}

  /**
   * Runs until the end of input.
   *
   * @param args {@code native} or {@code javax}
   * @throws IOException if standard input breaks
   */
  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PcscReaders readers = args[0].equals("native") ? PcscReaders.nativeApi() : PcscReaders.javax();
    while (in.readLine() != null) {
      try {
        System.out.println(MARK + readers.list());
      } catch (TransportException e) {
        System.out.println(MARK + e.remedy() + " " + e.getMessage());
      }
    }
  }
}

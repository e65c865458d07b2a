package io.github.jpki4j.it.pcsc;

import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.transport.CardConnection;

/** Connects to a card as the first thing that a JVM does, and prints what that took. */
final class FreshConnect {

  private FreshConnect() {}

  /**
   * Runs it.
   *
   * @param args the reader's name; {@code native} or {@code javax}
   * @throws Exception if there is no connection
   */
  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    PcscReaders readers = args[1].equals("native") ? PcscReaders.nativeApi() : PcscReaders.javax();
    try (CardConnection connection = readers.named(args[0]).open()) {
      long end = System.nanoTime();
      System.out.println((end - start) / 1e6 + " " + connection.info().name());
    }
  }
}

package io.github.jpki4j.it.bench;

import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.transport.CardConnection;

/**
 * Looks for readers and connects to a card as the first things that a JVM does, and prints what
 * each took.
 */
public final class FreshConnect {

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
    PcscReader reader = readers.named(args[0]);
    long found = System.nanoTime();
    try (CardConnection connection = reader.open()) {
      long connected = System.nanoTime();
      System.out.println(
          (found - start) / 1e6 + " " + (connected - found) / 1e6 + " " + connection.info().name());
    }
  }
}

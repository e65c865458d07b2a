package io.github.jpki4j.it.bench;

import io.github.jpki4j.pcsc.BareCall;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testkit.program.Stopwatch;
import io.github.jpki4j.transport.CardConnection;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One command and its answer by each backend and by a client in C, all on one reader. The native
 * backend hands each call to a thread that may hang in the caller's stead, because nothing ends an
 * SCardTransmit that a card does not answer; what that costs is told apart from the call.
 */
final class RoundTripBenchmark {

  /** Rounds at a time: so few that all see the same machine. */
  private static final int TURN = 10;

  private static final int TURNS = 300;
  private static final int WARM_UP_TURNS = 300;

  private static final String C = "C";
  private static final String BARE = "foreign call";
  private static final String NATIVE = "native";

  private final Map<String, Way> ways = new LinkedHashMap<>();

  /** Sends a command so often. */
  @FunctionalInterface
  private interface Way {
    double[] times(byte[] command, int rounds) throws Exception;
  }

  private RoundTripBenchmark() {}

  /**
   * Measures and prints.
   *
   * @param reader with a card that has the JPKI application
   * @param backends by name
   * @param client the program of {@link RawClient}, if there is one
   */
  static void measure(
      String reader, Map<String, PcscReaders> backends, Optional<RawClient.Program> client)
      throws Exception {
    RoundTripBenchmark benchmark = new RoundTripBenchmark();
    List<AutoCloseable> open = new ArrayList<>();
    try {
      if (client.isPresent()) {
        RawClient raw = client.get().start(reader);
        open.add(raw);
        benchmark.ways.put(C, raw::times);
      }
      if (backends.containsKey(NATIVE)) {
        BareCall bare = new BareCall(reader);
        open.add(bare);
        benchmark.ways.put(
            BARE, (command, rounds) -> Stopwatch.times(() -> bare.transmit(command), rounds));
      }
      for (Map.Entry<String, PcscReaders> backend : backends.entrySet()) {
        CardConnection connection = backend.getValue().named(reader).open();
        open.add(connection);
        benchmark.ways.put(
            backend.getKey(),
            (command, rounds) -> Stopwatch.times(() -> connection.transceive(command), rounds));
      }
      benchmark.print("SELECT", "00A4040C0AD392F000260100000001");
      benchmark.print("READ 256 bytes", "00B08B0000");
      benchmark.print("READ 1,344 bytes, extended", "00B08B00000540");
    } finally {
      for (AutoCloseable one : open) {
        one.close();
      }
    }
  }

  private void print(String what, String command) throws Exception {
    Map<String, double[]> times = times(HexFormat.of().parseHex(command));
    times.forEach((way, t) -> Stopwatch.print("round trip, " + what + ": " + way, t));
    if (times.containsKey(C) && times.containsKey(NATIVE)) {
      double c = Stopwatch.quantile(times.get(C), 50);
      double bare = Stopwatch.quantile(times.get(BARE), 50);
      double whole = Stopwatch.quantile(times.get(NATIVE), 50);
      System.out.printf(
          Locale.ROOT,
          "  over C: the foreign call %.0f %% (aim: 15 %%), with its time-out %.0f %%, which is"
              + " %.0f microseconds more%n",
          100 * (bare / c - 1),
          100 * (whole / c - 1),
          1000 * (whole - bare));
    }
  }

  /** All ways in turn. */
  private Map<String, double[]> times(byte[] command) throws Exception {
    Map<String, double[]> times = new LinkedHashMap<>();
    ways.keySet().forEach(way -> times.put(way, new double[TURN * TURNS]));
    for (int turn = -WARM_UP_TURNS; turn < TURNS; turn++) {
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        double[] some = way.getValue().times(command, TURN);
        if (turn >= 0) {
          System.arraycopy(some, 0, times.get(way.getKey()), turn * TURN, TURN);
        }
      }
    }
    return times;
  }
}

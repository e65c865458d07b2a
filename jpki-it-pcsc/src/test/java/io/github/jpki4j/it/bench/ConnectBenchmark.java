package io.github.jpki4j.it.bench;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.program.Stopwatch;
import io.github.jpki4j.transport.CardConnection;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;

/** Connecting to the card in a reader, in a fresh JVM and again, and what one session costs. */
final class ConnectBenchmark {

  private static final int JVMS = 15;
  private static final int ROUNDS = 100;

  private ConnectBenchmark() {}

  /**
   * Measures and prints.
   *
   * @param root the checkout, built
   * @param reader with a My Number card
   * @param backends by name
   */
  static void measure(Path root, String reader, Map<String, PcscReaders> backends)
      throws Exception {
    for (Map.Entry<String, PcscReaders> backend : backends.entrySet()) {
      String name = backend.getKey();
      PcscReader warm = backend.getValue().named(reader);
      double[][] cold = cold(root, reader, name);
      Stopwatch.print("find the reader, the first work of a JVM: " + name, cold[0]);
      Stopwatch.print("connect, the first time in a JVM (aim: 20): " + name, cold[1]);
      Stopwatch.print("connect, again: " + name, connects(warm));
      Stopwatch.print(
          "connect, read the auth certificate, disconnect: " + name,
          Stopwatch.times(() -> session(warm), ROUNDS));
    }
  }

  private static double[] connects(PcscReader reader) throws Exception {
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      CardConnection connection = reader.open();
      times[i] = (System.nanoTime() - start) / 1e6;
      connection.close();
    }
    return times;
  }

  private static byte[] session(PcscReader reader) throws Exception {
    try (MyNumberCard card = MyNumberCard.open(reader.open())) {
      return card.jpki().readCertificate(CertificateKind.AUTH).encoded();
    }
  }

  /**
   * Finding the reader and connecting, as the command runs: with its jar, whose log is that of the
   * JDK, and its options, but without its archive of classes.
   */
  private static double[][] cold(Path root, String reader, String backend) {
    String path =
        root.resolve("jpki-cli/target/jpki.jar")
            + File.pathSeparator
            + root.resolve("jpki-it/target/test-classes");
    ForeignProgram jvm =
        ForeignProgram.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            path,
            FreshConnect.class.getName(),
            reader,
            backend);
    double[][] times = new double[2][JVMS];
    for (int i = 0; i < JVMS; i++) {
      ForeignProgram.Outcome outcome = jvm.run();
      if (outcome.exit() != 0) {
        throw new IllegalStateException("connecting failed: " + outcome.text());
      }
      String[] printed = outcome.text().split(" ", 3);
      times[0][i] = Double.parseDouble(printed[0]);
      times[1][i] = Double.parseDouble(printed[1]);
    }
    return times;
  }
}

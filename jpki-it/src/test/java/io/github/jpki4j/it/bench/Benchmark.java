package io.github.jpki4j.it.bench;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.program.Stopwatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Prints how long things take; asserts nothing, times belong to a machine. Run by ./bench. */
public final class Benchmark {

  private static final int WARM_UP = 500;
  private static final int ROUNDS = 1000;
  private static final byte[] MESSAGE = "TEST".getBytes(StandardCharsets.UTF_8);

  private Benchmark() {}

  /**
   * Runs it.
   *
   * @param args the path of the checkout
   * @throws Exception if something that is measured fails
   */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    System.out.println("milliseconds: median / 99th percentile");
    simulatedSignature();
    NfcTable.print();
    CertificateBenchmark.measure();
    LoginBenchmark.measure();
    TlsBenchmark.measure();
    commandLine(root);
    DocumentBenchmark.measure(root);
  }

  private static void simulatedSignature() throws Exception {
    Callable<byte[]> raw = rawSignature();
    try (MyNumberCard card = MyNumberCard.open(TestCard.builder().build().connect())) {
      JpkiAp jpki = card.jpki();
      Callable<byte[]> simulated =
          () -> {
            try (Pin pin = Pin.auth("1234".toCharArray())) {
              return jpki.sign(pin, Digest.ofMessage(HashAlgorithm.SHA256, MESSAGE));
            }
          };
      // Interleaved, so that both see the same machine.
      double[] rawTimes = new double[ROUNDS];
      double[] simulatedTimes = new double[ROUNDS];
      for (int i = -WARM_UP; i < ROUNDS; i++) {
        double rawTime = Stopwatch.time(raw);
        double simulatedTime = Stopwatch.time(simulated);
        if (i >= 0) {
          rawTimes[i] = rawTime;
          simulatedTimes[i] = simulatedTime;
        }
      }
      Stopwatch.print("raw JCA signature, RSA-2048", rawTimes);
      Stopwatch.print("simulated card: counter, VERIFY, signature", simulatedTimes);
      System.out.printf(
          Locale.ROOT,
          "  speed against raw JCA: %.0f %% (aim: 90 %%)%n",
          100 * Stopwatch.quantile(rawTimes, 50) / Stopwatch.quantile(simulatedTimes, 50));
      jpki.readCertificate(CertificateKind.AUTH);
      Stopwatch.times(simulated, WARM_UP);
      Stopwatch.print(
          "the same, checked against the certificate", Stopwatch.times(simulated, ROUNDS));
    }
  }

  private static Callable<byte[]> rawSignature() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    return () -> {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(pair.getPrivate());
      signature.update(MESSAGE);
      return signature.sign();
    };
  }

  private static void commandLine(Path root) throws Exception {
    ProcessBuilder command =
        new ProcessBuilder(root.resolve("jpki").toString(), "status", "--simulate");
    Callable<Integer> status =
        () -> {
          Process process = command.redirectErrorStream(true).start();
          process.getInputStream().readAllBytes();
          return process.waitFor();
        };
    status.call();
    Stopwatch.print("./jpki status --simulate, built (aim: 250)", Stopwatch.times(status, 20));
  }
}

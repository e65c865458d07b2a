package io.github.jpki4j.it.bench;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.program.Stopwatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Exchanges, connecting, certificate and signature through a real pcscd: ours beside a client in C,
 * OpenSC's tools and its module in Java on the same reader. Run by ./bench.
 */
public final class ReaderBenchmark {

  private static final int ROUNDS = 30;

  private ReaderBenchmark() {}

  /**
   * Measures and prints; says why if this machine has no reader.
   *
   * @param args the path of the checkout, for {@code ./jpki}
   * @throws Exception if something that is measured fails
   */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Path folder = Files.createTempDirectory("jpki4j-bench");
    try (PcscdFixture pcscd = PcscdFixture.start()) {
      TestCard card = TestCard.builder().build();
      pcscd.insert(card);
      try {
        backends(pcscd, root, folder);
        inProcess(pcscd);
        processes(pcscd, root, folder);
        KeyBenchmark.measure(pcscd.readerName(0), card);
      } finally {
        pcscd.eject();
        PcscdFixture.delete(folder);
      }
    } catch (PcscdFixture.Unavailable e) {
      System.out.println("left out: everything through a reader: " + e.getMessage());
    }
  }

  private static void backends(PcscdFixture pcscd, Path root, Path folder) throws Exception {
    Map<String, PcscReaders> backends = new LinkedHashMap<>();
    backends.put("native", PcscReaders.nativeApi());
    backends.put("javax", PcscReaders.javax());
    try {
      PcscReaders.nativeApi().backend();
    } catch (TransportException e) {
      System.out.println("left out: native: " + e.getMessage());
      backends.remove("native");
    }
    Optional<RawClient.Program> client = RawClient.compile(root, folder);
    if (client.isEmpty()) {
      System.out.println("left out: the client in C: no C compiler");
    }
    String reader = pcscd.readerName(0);
    RoundTripBenchmark.measure(reader, backends, client);
    ConnectBenchmark.measure(root, reader, backends);
  }

  private static void inProcess(PcscdFixture pcscd) throws Exception {
    try (MyNumberCard card = MyNumberCard.open(pcscd.reader(0).open())) {
      JpkiAp jpki = card.jpki();
      Stopwatch.print(
          "pcscd, same session: read the auth certificate",
          Stopwatch.times(() -> jpki.readCertificate(CertificateKind.AUTH), ROUNDS));
      Digest digest = Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {1});
      Stopwatch.print(
          "pcscd, same session: counter, VERIFY, signature",
          Stopwatch.times(
              () -> {
                try (Pin pin = Pin.auth("1234".toCharArray())) {
                  return jpki.sign(pin, digest);
                }
              },
              ROUNDS));
    }
  }

  private static void processes(PcscdFixture pcscd, Path root, Path folder) throws Exception {
    Path input = Files.writeString(folder.resolve("input"), "TEST");
    Path pin = Files.writeString(folder.resolve("pin"), "1234\n");
    String jpki = root.resolve("jpki").toString();
    String reader = pcscd.readerName(0);
    print("./jpki status (aim: 300)", jpki, "--reader", reader, "status");
    print("./jpki cert auth", jpki, "--reader", reader, "cert", "auth", "--format", "pem");
    print(
        "pkcs15-tool --read-certificate",
        "pkcs15-tool",
        "--reader",
        reader,
        "--read-certificate",
        "1");
    print(
        "./jpki sign --key auth",
        jpki,
        "--reader",
        reader,
        "sign",
        "--key",
        "auth",
        "--pin-file",
        pin.toString(),
        input.toString(),
        "--out",
        folder.resolve("ours").toString());
    print(
        "pkcs15-crypt --sign",
        "pkcs15-crypt",
        "--reader",
        reader,
        "--sign",
        "--key",
        "1",
        "--sha-256",
        "--pkcs1",
        "--pin",
        "-",
        "--input",
        hashed(folder, input).toString(),
        "--output",
        folder.resolve("theirs").toString());
  }

  private static Path hashed(Path folder, Path input) throws Exception {
    byte[] hash = Digest.ofMessage(HashAlgorithm.SHA256, Files.readAllBytes(input)).value();
    return Files.write(folder.resolve("hash"), hash);
  }

  private static void print(String what, String... command) throws Exception {
    ForeignProgram program =
        ForeignProgram.of(command).with("OPENSC_DRIVER", "jpki").input("1234\n");
    Stopwatch.print(
        "whole process: " + what,
        Stopwatch.times(
            () -> {
              ForeignProgram.Outcome outcome = program.run();
              if (outcome.exit() != 0) {
                throw new IllegalStateException(command[0] + " failed: " + outcome.text());
              }
              return outcome;
            },
            ROUNDS));
  }
}

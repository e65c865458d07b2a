package io.github.jpki4j.it.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.CommandDoor;
import io.github.jpki4j.cli.CommandDoor.Outcome;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.key.Pem;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCertificates;
import io.github.jpki4j.testkit.timestamp.TsaServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command with a card, the files that long-term forms take, and EU DSS beside it. All have the
 * time of the computer, as DSS has.
 */
final class LongTermDesk {

  static final byte[] CONTENT = "契約書\n".getBytes(StandardCharsets.UTF_8);

  static final String EXTEND = " extend --out @out --tsa-root @root.pem --level ";

  final TestPki pki = TestPki.create();
  final TestCard card = TestCard.builder().build();
  private final Path folder;

  LongTermDesk(Path folder) throws Exception {
    this.folder = folder;
    Instant before = Instant.now().minus(Duration.ofHours(1));
    write("in.pdf", PdfForge.plain());
    write("in.txt", CONTENT);
    write(
        "in.xml", "<a xmlns:b=\"urn:b\" xml:lang=\"ja\">契約書</a>".getBytes(StandardCharsets.UTF_8));
    write("pin", "ABC123\n".getBytes(StandardCharsets.US_ASCII));
    write("signer.crl", pki.crl(KeyKind.SIGN, before).distributionPoint(card.holder()).build());
    List<byte[]> lists = TsaCertificates.crls(before);
    for (int i = 0; i < lists.size(); i++) {
      write("tsa" + i + ".crl", lists.get(i));
    }
    Pem.certificate(file("root.pem"), TestTsa.rootEncoded());
    Pem.certificate(file("ca.pem"), pki.authorityCertificate(KeyKind.SIGN));
  }

  void write(String name, byte[] content) throws IOException {
    Files.write(file(name), content);
  }

  byte[] read(String name) throws IOException {
    return Files.readAllBytes(file(name));
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Runs the command; a word with an @ before it names a file of the folder. */
  Outcome run(String line, String... more) {
    List<String> words = new ArrayList<>(List.of(line.strip().split(" +")));
    words.addAll(List.of(more));
    words.replaceAll(word -> word.startsWith("@") ? file(word.substring(1)).toString() : word);
    return CommandDoor.run(card::connect, Optional.empty(), Clock.systemUTC(), words);
  }

  /** What proves the signer and the authority, as options. */
  static String proof(String level) {
    return level.equals("t") ? " --trust-test" : " --trust-test --crl @signer.crl" + ofTheTsa();
  }

  static String ofTheTsa() {
    return " --crl @tsa0.crl --crl @tsa1.crl";
  }

  /** Signs a file of the folder, beside it if it is a text. */
  Outcome sign(String command, String in, String more) {
    return run(command + " sign --key sign --pin-file @pin --out @signed @" + in + " " + more);
  }

  /** Extends what is signed, with all that proves it. */
  Outcome extend(TestTsa tsa, String command, String in, String level) throws IOException {
    try (TsaServer server = TsaServer.start(tsa)) {
      return run(
          command + EXTEND + level + proof(level) + beside(in),
          "--tsa",
          server.uri().toString(),
          "@signed");
    }
  }

  /** What the command says of a file, with the content beside it if that is a text. */
  JsonNode verify(String command, String file, String in, String more) throws IOException {
    Outcome outcome =
        run(
            command
                + " verify --trust-test --json --tsa-root @root.pem @"
                + file
                + beside(in)
                + " "
                + more);
    return new ObjectMapper().readTree(outcome.out());
  }

  static String beside(String in) {
    return in.equals("in.txt") ? " --content @in.txt" : "";
  }
}

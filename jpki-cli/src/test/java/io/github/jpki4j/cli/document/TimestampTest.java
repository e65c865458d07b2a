package io.github.jpki4j.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import io.github.jpki4j.testkit.timestamp.TsaServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Time stamps by the command, from a TSA on this computer. */
class TimestampTest {

  @TempDir private Path folder;

  private final TestCard card = TestCard.builder().clock(Desk.clock()).build();

  @BeforeEach
  void write() throws Exception {
    Files.write(folder.resolve("root.der"), TestTsa.rootEncoded());
    Files.write(folder.resolve("in.pdf"), PdfForge.plain());
    Files.writeString(folder.resolve("in.txt"), "text\n");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private Desk.Result run(TsaServer server, String... words) {
    List<String> args = new ArrayList<>(List.of(words));
    args.addAll(List.of("--tsa", server.uri().toString(), "--tsa-root", path("root.der")));
    args.addAll(List.of("--out", path("out")));
    return Desk.with(card).typing(Desk.secret(KeyKind.SIGN)).run(args.toArray(String[]::new));
  }

  private JsonNode verify(String command, String file) throws Exception {
    Desk.Result result =
        Verification.run(command, Locale.ENGLISH, file, "--tsa-root", path("root.der"), "--json");
    return new ObjectMapper().readTree(result.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cms sign in.txt", "cms sign --smime in.txt", "pdf sign in.pdf"})
  void whatIsSignedWithAnAuthorityIsProvenToHaveExisted(String line) throws Exception {
    String[] words = line.split(" ", -1);
    words[words.length - 1] = path(words[words.length - 1]);
    TestTsa tsa = TestTsa.of(TsaCase.RIGHT);
    try (TsaServer server = TsaServer.start(tsa)) {
      List<String> sign = new ArrayList<>(List.of(words));
      sign.addAll(List.of("--key", "sign"));
      Desk.Result result = run(server, sign.toArray(String[]::new));
      assertThat(result.code()).as(result.said()).isZero();
      assertThat(tsa.asked()).as("before the PIN and after it").isEqualTo(2);
    }
    JsonNode report = verify(words[0], path("out"));
    assertThat(report.at("/good").asBoolean()).as("%s", report).isTrue();
    assertThat(report.at("/timeStamps/0/good").asBoolean()).isTrue();
    assertThat(report.at("/timeStamps/0/kind").asText()).isEqualTo("signature");
    assertThat(report.at("/timeStamps/0/signatures/0").asInt()).isEqualTo(1);
    assertThat(report.at("/signatures/0/existed").asText()).startsWith("2026-11-23T12:00:00");
    String screen =
        Verification.run(words[0], Locale.ENGLISH, path("out"), "--tsa-root", path("root.der"))
            .out();
    assertThat(screen.replaceAll("\\s+", " "))
        .contains("as a time stamp proves", "CN=Test TSA Unit RSA");
    assertThat(
            Verification.run(words[0], Locale.ENGLISH, path("out")).out().replaceAll("\\s+", " "))
        .contains("PROVES NOTHING", "no root for time stamps was given")
        .doesNotContain("as a time stamp proves");
    assertThat(Verification.run(words[0], Locale.JAPAN, path("out")).out()).contains("何も証明しません");
  }

  @ParameterizedTest
  @EnumSource(TsaCase.class)
  void anAuthorityThatDoesNotDoItsWorkCostsNoTry(TsaCase given) throws Exception {
    try (TsaServer server = TsaServer.start(TestTsa.of(given))) {
      for (String command : List.of("cms", "pdf")) {
        Files.deleteIfExists(folder.resolve("out"));
        long before = card.traffic().commands();
        String in = path(command.equals("cms") ? "in.txt" : "in.pdf");
        String seconds = given == TsaCase.SLOW ? "2" : "60";
        Desk.Result result =
            run(server, command, "sign", "--key", "sign", "--timeout", seconds, in);
        if (given.problem.isEmpty()) {
          assertThat(result.code()).as(result.said()).isZero();
          continue;
        }
        boolean silent =
            given.problem.equals("no-answer") || given == TsaCase.HUGE; // given up on the way
        assertThat(result.code()).as("%s: %s", given, result.said()).isEqualTo(silent ? 70 : 72);
        assertThat(result.said()).contains("Nothing was signed");
        assertThat(card.traffic().commands()).as("the card").isEqualTo(before);
        assertThat(folder.resolve("out")).doesNotExist();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cms", "pdf"})
  void whatIsSignedIsNotLostIfTheAuthorityFailsAfterwards(String command) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    String in = path(command.equals("cms") ? "in.txt" : "in.pdf");
    try (TsaServer server =
        TsaServer.start(
            () -> TestTsa.of(asked.getAndIncrement() == 0 ? TsaCase.RIGHT : TsaCase.HTTP_ERROR))) {
      Desk.Result result = run(server, command, "sign", "--key", "sign", in);
      assertThat(result.code()).as(result.said()).isEqualTo(73);
      assertThat(result.said()).contains("without a time stamp", "jpki " + command + " timestamp");
    }
    JsonNode bare = verify(command, path("out"));
    assertThat(bare.at("/good").asBoolean()).isTrue();
    assertThat(bare.at("/timeStamps")).isEmpty();
    try (TsaServer server = TsaServer.start(TestTsa.of(TsaCase.ON_CURVE))) {
      Desk.Result later = run(server, command, "timestamp", path("out"));
      assertThat(later.code()).as(later.said()).isZero();
    }
    JsonNode stamped = verify(command, path("out"));
    assertThat(stamped.at("/good").asBoolean()).isTrue();
    assertThat(stamped.at("/timeStamps/0/kind").asText())
        .isEqualTo(command.equals("cms") ? "signature" : "document");
    assertThat(stamped.at("/signatures/0/existed").asText()).isNotEmpty();
  }

  @Test
  void theLastSignatureOfAPdfIsStampedInTheRoomThatWasLeft() throws Exception {
    try (TsaServer server = TsaServer.start(TestTsa.of(TsaCase.RIGHT))) {
      assertThat(run(server, "pdf", "sign", "--key", "sign", path("in.pdf")).code()).isZero();
      long before = Files.size(folder.resolve("out"));
      Desk.Result again = run(server, "pdf", "timestamp", "--last-signature", path("out"));
      assertThat(again.code()).as(again.said()).isZero();
      assertThat(folder.resolve("out")).hasSize(before);
    }
    assertThat(verify("pdf", path("out")).at("/timeStamps")).hasSize(2);
  }

  @Test
  void whatIsMissingIsAMistakeBeforeAnybodyIsAsked() throws Exception {
    TestTsa tsa = TestTsa.of(TsaCase.RIGHT);
    try (TsaServer server = TsaServer.start(tsa)) {
      String url = server.uri().toString();
      String[] sign = {"pdf", "sign", "--key", "sign", path("in.pdf"), "--out", path("out")};
      for (String[] more :
          List.of(
              new String[] {"--tsa", url},
              new String[] {"--tsa-root", path("root.der")},
              new String[] {"--tsa", "ftp://127.0.0.1/", "--tsa-root", path("root.der")},
              new String[] {
                "--tsa", url.replace("//", "//user:word@"), "--tsa-root", path("root.der")
              })) {
        List<String> words = new ArrayList<>(List.of(sign));
        words.addAll(List.of(more));
        Desk.Result result =
            Desk.with(card).typing(Desk.secret(KeyKind.SIGN)).run(words.toArray(String[]::new));
        assertThat(result.code()).as(result.said()).isEqualTo(2);
      }
      Desk.Result none =
          Desk.with(card).run("pdf", "timestamp", path("in.pdf"), "--out", path("out"));
      assertThat(none.code()).isEqualTo(2);
      assertThat(none.said()).contains("--tsa");
    }
    assertThat(tsa.asked()).isZero();
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void aCertificateThatIsNoCaIsNoRoot() throws Exception {
    Files.write(folder.resolve("root.der"), TestTsa.unitEncoded());
    try (TsaServer server = TsaServer.start(TestTsa.of(TsaCase.RIGHT))) {
      Desk.Result result = run(server, "pdf", "timestamp", path("in.pdf"));
      assertThat(result.code()).as(result.said()).isEqualTo(50);
    }
  }

  @Test
  void aCaThatMayIssueCertificatesForOthersAloneIsNoRoot() throws Exception {
    X509Certificate forServers =
        TestTsa.root(
            List.of(
                Extension.create(Extension.basicConstraints, true, new BasicConstraints(true)),
                Extension.create(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)),
                Extension.create(
                    Extension.extendedKeyUsage,
                    true,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))));
    Files.write(folder.resolve("root.der"), forServers.getEncoded());
    TestTsa tsa = TestTsa.of(TsaCase.RIGHT);
    try (TsaServer server = TsaServer.start(tsa)) {
      Desk.Result result = run(server, "pdf", "timestamp", path("in.pdf"));
      assertThat(result.code()).as(result.said()).isEqualTo(50);
      assertThat(result.said()).contains("time stamps (extension 2.5.29.37)");
    }
    assertThat(tsa.asked()).isZero();
  }
}

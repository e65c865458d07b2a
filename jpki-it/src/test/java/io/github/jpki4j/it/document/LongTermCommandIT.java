package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cli.CommandDoor.Outcome;
import io.github.jpki4j.it.library.StartedDss;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestOcspResponder;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignJudge.Verdict;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import io.github.jpki4j.testkit.timestamp.TsaServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long-term forms by the command: what comes out, and what is refused before anybody is asked. */
@ExtendWith(StartedDss.class)
@Tag("program")
class LongTermCommandIT {

  @TempDir private Path folder;

  private final TestTsa tsa = TestTsa.of(TsaCase.RIGHT, Clock.systemUTC());
  private LongTermDesk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new LongTermDesk(folder);
  }

  /** Command, file, and how it is signed first. */
  static Stream<String[]> forms() {
    return Stream.of(
        new String[] {"pdf", "in.pdf", ""},
        new String[] {"pdf", "in.pdf", "--format cades"},
        new String[] {"cms", "in.pdf", ""},
        new String[] {"cms", "in.txt", "--detached"},
        new String[] {"xml", "in.xml", "--format xades"},
        new String[] {"xml", "in.txt", "--format xades --detached"});
  }

  static Stream<String[]> formsAndLevels() {
    return forms()
        .flatMap(
            form ->
                Stream.of("t", "lt", "lta")
                    .filter(
                        level -> !form[2].isEmpty() || form[0].equals("cms") || level.equals("t"))
                    .map(level -> new String[] {form[0], form[1], form[2], level}));
  }

  @ParameterizedTest
  @MethodSource("formsAndLevels")
  void whatIsExtendedIsGoodForUsAndForOthers(String command, String in, String how, String level)
      throws Exception {
    assertThat(desk.sign(command, in, how).code()).isZero();
    byte[] before = desk.read("signed");
    long exchanges = desk.card.traffic().commands();
    Outcome extended = desk.extend(tsa, command, in, level);
    assertThat(extended.code()).as(extended.err()).isZero();
    assertThat(desk.card.traffic().commands()).as("no card").isEqualTo(exchanges);
    assertThat(desk.read("signed")).isEqualTo(before);
    for (String more :
        List.of(
            "--no-revocation", "--crl @signer.crl --second-opinion" + LongTermDesk.ofTheTsa())) {
      JsonNode report = desk.verify(command, "out", in, more);
      assertThat(report.at("/good").asBoolean()).as("%s", report).isTrue();
      assertThat(report.at("/signatures/0/existed").asText()).isNotEmpty();
      assertThat(report.at("/signatures")).hasSize(1);
      assertThat(report.at("/timeStamps/0/good").asBoolean()).isTrue();
      assertThat(report.at("/findings")).isEmpty();
    }
    judge(command, in);
  }

  private void judge(String command, String in) throws Exception {
    String out = folder.resolve("out").toString();
    String ca = folder.resolve("ca.pem").toString();
    switch (command) {
      case "pdf" -> {
        Verdict pdfsig = ForeignJudge.pdfsig().run("-nocert", out);
        assertThat(pdfsig.text()).contains("Signature is Valid");
        assertThat(pdfsig.text()).doesNotContain("Signature is Invalid", "Digest Mismatch");
      }
      case "cms" -> {
        Verdict openssl =
            ForeignJudge.openssl()
                .run(
                    "cms",
                    "-verify",
                    "-cades",
                    "-binary",
                    "-inform",
                    "DER",
                    "-in",
                    out,
                    "-CAfile",
                    ca,
                    "-purpose",
                    "any",
                    "-content",
                    folder.resolve(in).toString(),
                    "-out",
                    folder.resolve("content").toString());
        assertThat(openssl.exit()).as(openssl.text()).isZero();
      }
      default -> {
        Verdict xmlsec =
            ForeignJudge.xmlsec1()
                .run(
                    "--verify",
                    "--id-attr:Id",
                    "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
                    "--url-map:./in.txt",
                    folder.resolve("in.txt").toString(),
                    "--trusted-pem",
                    ca,
                    out);
        assertThat(xmlsec.exit()).as(xmlsec.text()).isZero();
      }
    }
  }

  /** The time stamp is over what Canonical XML says, written down here by hand. */
  @Test
  void opensslVerifiesTheTimeStampOfXades() throws Exception {
    assertThat(desk.sign("xml", "in.xml", "--format xades").code()).isZero();
    assertThat(desk.extend(tsa, "xml", "in.xml", "t").code()).isZero();
    String xml = new String(desk.read("out"), StandardCharsets.UTF_8);
    Matcher value =
        Pattern.compile("<ds:SignatureValue Id=\"([^\"]*)\">([^<]*)</ds:SignatureValue>")
            .matcher(xml);
    Matcher token =
        Pattern.compile("<xades:EncapsulatedTimeStamp[^>]*>([^<]*)</xades:EncapsulatedTimeStamp>")
            .matcher(xml);
    assertThat(value.find() && token.find()).isTrue();
    assertThat(xml)
        .contains(
            "<ds:CanonicalizationMethod"
                + " Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/><xades:Encaps");
    String stamped =
        "<ds:SignatureValue xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\""
            + value.group(1)
            + "\">"
            + value.group(2)
            + "</ds:SignatureValue>";
    desk.write("token", Base64.getMimeDecoder().decode(token.group(1)));
    for (String data : List.of(stamped, stamped + " ")) {
      desk.write("stamped", data.getBytes(StandardCharsets.UTF_8));
      Verdict openssl =
          ForeignJudge.openssl()
              .run(
                  "ts",
                  "-verify",
                  "-token_in",
                  "-in",
                  folder.resolve("token").toString(),
                  "-data",
                  folder.resolve("stamped").toString(),
                  "-CAfile",
                  folder.resolve("root.pem").toString());
      assertThat(openssl.exit() == 0).as(openssl.text()).isEqualTo(data.equals(stamped));
    }
  }

  @ParameterizedTest
  @CsvSource({"in.xml, t", "in.xml, lta", "in.txt, lt"})
  void aNewSignatureHasItsLevelAtOnce(String in, String level) throws Exception {
    try (TsaServer server = TsaServer.start(tsa)) {
      Outcome signed =
          desk.sign(
              "xml",
              in,
              (in.equals("in.txt") ? "--detached " : "")
                  + "--format xades --tsa-root @root.pem --level "
                  + level
                  + LongTermDesk.proof(level)
                  + " --tsa "
                  + server.uri());
      assertThat(signed.code()).as(signed.err()).isZero();
    }
    JsonNode report = desk.verify("xml", "signed", in, "--no-revocation");
    assertThat(report.at("/good").asBoolean()).as("%s", report).isTrue();
    assertThat(report.at("/signatures/0/existed").asText()).isNotEmpty();
  }

  /** The authority answers before the PIN, and the list of its own is missing after it. */
  @Test
  void whatTheCardSignedIsNotLostIfTheRestIsMissing() throws Exception {
    try (TsaServer server = TsaServer.start(tsa)) {
      Outcome signed =
          desk.sign(
              "xml",
              "in.xml",
              "--format xades --level lt --trust-test --crl @signer.crl --tsa-root @root.pem --tsa "
                  + server.uri());
      assertThat(signed.code()).as(signed.err()).isEqualTo(73);
      assertThat(signed.err()).contains("jpki xml extend");
    }
    JsonNode report = desk.verify("xml", "signed", "in.xml", "--no-revocation");
    assertThat(report.at("/good").asBoolean()).isTrue();
    assertThat(report.at("/timeStamps")).isEmpty();
    assertThat(desk.extend(tsa, "xml", "in.xml", "lta").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pdf", "xml"})
  void theAnswerOfAResponderIsPutIntoTheFile(String command) throws Exception {
    String in = "in." + command;
    desk.sign(command, in, command.equals("pdf") ? "--format cades" : "--format xades");
    try (TestOcspResponder responder = desk.pki.ocspResponder(KeyKind.SIGN).start();
        TsaServer server = TsaServer.start(tsa)) {
      Outcome extended =
          desk.run(
              command + LongTermDesk.EXTEND + "lt --trust-test" + LongTermDesk.ofTheTsa(),
              "--ocsp",
              responder.uri().toString(),
              "--tsa",
              server.uri().toString(),
              "@signed");
      assertThat(extended.code()).as(extended.err()).isZero();
      assertThat(responder.requests()).isEqualTo(1);
    }
    assertThat(desk.verify(command, "out", in, "--no-revocation").at("/good").asBoolean()).isTrue();
  }

  /** A responder says that the card is revoked: DSS hears it, and nobody is asked for a stamp. */
  @Test
  void aRevokedSignerIsNotExtendedAndDssObjects() throws Exception {
    desk.sign("pdf", "in.pdf", "--format cades");
    JpkiCertificate signer =
        JpkiCertificate.parse(desk.card.certificate(KeyKind.SIGN.certificate()));
    try (TestOcspResponder responder =
            desk.pki
                .ocspResponder(KeyKind.SIGN)
                .revoke(
                    new Revocation(
                        signer.serial(),
                        CRLReason.KEY_COMPROMISE,
                        Instant.now().minus(Duration.ofHours(2))))
                .start();
        TsaServer server = TsaServer.start(tsa)) {
      String ocsp = " --ocsp " + responder.uri();
      Outcome refused =
          desk.run(
              "pdf" + LongTermDesk.EXTEND + "lt --trust-test" + LongTermDesk.ofTheTsa() + ocsp,
              "--tsa",
              server.uri().toString(),
              "@signed");
      assertThat(refused.code()).as(refused.err()).isEqualTo(40);
      assertThat(tsa.asked()).isZero();
      JsonNode report = desk.verify("pdf", "signed", "in.pdf", "--second-opinion" + ocsp);
      assertThat(report.at("/good").asBoolean()).isFalse();
      assertThat(report.at("/signatures/0/findings").toString())
          .contains("second-opinion-objects", "REVOKED");
    }
  }
}

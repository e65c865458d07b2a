package io.github.jpki4j.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.Scenario;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.OcspBehaviour;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestCrlBuilder;
import io.github.jpki4j.testcard.pki.TestOcspResponder;
import io.github.jpki4j.testcard.pki.TestPki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateRevocationTest {

  @TempDir private Path folder;

  private final TestPki pki = TestPki.create();
  private final TestCard card = Scenario.REVOKED.card(Desk.clock()).build();
  private final Revocation revocation = Scenario.REVOKED.revocation(card).orElseThrow();

  private Desk.Result sign(String... more) {
    List<String> args = new ArrayList<>(List.of("validate", "sign", "--trust-test"));
    args.addAll(List.of("--pin-file", "-", "--json"));
    args.addAll(List.of(more));
    return Desk.with(card).stdin("ABC123").run(args.toArray(String[]::new));
  }

  private static JsonNode revocation(Desk.Result result) throws IOException {
    JsonNode json = new ObjectMapper().readTree(result.out());
    JsonNode finding = json.at("/findings").get(json.at("/findings").size() - 1);
    assertThat(finding.at("/check").asText()).isEqualTo("revocation");
    assertThat(result.code()).isEqualTo(json.at("/trusted").asBoolean() ? 0 : 40);
    assertThat(json.at("/trusted").asBoolean())
        .isEqualTo(finding.at("/code").asText().equals("not-revoked"));
    return finding;
  }

  private TestCrlBuilder list() {
    return pki.crl(KeyKind.SIGN, Desk.NOW.minus(Duration.ofHours(1)));
  }

  private String file(TestCrlBuilder list) throws IOException {
    return Files.write(folder.resolve("list.crl"), list.build()).toString();
  }

  @Test
  void aListSaysThatItIsNotRevoked() throws IOException {
    JsonNode finding = revocation(sign("--crl", file(list())));
    assertThat(finding.at("/code").asText()).isEqualTo("not-revoked");
    assertThat(finding.at("/message").asText()).contains("2026-11-23 11:00 (Japan time)");
  }

  @Test
  void aListSaysSinceWhenAndWhyItIsRevoked() throws IOException {
    JsonNode finding = revocation(sign("--crl", file(list().revoke(revocation))));
    assertThat(finding.at("/code").asText()).isEqualTo("revoked");
    assertThat(finding.at("/message").asText())
        .contains("(cessationOfOperation)")
        .contains("(Japan time)");
  }

  @Test
  void aListThatCannotBeReliedOnIsAFinding() throws IOException {
    for (TestCrlBuilder list :
        List.of(
            pki.crl(KeyKind.SIGN, Desk.NOW.minus(Duration.ofDays(3))),
            pki.crl(KeyKind.SIGN, Desk.NOW.plus(Duration.ofDays(1))),
            pki.crl(KeyKind.AUTH, Desk.NOW),
            list().generation(CaGeneration.SECOND),
            list().signedBy(KeyKind.SIGN, CaGeneration.FIRST))) {
      JsonNode finding = revocation(sign("--crl", file(list)));
      assertThat(finding.at("/code").asText()).isEqualTo("revocation-unknown");
      assertThat(finding.at("/outcome").asText()).isEqualTo("undetermined");
      assertThat(finding.at("/message").asText()).startsWith("It is not known");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GOOD, not-revoked, ''",
    "REVOKED, revoked, ''",
    "HOLD, on-hold, ''",
    "UNKNOWN, revocation-unknown, RESPONDER_DOES_NOT_KNOW",
    "STALE, revocation-unknown, STALE",
    "WRONG_NONCE, revocation-unknown, WRONG_NONCE",
    "NO_NONCE, revocation-unknown, NO_NONCE",
    "TRY_LATER, revocation-unknown, RESPONDER_ERROR",
    "MALFORMED, revocation-unknown, MALFORMED"
  })
  void aResponderIsAsked(OcspBehaviour behaviour, String code, String why) throws IOException {
    try (TestOcspResponder responder =
        pki.ocspResponder(KeyKind.SIGN).clock(Desk.clock()).behaviour(behaviour).start()) {
      JsonNode finding = revocation(sign("--ocsp", responder.uri().toString()));
      assertThat(finding.at("/code").asText()).isEqualTo(code);
      if (!why.isEmpty()) {
        assertThat(finding.at("/arguments/0").asText()).isEqualTo(why);
      }
      assertThat(responder.requests()).isEqualTo(1);
    }
  }

  @Test
  void aResponderThatNeverAnswersIsNotWaitedForLongerThanWasSaid() throws IOException {
    try (TestOcspResponder responder =
        pki.ocspResponder(KeyKind.SIGN).behaviour(OcspBehaviour.NO_ANSWER).start()) {
      JsonNode finding = revocation(sign("--ocsp", responder.uri().toString(), "--timeout", "1"));
      assertThat(finding.at("/arguments/0").asText()).isEqualTo("NO_ANSWER");
    }
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      JsonNode finding =
          revocation(sign("--ocsp", "http://127.0.0.1:" + silent.getLocalPort(), "--timeout=0"));
      assertThat(finding.at("/arguments/0").asText()).isEqualTo("NO_ANSWER");
    }
  }

  @Test
  void theListIsAskedIfTheResponderIsSilentAndNotOtherwise() throws IOException {
    try (TestOcspResponder good = pki.ocspResponder(KeyKind.SIGN).clock(Desk.clock()).start();
        TestOcspResponder bad =
            pki.ocspResponder(KeyKind.SIGN).behaviour(OcspBehaviour.TRY_LATER).start()) {
      String list = file(list().revoke(revocation));
      assertThat(revocation(sign("--crl", list, "--ocsp", bad.uri().toString())).at("/code"))
          .hasToString("\"revoked\"");
      assertThat(revocation(sign("--crl", list, "--ocsp", good.uri().toString())).at("/code"))
          .hasToString("\"not-revoked\"");
    }
  }

  @Test
  void nobodyIsAskedAboutACertificateOfAnUnknownCa() throws IOException {
    try (TestOcspResponder responder = pki.ocspResponder(KeyKind.SIGN).start()) {
      Desk.Result result =
          Desk.with(card)
              .stdin("ABC123")
              .run("validate", "sign", "--pin-file", "-", "--ocsp", responder.uri().toString());
      assertThat(result.code()).isEqualTo(40);
      assertThat(result.out()).contains("--  revocation");
      assertThat(responder.requests()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"404, 0", "302, 0", "200, 0", "200, 1048577", "200, 30000000"})
  void anythingElseThanAnOcspResponseIsNoAnswer(int status, int length) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    List<String> asked = new ArrayList<>();
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Content-Type"));
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
            exchange.getResponseBody().write(new byte[length]);
          }
        });
    server.start();
    try {
      JsonNode finding =
          revocation(sign("--ocsp", "http://127.0.0.1:" + server.getAddress().getPort() + "/o"));
      assertThat(finding.at("/code").asText()).isEqualTo("revocation-unknown");
      assertThat(finding.at("/arguments/0").asText())
          .isEqualTo(status == 200 && length == 0 ? "MALFORMED" : "NO_ANSWER");
      assertThat(asked).containsExactly("POST application/ocsp-request");
    } finally {
      server.stop(0);
    }
  }
}

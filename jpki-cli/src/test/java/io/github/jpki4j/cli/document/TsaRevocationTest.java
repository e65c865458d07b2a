package io.github.jpki4j.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import io.github.jpki4j.testkit.timestamp.TsaRevocation;
import io.github.jpki4j.testkit.timestamp.TsaServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the authority of a time stamp is revoked, by lists and responders of its own. */
class TsaRevocationTest {

  private static final int SUPERSEDED = 4;

  @TempDir private Path folder;

  private final TestCard card = TestCard.builder().clock(Desk.clock()).build();

  @BeforeEach
  void write() throws Exception {
    Files.write(folder.resolve("root.der"), TestTsa.rootEncoded());
    Files.write(folder.resolve("in.pdf"), PdfForge.plain());
    Files.writeString(folder.resolve("in.cms"), "text\n");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  /** A month after the time stamp, when it is judged. */
  private static Instant later() {
    return Desk.clock().instant().plus(Duration.ofDays(30));
  }

  private static TsaRevocation unit(int days, int reason) {
    Instant since = Desk.clock().instant().plus(Duration.ofDays(days));
    return TsaRevocation.ofUnit(since.toString(), reason);
  }

  private static TsaRevocation nothing() {
    return new TsaRevocation(Optional.empty(), Optional.empty());
  }

  /** The options that name the lists. */
  private List<String> lists(TsaRevocation known, Instant made) throws Exception {
    List<String> options = new ArrayList<>();
    for (byte[] list : known.lists(made)) {
      Path file = Files.write(folder.resolve("list" + options.size()), list);
      options.addAll(List.of("--tsa-crl", file.toString()));
    }
    return options;
  }

  private Desk.Result sign(TestTsa tsa, String command, List<String> more) throws Exception {
    try (TsaServer server = TsaServer.start(tsa)) {
      List<String> args =
          new ArrayList<>(
              List.of(command, "sign", "--key", "sign", path("in." + command), "--out"));
      args.addAll(List.of(path("out"), "--tsa", server.uri().toString()));
      args.addAll(List.of("--tsa-root", path("root.der")));
      args.addAll(more);
      return Desk.with(card).typing(Desk.secret(KeyKind.SIGN)).run(args.toArray(String[]::new));
    }
  }

  private void stamped(String command) throws Exception {
    Desk.Result result = sign(TestTsa.of(TsaCase.RIGHT), command, List.of());
    assertThat(result.code()).as(result.said()).isZero();
  }

  private Desk.Result verify(String command, Locale locale, List<String> more) {
    List<String> args = new ArrayList<>(more);
    args.addAll(List.of("--tsa-root", path("root.der"), "--at", later().toString()));
    return Verification.run(command, locale, path("out"), args.toArray(String[]::new));
  }

  private void check(String command, List<String> options, String code, boolean good)
      throws Exception {
    List<String> args = new ArrayList<>(options);
    args.add("--json");
    Desk.Result result = verify(command, Locale.ENGLISH, args);
    JsonNode stamp = new ObjectMapper().readTree(result.out()).at("/timeStamps/0");
    List<String> codes = new ArrayList<>();
    for (JsonNode finding : stamp.at("/findings")) {
      if (finding.at("/check").asText().equals("revocation")) {
        codes.add(finding.at("/code").asText());
      }
    }
    assertThat(codes).as(result.said()).containsExactly(code);
    assertThat(stamp.at("/good").asBoolean()).isEqualTo(good);
    assertThat(result.code()).as("of the person's signature").isZero();
  }

  @ParameterizedTest
  @CsvSource({"cms", "pdf"})
  void withoutListOrResponderItIsSaidThatNothingWasChecked(String command) throws Exception {
    stamped(command);
    check(command, List.of(), "authority-revocation-not-checked", true);
  }

  @ParameterizedTest
  @CsvSource({
    "cms, -1, 4, authority-revoked, false",
    "pdf, -1, 4, authority-revoked, false",
    "cms, 1, 1, authority-revoked, false",
    "cms, 1, 4, authority-revoked-later, true",
    "pdf, 1, 4, authority-revoked-later, true"
  })
  void aRevocationIsFoundByListAndResponder(
      String command, int days, int reason, String code, boolean good) throws Exception {
    stamped(command);
    TsaRevocation known = unit(days, reason);
    check(command, lists(known, later().minus(Duration.ofDays(9))), code, good);
    try (Responder responder = new Responder(known)) {
      check(command, List.of("--tsa-ocsp", responder.address()), code, good);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cms", "pdf"})
  void whatIsNotRevokedIsSaidToBeSo(String command) throws Exception {
    stamped(command);
    List<String> lists = lists(nothing(), later().minus(Duration.ofDays(200)));
    check(command, lists, "authority-not-revoked", true);
    try (Responder responder = new Responder(nothing())) {
      check(command, List.of("--tsa-ocsp", responder.address()), "authority-not-revoked", true);
    }
  }

  @Test
  void aListThatIsMissingOrTooOldIsNoAnswer() throws Exception {
    stamped("cms");
    List<String> lists = lists(nothing(), later());
    check("cms", lists.subList(0, 2), "authority-revocation-unknown", false);
    check("cms", lists.subList(2, 4), "authority-revocation-unknown", false);
    List<String> old = lists(nothing(), later().minus(Duration.ofDays(366)));
    check("cms", old, "authority-revocation-unknown", false);
  }

  @Test
  void theScreenSaysItInBothLanguages() throws Exception {
    stamped("cms");
    List<String> lists = lists(unit(1, SUPERSEDED), later());
    assertThat(verify("cms", Locale.ENGLISH, lists).out().replaceAll("\\s+", " "))
        .contains("revoked since 2026-11-24 12:00 (Japan time): SUPERSEDED");
    assertThat(verify("cms", Locale.JAPAN, lists).out().replaceAll("\\s+", ""))
        .contains("2026-11-2412:00（日本時間）から失効しています。");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cms", "pdf"})
  void aRevokedAuthorityIsRefusedBeforeThePin(String command) throws Exception {
    long before = card.traffic().commands();
    List<String> lists = lists(unit(-1, SUPERSEDED), Desk.clock().instant());
    Desk.Result result = sign(TestTsa.of(TsaCase.RIGHT), command, lists);
    assertThat(result.code()).as(result.said()).isEqualTo(72);
    assertThat(card.traffic().commands()).as("the card").isEqualTo(before);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whoKnowsOfRevocationsIsNobodyWhoseTimeStampsCount() throws Exception {
    stamped("pdf");
    List<String> lists = lists(nothing(), later());
    Desk.Result verified =
        Verification.run("pdf", Locale.ENGLISH, path("out"), lists.toArray(String[]::new));
    assertThat(verified.code()).isEqualTo(2);
    assertThat(verified.said()).contains("--tsa-root");
    List<String> args =
        new ArrayList<>(List.of("pdf", "sign", "--key", "sign", path("in.pdf"), "--out"));
    args.add(path("other"));
    args.addAll(lists);
    Desk.Result signed = Desk.with(card).run(args.toArray(String[]::new));
    assertThat(signed.code()).as(signed.said()).isEqualTo(2);
    assertThat(folder.resolve("other")).doesNotExist();
  }

  /** Over HTTP, on this computer alone. */
  private static final class Responder implements AutoCloseable {

    private final HttpServer server;

    Responder(TsaRevocation known) throws Exception {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              byte[] answer = known.answer(exchange.getRequestBody().readAllBytes(), later());
              exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
              exchange.sendResponseHeaders(200, answer.length);
              exchange.getResponseBody().write(answer);
            }
          });
      server.start();
    }

    String address() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}

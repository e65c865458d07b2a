package io.github.jpki4j.cli.tls;

import static io.github.jpki4j.cli.tls.RawServer.End.CUT;
import static io.github.jpki4j.cli.tls.RawServer.End.NOTIFIED;
import static io.github.jpki4j.cli.tls.RawServer.End.REPEATED;
import static io.github.jpki4j.cli.tls.RawServer.End.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.cli.tls.RawServer.Answer;
import io.github.jpki4j.cli.tls.RawServer.End;
import io.github.jpki4j.testcard.TestCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of web servers, byte by byte: which are whole, and which end in time. */
@Tag("sweep")
class TlsAnswerTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

  private final TestCard card = Desk.card();
  private final Path folder;
  private final Path out;
  private final Path pin;
  private final TlsDesk tls;

  TlsAnswerTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.out = folder.resolve("page");
    this.pin = Files.writeString(folder.resolve("pin"), "1234");
    this.tls = new TlsDesk(card, folder);
  }

  private static String withLength(String... values) {
    StringBuilder answer = new StringBuilder(OK);
    for (String value : values) {
      answer.append("Content-Length: ").append(value).append("\r\n");
    }
    return answer + "\r\nabc";
  }

  static Stream<Answer> notWhole() {
    Stream<Answer> lengths =
        Stream.of(
                withLength("4"),
                withLength("999999999999999999"),
                withLength("3", "4"),
                withLength("3", "3"),
                withLength("4", "3"),
                withLength("3, 3"),
                withLength(""),
                withLength("abc"),
                withLength("-1"),
                withLength("-3"),
                withLength("+3"),
                withLength("3 bytes"),
                withLength("0x3"),
                withLength("3.0"),
                withLength("3\r\n 0"),
                withLength("99999999999999999999"),
                OK + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                OK + "Transfer-Encoding: gzip\r\n\r\nabc",
                OK + "Transfer-Encoding: chunked, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                CHUNKED,
                CHUNKED + "3\r\nab",
                CHUNKED + "3\r\nabc\r\n",
                CHUNKED + "3\r\nabc\r\n0\r\n",
                CHUNKED + "3\r\nabc\r\n0\r\nA: b\r\n",
                CHUNKED + "xyz\r\nabc\r\n0\r\n\r\n",
                CHUNKED + "-3\r\nabc\r\n0\r\n\r\n",
                CHUNKED + "3\r\nabcdef\r\n0\r\n\r\n",
                CHUNKED + "fffffffffffffffff\r\nabc\r\n0\r\n\r\n",
                "",
                "abc",
                "abc\r\n\r\n",
                "<html>hello</html>",
                "HTTP/1.1",
                "HTTP/1.1 abc OK\r\n\r\nabc",
                "HTTP/1.1 99 OK\r\n\r\nabc",
                "HTTP/1.1 -200 OK\r\n\r\nabc",
                "HTTP/2 200 OK\r\n\r\nabc",
                OK,
                OK + "Content-Le",
                OK + "no header\r\nContent-Length: 4\r\n\r\nabc",
                OK + "A: " + "a".repeat(200_000) + "\r\n\r\nabc",
                OK + "A: a\r\n".repeat(20_000) + "\r\nabc",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 101 Switching Protocols\r\n\r\nabc",
                "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nabc")
            .flatMap(text -> Stream.of(NOTIFIED, CUT).map(end -> new Answer(text, "", end)));
    return Stream.concat(
        lengths, Stream.of(OK + "\r\n", OK + "\r\nabc").map(text -> new Answer(text, "", CUT)));
  }

  private Desk.Result get(RawServer server, String... more) {
    List<String> args = new ArrayList<>(List.of(tls.get(server.url(), more)));
    args.addAll(List.of("--pin-file", pin.toString(), "--out", out.toString()));
    return tls.desk(card).run(args.toArray(String[]::new));
  }

  private void assertOneLogin(RawServer server) {
    assertThat(server.requests()).isEqualTo(1);
    assertThat(tls.apdus.secrets()).isEqualTo(1);
    assertThat(tls.apdus.signatures("")).isEqualTo(1);
    assertThat(card.isVerified(KeyKind.AUTH)).as("afterwards").isFalse();
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("notWhole")
  void whatIsNotWholeIsNotWritten(Answer answer) throws Exception {
    Files.writeString(out, "older");
    try (RawServer server = RawServer.start(card, answer)) {
      Desk.Result result = get(server);
      assertThat(result.code()).as(result.said()).isEqualTo(70);
      assertThat(result.bytes()).isEmpty();
      assertThat(out).hasContent("older");
      assertThat(result.said())
          .containsPattern("The page of 127.0.0.1 did not come whole|127.0.0.1 broke off")
          .doesNotContain("Exception", "null");
      assertOneLogin(server);
    }
  }

  private static Stream<Answer> ending(String text, End... ends) {
    return Stream.of(ends).map(end -> new Answer(text, "", end));
  }

  static Stream<Answer> whole() {
    return Stream.of(
            ending(withLength("3"), NOTIFIED, CUT, SILENT),
            ending(withLength("003"), NOTIFIED, CUT, SILENT),
            ending(withLength("3") + "more", NOTIFIED, CUT, SILENT),
            ending(OK + "\r\nabc", NOTIFIED),
            ending("HTTP/1.0 200\r\n\r\nabc", NOTIFIED),
            ending(CHUNKED + "1\r\na\r\n2;x=y\r\nbc\r\n0\r\n\r\n", NOTIFIED, CUT, SILENT),
            ending(CHUNKED + "3\r\nabc\r\n0\r\nA: b\r\n\r\n", NOTIFIED, CUT, SILENT),
            ending("HTTP/1.1 103 Early\r\nA: b\r\n\r\n" + withLength("3"), NOTIFIED, CUT, SILENT),
            ending("HTTP/1.1 100 Go\r\n\r\n".repeat(50) + withLength("3"), NOTIFIED, CUT))
        .flatMap(answers -> answers);
  }

  @ParameterizedTest
  @MethodSource("whole")
  void whatIsWholeIsWritten(Answer answer) throws Exception {
    try (RawServer server = RawServer.start(card, answer)) {
      Desk.Result result = get(server);
      assertThat(result.code()).as(result.said()).isZero();
      assertThat(out).hasContent("abc");
      assertOneLogin(server);
    }
  }

  static Stream<Answer> withoutBody() {
    return Stream.of(
            "HTTP/1.1 204 None", "HTTP/1.1 304 Same", "HTTP/1.1 304 Same\r\nContent-Length: 9")
        .flatMap(head -> ending(head + "\r\n\r\n", NOTIFIED, CUT, SILENT));
  }

  @ParameterizedTest
  @MethodSource("withoutBody")
  void whatHasNoBodyIsWholeWithout(Answer answer) throws Exception {
    try (RawServer server = RawServer.start(card, answer)) {
      Desk.Result result = get(server);
      assertThat(result.code()).as(result.said()).isZero();
      assertThat(out).isEmptyFile();
      assertOneLogin(server);
    }
  }

  static Stream<Answer> errors() {
    Stream<String> heads =
        Stream.of(
            "HTTP/1.1 400 Bad",
            "HTTP/1.1 401 Who",
            "HTTP/1.1 401 Who\r\nWWW-Authenticate: Basic realm=\"a\"",
            "HTTP/1.1 401 Who\r\nWWW-Authenticate: ,,=,\"",
            "HTTP/1.1 401 Who\r\nWWW-Authenticate: Digest",
            "HTTP/1.1 401 Who\r\nWWW-Authenticate: Negotiate",
            "HTTP/1.1 407 Proxy",
            "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Basic realm=\"a\"",
            "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: ,,=,\"",
            "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: NTLM",
            "HTTP/1.1 408 Late",
            "HTTP/1.1 421 Wrong",
            "HTTP/1.1 500 Broken",
            "HTTP/1.1 503 Busy\r\nRetry-After: 0",
            "HTTP/1.1 599");
    return heads.flatMap(
        head -> ending(head + "\r\nContent-Length: 3\r\n\r\nabc", NOTIFIED, SILENT));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void anErrorIsShownWhateverItAsksFor(Answer answer) throws Exception {
    try (RawServer server = RawServer.start(card, answer)) {
      Desk.Result result = get(server);
      assertThat(result.code()).as(result.said()).isEqualTo(71);
      assertThat(out).hasContent("abc");
      assertOneLogin(server);
    }
  }

  static Stream<Answer> withoutAnEnd() {
    return Stream.of(
        new Answer("", "", SILENT),
        new Answer("HTTP", "", SILENT),
        new Answer(OK, "", SILENT),
        new Answer(withLength("4"), "", SILENT),
        new Answer(OK + "\r\nabc", "", SILENT),
        new Answer(CHUNKED + "3\r\nabc\r\n0\r\n", "", SILENT),
        new Answer("", "HTTP/1.1 100 Continue\r\n\r\n", REPEATED),
        new Answer("", "\r\n", REPEATED),
        new Answer("HTTP/1.1 200 ", "O", REPEATED),
        new Answer(OK, "A: b\r\n", REPEATED),
        new Answer(OK + "A: ", "b", REPEATED),
        new Answer(OK + "A: b\r\n", " b\r\n", REPEATED),
        new Answer(OK + "\r\n", ".", REPEATED),
        new Answer(OK + "Content-Length: 1000000\r\n\r\n", ".", REPEATED),
        new Answer(CHUNKED, "1\r\n.\r\n", REPEATED),
        new Answer(CHUNKED + "1;", "x", REPEATED),
        new Answer(CHUNKED + "1000\r\n", ".", REPEATED),
        new Answer(CHUNKED + "0\r\n", "A: b\r\n", REPEATED));
  }

  /** Seconds, ten times what a login takes on this machine now: 1 unless it is busy. */
  private int enough() throws Exception {
    TlsAnswerTest before = new TlsAnswerTest(Files.createDirectory(folder.resolve("before")));
    long start = System.nanoTime();
    try (RawServer server =
        RawServer.start(before.card, new Answer(withLength("3"), "", NOTIFIED))) {
      assertThat(before.get(server).code()).isZero();
    }
    return (int) Math.ceil((System.nanoTime() - start) / 1e8);
  }

  @ParameterizedTest
  @MethodSource("withoutAnEnd")
  void oneDeadlineBoundsEachPartOfTheAnswer(Answer answer) throws Exception {
    int seconds = enough();
    try (RawServer server = RawServer.start(card, answer, seconds)) {
      Desk.Result result = get(server, "--timeout", "" + seconds);
      assertThat(result.code()).as(result.said()).isEqualTo(70);
      assertThat(result.said()).contains("did not answer in time");
      assertThat(result.bytes()).isEmpty();
      assertThat(out).doesNotExist();
      assertOneLogin(server);
    }
  }

  @Test
  void theClockStandsStillWhileAPersonTypes() throws Exception {
    int seconds = enough();
    try (RawServer server = RawServer.start(card, new Answer(withLength("3"), "", NOTIFIED))) {
      Desk.Result result =
          tls.desk(card)
              .thinking(Duration.ofSeconds(seconds).plusMillis(500))
              .typing("1234")
              .run(tls.get(server.url(), "--timeout", "" + seconds, "--out", out.toString()));
      assertThat(result.code()).as(result.said()).isZero();
      assertThat(out).hasContent("abc");
      assertOneLogin(server);
    }
  }
}

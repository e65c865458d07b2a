package io.github.jpki4j.testcard.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import java.io.IOException;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The responder as a server. */
class OcspHttpTest {

  private static final TestPki PKI = TestPki.create();
  private static final byte[] NONCE = {4, 2, 0x55, 0x66};

  private static TestOcspResponder start(OcspBehaviour behaviour) throws IOException {
    return PKI.ocspResponder(KeyKind.SIGN).behaviour(behaviour).start();
  }

  private static byte[] request(long serial) throws Exception {
    return OcspClient.request(CaGeneration.THIRD, BigInteger.valueOf(serial), NONCE);
  }

  @Test
  void listensOnLoopbackAlone() throws Exception {
    try (TestOcspResponder responder = start(OcspBehaviour.GOOD)) {
      assertThat(responder.uri().getScheme()).isEqualTo("http");
      assertThat(responder.uri().getHost()).isEqualTo("127.0.0.1");
      assertThat(responder.uri().getPath()).isEqualTo("/");
      assertThat(responder.uri().getPort()).isPositive();
    }
  }

  /** Base64 with plus, slash and equals signs, percent-encoded or not (RFC 6960, A.1.1). */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void getHasTheRequestInItsPath(boolean encoded) throws Exception {
    Set<Character> seen = new HashSet<>();
    try (TestOcspResponder responder = start(OcspBehaviour.GOOD)) {
      for (long serial = 1; serial <= 20; serial++) {
        byte[] request = request(serial * 0x1234567);
        String base64 = Base64.getEncoder().encodeToString(request);
        base64.chars().forEach(c -> seen.add((char) c));
        String path = encoded ? URLEncoder.encode(base64, StandardCharsets.UTF_8) : base64;
        OcspAnswer answer = OcspAnswer.parse(OcspClient.get(URI.create(responder.uri() + path)));
        assertThat(answer.single().serial()).isEqualTo(serial * 0x1234567);
        assertThat(answer.nonce()).contains(NONCE);
      }
    }
    assertThat(seen).contains('+', '/', '=');
  }

  @Test
  void otherPathsAreMalformedRequestsAndOtherMethodsRefused() throws Exception {
    try (TestOcspResponder responder = start(OcspBehaviour.GOOD)) {
      for (String path : new String[] {"", "favicon.ico", "%3F%3F", "MAA=", "%2F"}) {
        assertThat(OcspClient.get(URI.create(responder.uri() + path)))
            .as(path)
            .containsExactly(0x30, 3, 0x0A, 1, 1);
      }
      HttpURLConnection connection = OcspClient.open(responder.uri());
      connection.setRequestMethod("DELETE");
      assertThat(connection.getResponseCode()).isEqualTo(405);
      HttpURLConnection good = OcspClient.open(responder.uri());
      assertThat(good.getContentType()).isEqualTo("application/ocsp-response");
      assertThat(responder.requests()).isEqualTo(7);
    }
  }

  @Test
  void noAnswerComesUntilTheClientGivesUp() throws Exception {
    try (TestOcspResponder responder = start(OcspBehaviour.NO_ANSWER)) {
      HttpURLConnection connection = OcspClient.open(responder.uri());
      connection.setReadTimeout(200);
      connection.setDoOutput(true);
      connection.getOutputStream().write(request(1));
      assertThatThrownBy(connection::getInputStream).isInstanceOf(SocketTimeoutException.class);
      awaitRequest(responder);
    }
  }

  /** It may be read after the client has given up. */
  private static void awaitRequest(TestOcspResponder responder) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (responder.requests() == 0 && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertThat(responder.requests()).isPositive();
  }

  @Test
  void silentResponderStillAnswersForOtherCertificates() throws Exception {
    TestOcspResponderBuilder builder =
        PKI.ocspResponder(KeyKind.SIGN).behaviour(BigInteger.ONE, OcspBehaviour.NO_ANSWER);
    FutureTask<byte[]> silent;
    try (TestOcspResponder responder = builder.start()) {
      silent = new FutureTask<>(() -> OcspClient.post(responder.uri(), request(1)));
      start(silent);
      OcspAnswer answer = OcspAnswer.parse(OcspClient.post(responder.uri(), request(2)));
      assertThat(answer.single().serial()).isEqualTo(2);
      assertThat(silent.isDone()).isFalse();
    }
    assertThatThrownBy(() -> silent.get(60, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "ocsp-test-client");
    thread.setDaemon(true);
    thread.start();
  }

  @Test
  void closedResponderHasNoThreadsAndNoPort() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    TestOcspResponder responder = start(OcspBehaviour.GOOD);
    OcspClient.post(responder.uri(), request(1));
    Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
    started.removeAll(before);
    started.removeIf(thread -> thread.getName().startsWith("Keep-Alive"));
    assertThat(started).isNotEmpty().allMatch(Thread::isDaemon);
    responder.close();
    for (Thread thread : started) {
      thread.join(60_000);
      assertThat(thread.isAlive()).as(thread.getName()).isFalse();
    }
    assertThatThrownBy(() -> OcspClient.post(responder.uri(), request(1)))
        .isInstanceOf(ConnectException.class);
    assertThatCode(responder::close).doesNotThrowAnyException();
  }

  /** Whatever is sent, it is a request or an IllegalArgumentException. */
  @Test
  void noRequestBreaksTheReader() throws Exception {
    Random random = new Random(20261123);
    byte[] request = request(0x7E123456);
    int requests = 0;
    int rounds = 20_000;
    for (int round = 0; round < rounds; round++) {
      byte[] spoiled = request.clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt();
      }
      if (isRequest(Arrays.copyOf(spoiled, spoiled.length - random.nextInt(3) / 2))) {
        requests++;
      }
    }
    assertThat(requests).as("spoiled requests that can still be read").isBetween(1, rounds - 1);
  }

  private static boolean isRequest(byte[] bytes) {
    try {
      ReceivedOcspRequest request = ReceivedOcspRequest.parse(bytes);
      request.certificates().forEach(c -> c.isOf(PKI.authority(KeyKind.SIGN, CaGeneration.THIRD)));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}

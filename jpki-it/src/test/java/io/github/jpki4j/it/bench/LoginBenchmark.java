package io.github.jpki4j.it.bench;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.login.InMemoryNonceStore;
import io.github.jpki4j.login.LoginChallenge;
import io.github.jpki4j.login.LoginClient;
import io.github.jpki4j.login.LoginNonce;
import io.github.jpki4j.login.LoginOrigin;
import io.github.jpki4j.login.LoginResponse;
import io.github.jpki4j.login.LoginVerdict;
import io.github.jpki4j.login.LoginVerifier;
import io.github.jpki4j.login.NonceOutcome;
import io.github.jpki4j.login.NonceStore;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import java.io.ByteArrayInputStream;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Logins judged on two threads, beside what no verifier can leave out: the signature of the
 * challenge by the JDK's RSA, and the certificate by the JDK's path validator. Each login has a
 * certificate of its own, as on a server.
 */
final class LoginBenchmark {

  private static final int THREADS = 2;
  private static final int LOGINS = 800; // more than the JDK remembers of certificates
  private static final int ROUNDS = 40;
  private static final LoginOrigin ORIGIN = LoginOrigin.of("https://www.example.jp");
  private static final Instant ISSUED = Instant.parse("2025-01-15T01:30:00Z");

  private static final TestPki PKI = TestPki.create();

  private LoginBenchmark() {}

  /** A login as it comes, and what of it the JDK alone looks at. */
  private record Sent(byte[] response, byte[] certificate, byte[] challenge, byte[] signature) {}

  static void measure() throws Exception {
    JpkiCertificate authority = JpkiCertificate.parse(PKI.authorityCertificate(KeyKind.AUTH));
    CertificateValidator validator =
        CertificateValidator.builder()
            .anchors(TrustAnchors.production().withTestRoot(KeyKind.AUTH, authority))
            .acceptNotPerformed(Check.REVOCATION)
            .build();
    Map<LoginNonce, Instant> issued = new HashMap<>();
    List<Sent> sent = logins(verifier(validator, new Issued(issued)));
    PKIXParameters path = new PKIXParameters(Set.of(new TrustAnchor(authority.x509(), null)));
    path.setRevocationEnabled(false);
    path.setPolicyQualifiersRejected(false);
    path.setDate(Date.from(Instant.now()));
    double plainRate = 0;
    double ourRate = 0;
    for (int round = 0; round < ROUNDS; round++) { // the best round of each, most of them warm up
      NonceStore nonces = new InMemoryNonceStore(LOGINS, Clock.systemUTC()); // all unused again
      for (Map.Entry<LoginNonce, Instant> each : issued.entrySet()) {
        nonces.add(each.getKey(), each.getValue());
      }
      LoginVerifier verifier = verifier(validator, nonces);
      plainRate = Math.max(plainRate, rate(sent, one -> plain(one, path)));
      ourRate = Math.max(ourRate, rate(sent, one -> judge(one, verifier)));
    }
    System.out.printf(
        Locale.ROOT,
        "logins per second on %d threads: %.0f, raw RSA and the JDK's path check %.0f: %.0f %%"
            + " (aim: 80 %%)%n",
        THREADS,
        ourRate,
        plainRate,
        100 * ourRate / plainRate);
  }

  private static LoginVerifier verifier(CertificateValidator validator, NonceStore nonces) {
    return LoginVerifier.builder(ORIGIN, validator, nonces)
        .validity(LoginChallenge.LONGEST_VALIDITY)
        .build();
  }

  /** Remembers what is issued, to be judged several times. */
  private record Issued(Map<LoginNonce, Instant> issued) implements NonceStore {
    @Override
    public void add(LoginNonce nonce, Instant keepUntil) {
      issued.put(nonce, keepUntil);
    }

    @Override
    public NonceOutcome consume(LoginNonce shown) {
      return NonceOutcome.UNKNOWN;
    }
  }

  /** Work with one login. */
  private interface Work {
    boolean accepts(Sent sent) throws Exception;
  }

  private static double rate(List<Sent> sent, Work work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Integer>> shares = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int first = i;
        shares.add(
            () -> {
              int accepted = 0;
              for (int k = first; k < sent.size(); k += THREADS) {
                accepted += work.accepts(sent.get(k)) ? 1 : 0;
              }
              return accepted;
            });
      }
      long start = System.nanoTime();
      int accepted = 0;
      for (Future<Integer> share : threads.invokeAll(shares)) {
        accepted += share.get();
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (accepted != sent.size()) {
        throw new IllegalStateException("accepted only " + accepted);
      }
      return accepted / seconds;
    } finally {
      threads.shutdown();
    }
  }

  private static List<Sent> logins(LoginVerifier verifier) throws Exception {
    LoginClient client = LoginClient.of(ORIGIN, Clock.systemUTC(), Duration.ofMinutes(1));
    List<Sent> sent = new ArrayList<>();
    for (int i = 0; i < LOGINS; i++) {
      Validity validity =
          new Validity(ISSUED.plusSeconds(i), Instant.parse("2049-02-17T14:59:59Z"));
      TestCard card =
          TestCard.builder()
              .pki(PKI)
              .holder(Holder.test())
              .validity(KeyKind.AUTH, validity)
              .build();
      byte[] challenge = verifier.issue("login", "session").encoded();
      try (Pin pin = Pin.auth("1234".toCharArray());
          MyNumberCard session = MyNumberCard.open(card.connect())) {
        LoginResponse response = client.receive(challenge, "login").sign(session, pin);
        sent.add(
            new Sent(response.encoded(), response.certificate(), challenge, response.signature()));
      }
    }
    return sent;
  }

  private static boolean judge(Sent sent, LoginVerifier verifier) {
    return verifier.verify(sent.response(), "login", "session").verdict() == LoginVerdict.ACCEPTED;
  }

  private static boolean plain(Sent sent, PKIXParameters path) throws Exception {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    X509Certificate certificate =
        (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(sent.certificate()));
    CertPathValidator.getInstance("PKIX")
        .validate(factory.generateCertPath(List.of(certificate)), path);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(certificate);
    signature.update(sent.challenge());
    return signature.verify(sent.signature());
  }
}

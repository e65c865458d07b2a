package io.github.jpki4j.login;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.internal.DerException;
import io.github.jpki4j.internal.ParserBoundary;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Judges the certificates that clients show to a server of TLS by a {@link CertificateValidator}:
 * those for user authentication alone. It goes wherever a Java server takes a trust manager. It
 * trusts no server, ever.
 *
 * <p>TLS itself shows that the client holds the key. It shows nothing of a purpose, and the person
 * saw no text; docs/login.md compares both ways. Immutable; thread-safe if the validator's
 * revocation checker is.
 *
 * @since 0.1.0
 */
public final class JpkiTrustManager extends X509ExtendedTrustManager {

  /** Certificates that a client may send: its own, and those of CAs. */
  private static final int LONGEST_CHAIN = 8;

  private final CertificateValidator validator;
  private final List<JpkiCertificate> authorities;

  /**
   * A trust manager.
   *
   * @param validator by which certificates are judged
   * @param authorities the CA certificates for user authentication whose names clients are told, so
   *     that they find the right certificate; they are trusted only as far as the validator's
   *     anchors know them. Empty means that any name will do
   * @throws IllegalArgumentException if one of them is not that of a CA for user authentication
   */
  public JpkiTrustManager(CertificateValidator validator, Collection<JpkiCertificate> authorities) {
    this.validator = validator;
    this.authorities = Collections.unmodifiableList(new ArrayList<>(authorities));
    for (JpkiCertificate authority : this.authorities) {
      if (!authority.kind().filter(kind -> kind == CertificateKind.AUTH_CA).isPresent()) {
        throw new IllegalArgumentException("not the certificate of a CA for user authentication");
      }
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    if (chain == null || chain.length == 0 || authType == null || authType.isEmpty()) {
      throw new IllegalArgumentException("no certificate, or no type of authentication");
    }
    List<LoginFinding> findings = new ArrayList<>();
    HolderCertificate.Judged judged = HolderCertificate.Judged.nothing();
    try {
      List<JpkiCertificate> candidates = new ArrayList<>(authorities);
      JpkiCertificate certificate = read(chain[0], LoginCode.CERTIFICATE_FORM);
      HolderCertificate.requireKind(certificate);
      for (int i = 1; i < Math.min(chain.length, LONGEST_CHAIN); i++) {
        candidates.add(read(chain[i], LoginCode.ISSUER_FORM));
      }
      judged = HolderCertificate.judge(validator, certificate, candidates, findings);
    } catch (LoginException e) {
      findings.add(e.finding());
    }
    if (findings.stream().noneMatch(f -> f.code() == LoginCode.CERTIFICATE_TRUSTED)) {
      throw new ClientCertificateException(findings, judged.report());
    }
  }

  /** Read anew, strictly: servers have certificates of several libraries. */
  private static JpkiCertificate read(X509Certificate certificate, LoginCode wrongForm)
      throws LoginException {
    try {
      return HolderCertificate.read(ParserBoundary.call(certificate::getEncoded), wrongForm);
    } catch (DerException e) {
      throw new LoginException(wrongForm);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  /**
   * Refuses: certificates of cards are those of persons.
   *
   * @throws CertificateException always
   */
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this trust manager is for clients alone");
  }

  /**
   * Refuses: certificates of cards are those of persons.
   *
   * @throws CertificateException always
   */
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  /**
   * Refuses: certificates of cards are those of persons.
   *
   * @throws CertificateException always
   */
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  /**
   * The CAs whose names clients are told.
   *
   * @return a fresh array, in the order that was given
   */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.stream().map(JpkiCertificate::x509).toArray(X509Certificate[]::new);
  }
}

package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * A basic OCSP response (BasicOCSPResponse of RFC 6960, 4.2.1), parsed, not believed. Immutable.
 */
final class OcspResponse {

  static final String NONCE = "1.3.6.1.5.5.7.48.1.2";

  /** More certificates than this nobody sends; each may cost a verification. */
  private static final int MOST_CERTIFICATES = 16;

  private static final String BASIC = "1.3.6.1.5.5.7.48.1.1";
  private static final String EXTENDED_REVOKE = "1.3.6.1.5.5.7.48.1.9";
  private static final int V1 = 0;
  private static final int SUCCESSFUL = 0;
  private static final int TAG_0 = DerCursor.constructed(0);
  private static final int TAG_1 = DerCursor.constructed(1);
  private static final int TAG_2 = DerCursor.constructed(2);

  final SignedBytes signed;
  final Instant producedAt;
  private final List<SingleResponse> responses = new ArrayList<>();

  /** Whole elements; to be read from copies. */
  final List<DerCursor> certificates;

  private final Optional<X500Principal> responderName;
  private final Optional<DerCursor> responderKeyHash;
  private final Extensions extensions;

  private OcspResponse(DerCursor basic) throws DerException {
    signed = SignedBytes.read(basic);
    certificates = readCertificates(basic);
    basic.expectEnd();
    DerCursor data = signed.toBeSigned().read(DerCursor.SEQUENCE);
    skipVersion(data);
    boolean byName = data.nextIs(TAG_1);
    DerCursor responder = data.read(byName ? TAG_1 : TAG_2);
    responderName = byName ? Optional.of(responder.readName()) : Optional.empty();
    responderKeyHash =
        byName ? Optional.empty() : Optional.of(responder.read(DerCursor.OCTET_STRING));
    responder.expectEnd();
    producedAt = data.readGeneralizedTime();
    DerCursor all = data.read(DerCursor.SEQUENCE);
    while (!all.isAtEnd()) {
      responses.add(SingleResponse.read(all.read(DerCursor.SEQUENCE)));
    }
    extensions =
        data.nextIs(TAG_1)
            ? Extensions.parse(data.readOnly(TAG_1, DerCursor.SEQUENCE))
            : Extensions.NONE;
    data.expectEnd();
  }

  private static List<DerCursor> readCertificates(DerCursor basic) throws DerException {
    List<DerCursor> certificates = new ArrayList<>();
    if (basic.nextIs(TAG_0)) {
      DerCursor all = basic.readOnly(TAG_0, DerCursor.SEQUENCE);
      while (!all.isAtEnd()) {
        certificates.add(all.readElement());
      }
    }
    if (certificates.size() > MOST_CERTIFICATES) {
      throw new DerException("too many certificates");
    }
    return certificates;
  }

  private static void skipVersion(DerCursor data) throws DerException {
    if (data.nextIs(TAG_0)) {
      DerCursor version = data.read(TAG_0);
      if (version.readSmall(DerCursor.INTEGER) != V1) {
        throw new DerException("a version that is not known");
      }
      version.expectEnd();
    }
  }

  /**
   * Parses an OCSPResponse.
   *
   * @return empty if the responder answered with an error
   */
  static Optional<OcspResponse> parse(byte[] der) throws DerException {
    DerCursor file = DerCursor.of(der);
    DerCursor content = file.read(DerCursor.SEQUENCE);
    file.expectEnd();
    if (content.readSmall(DerCursor.ENUMERATED) != SUCCESSFUL) {
      return Optional.empty();
    }
    DerCursor bytes = content.readOnly(TAG_0, DerCursor.SEQUENCE);
    content.expectEnd();
    if (!bytes.readOid().equals(BASIC)) {
      throw new DerException("a response of a type that is not known");
    }
    DerCursor basic = bytes.readOnly(DerCursor.OCTET_STRING, DerCursor.SEQUENCE);
    bytes.expectEnd();
    return Optional.of(new OcspResponse(basic));
  }

  /** Whether the response says that this certificate's key signed it. */
  boolean names(X509Certificate signer) throws DerException {
    if (responderName.isPresent()) {
      return responderName.get().equals(signer.getSubjectX500Principal());
    }
    // KeyHash is SHA-1 whatever the CertIDs are made with (RFC 6960, 4.2.1).
    return responderKeyHash.isPresent()
        && CertId.hex(responderKeyHash.get())
            .equals(CertId.keyHash(CertId.Hash.SHA1, signer.getPublicKey()));
  }

  /** The only answer about a certificate that has these names; two of them are a contradiction. */
  Optional<SingleResponse> about(Set<CertId> names) throws DerException {
    Optional<SingleResponse> found = Optional.empty();
    for (SingleResponse response : responses) {
      if (names.contains(response.id())) {
        if (found.isPresent()) {
          throw new DerException("two answers about one certificate");
        }
        found = Optional.of(response);
      }
    }
    return found;
  }

  Optional<DerCursor> nonce() {
    return extensions.value(NONCE);
  }

  boolean hasUnknownCritical() {
    return extensions.hasCriticalBesides(NONCE, EXTENDED_REVOKE);
  }
}

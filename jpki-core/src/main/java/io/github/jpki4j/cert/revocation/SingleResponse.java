package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a response says about one certificate (SingleResponse of RFC 6960, 4.2.1).
 *
 * @param id the certificate
 * @param status good, revoked, on hold or unknown
 * @param thisUpdate when this was known to be so
 * @param nextUpdate when newer information will be there, if said
 * @param hasUnknownCritical whether a critical extension is not known; none is
 */
record SingleResponse(
    CertId id,
    RevocationStatus status,
    Instant thisUpdate,
    Optional<Instant> nextUpdate,
    boolean hasUnknownCritical) {

  private static final int GOOD = DerCursor.primitive(0);
  private static final int REVOKED = DerCursor.constructed(1);
  private static final int UNKNOWN = DerCursor.primitive(2);
  private static final int TAG_0 = DerCursor.constructed(0);
  private static final int TAG_1 = DerCursor.constructed(1);

  /** Reads the content of a SingleResponse. */
  static SingleResponse read(DerCursor content) throws DerException {
    CertId id = CertId.read(content.read(DerCursor.SEQUENCE));
    DerCursor certStatus = content.readElement();
    Instant thisUpdate = content.readGeneralizedTime();
    Optional<Instant> nextUpdate = Optional.empty();
    if (content.nextIs(TAG_0)) {
      DerCursor next = content.read(TAG_0);
      nextUpdate = Optional.of(next.readGeneralizedTime());
      next.expectEnd();
    }
    Extensions extensions =
        content.nextIs(TAG_1)
            ? Extensions.parse(content.readOnly(TAG_1, DerCursor.SEQUENCE))
            : Extensions.NONE;
    content.expectEnd();
    return new SingleResponse(
        id,
        status(certStatus, thisUpdate),
        thisUpdate,
        nextUpdate,
        extensions.hasCriticalBesides());
  }

  /** CertStatus, a CHOICE. */
  private static RevocationStatus status(DerCursor choice, Instant thisUpdate) throws DerException {
    if (choice.nextIs(REVOKED)) {
      DerCursor info = choice.read(REVOKED);
      Instant since = info.readGeneralizedTime();
      int reason = info.nextIs(TAG_0) ? CrlEntry.readReason(info.read(TAG_0)) : 0;
      info.expectEnd();
      return CrlEntry.status(reason, since);
    }
    boolean good = choice.nextIs(GOOD);
    choice.read(good ? GOOD : UNKNOWN).expectEnd();
    return good
        ? new RevocationStatus.Good(thisUpdate)
        : new RevocationStatus.Unknown(Why.RESPONDER_DOES_NOT_KNOW);
  }

  /** Hides which certificate it is about. */
  @Override
  public String toString() {
    return "SingleResponse[status=" + status + "]";
  }
}

package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import java.time.Instant;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The signed part of a list (TBSCertList of RFC 5280, 5.1.2), parsed. Immutable. */
final class TbsCertList {

  private static final int EXTENSIONS = DerCursor.constructed(0);
  private static final int V2 = 1;

  final X500Principal issuer;
  final Instant thisUpdate;
  final Optional<Instant> nextUpdate;
  final CrlEntries entries;
  final CrlIndex index;
  final CrlScope scope;
  final AuthorityKeyIdentifier authorityKey;
  final boolean hasUnknownCritical;

  private TbsCertList(DerCursor content, SignedBytes signed) throws DerException {
    if (content.nextIs(DerCursor.INTEGER) && content.readSmall(DerCursor.INTEGER) != V2) {
      throw new DerException("a version that is not known");
    }
    if (!signed.isSignedWith(content.readElement())) {
      throw new DerException("two signature algorithms");
    }
    issuer = content.readName();
    thisUpdate = content.readTime();
    nextUpdate =
        content.nextIs(DerCursor.UTC_TIME) || content.nextIs(DerCursor.GENERALIZED_TIME)
            ? Optional.of(content.readTime())
            : Optional.empty();
    entries =
        CrlEntries.read(
            content.nextIs(DerCursor.SEQUENCE)
                ? content.read(DerCursor.SEQUENCE)
                : DerCursor.of(new byte[0]));
    Extensions extensions =
        content.nextIs(EXTENSIONS)
            ? Extensions.parse(content.readOnly(EXTENSIONS, DerCursor.SEQUENCE))
            : Extensions.NONE;
    content.expectEnd();
    index = CrlIndex.of(entries);
    scope = CrlScope.of(extensions);
    authorityKey = AuthorityKeyIdentifier.of(extensions);
    hasUnknownCritical =
        entries.anyUnknownCritical()
            || extensions.hasCriticalBesides(
                AuthorityKeyIdentifier.OID,
                CrlScope.ISSUING_DISTRIBUTION_POINT,
                CrlScope.DELTA_CRL_INDICATOR,
                "2.5.29.18", // issuerAltName
                "2.5.29.20"); // cRLNumber
  }

  /** Parses what is signed. */
  static TbsCertList parse(SignedBytes signed) throws DerException {
    DerCursor element = signed.toBeSigned();
    return new TbsCertList(element.read(DerCursor.SEQUENCE), signed);
  }
}

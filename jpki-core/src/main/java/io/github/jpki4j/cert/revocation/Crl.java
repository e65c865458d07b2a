package io.github.jpki4j.cert.revocation;

import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Data;
import io.github.jpki4j.MalformedDataException.Problem;
import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import io.github.jpki4j.internal.ParserBoundary;
import io.github.jpki4j.internal.SingleObject;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.security.auth.x500.X500Principal;

/**
 * A certificate revocation list (失効リスト, CRL; RFC 5280, 5), parsed and indexed, not yet believed:
 * {@link CrlChecker} judges signature, scope and age.
 *
 * <p>Made for long lists: it keeps the bytes and 5 to 11 bytes more per entry, no object. Each
 * entry's structure is checked while parsing; an entry is decoded when it is asked for. The
 * signature is verified once for each key that is tried, at the first question.
 *
 * <p>Immutable, thread-safe. {@code toString} names neither issuer nor entries.
 *
 * @since 0.1.0
 */
public final class Crl {

  private final SignedBytes signed;
  private final TbsCertList list;

  /** What is wrong with the signature, by the key that was tried. */
  private final ConcurrentMap<PublicKey, Optional<Why>> flaws = new ConcurrentHashMap<>();

  private Crl(SignedBytes signed, TbsCertList list) {
    this.signed = signed;
    this.list = list;
  }

  /**
   * Parses exactly one list.
   *
   * @param derOrPem DER, or PEM with the label "X509 CRL" and, if any, explanatory text before it;
   *     copied, so the caller may drop or change it afterwards
   * @return the list
   * @throws MalformedDataException if it is empty, no list, cut short, followed by something (line
   *     ends after PEM are allowed), or several; if its DER is longer than 256 MiB, or than memory
   *     allows
   */
  public static Crl parse(byte[] derOrPem) throws MalformedDataException {
    try {
      byte[] der = SingleObject.der(copy(derOrPem), "X509 CRL", Data.CRL);
      return ParserBoundary.call(() -> parseDer(der));
    } catch (DerException e) {
      throw new MalformedDataException(Data.CRL, Problem.NOT_SUCH_DATA, e);
    }
  }

  private static byte[] copy(byte[] derOrPem) throws DerException {
    return ParserBoundary.call(derOrPem::clone);
  }

  private static Crl parseDer(byte[] der) throws DerException {
    DerCursor content = DerCursor.of(der).read(DerCursor.SEQUENCE);
    SignedBytes signed = SignedBytes.read(content);
    content.expectEnd();
    return new Crl(signed, TbsCertList.parse(signed));
  }

  /**
   * The CA that says to have issued the list. All generations of a JPKI CA have one name.
   *
   * @return its distinguished name
   */
  public X500Principal issuer() {
    return list.issuer;
  }

  /**
   * When the list was made.
   *
   * @return the instant, whole seconds
   */
  public Instant thisUpdate() {
    return list.thisUpdate;
  }

  /**
   * By when the issuer promises the next list.
   *
   * @return the instant, whole seconds; empty if the list does not say
   */
  public Optional<Instant> nextUpdate() {
    return list.nextUpdate;
  }

  /**
   * How many entries the list has.
   *
   * @return 0 or more
   */
  public int size() {
    return list.entries.count();
  }

  /** Length and times. */
  @Override
  public String toString() {
    return "Crl[size="
        + size()
        + ", thisUpdate="
        + list.thisUpdate
        + ", nextUpdate="
        + list.nextUpdate.map(Instant::toString).orElse("none")
        + "]";
  }

  /** Judges the list at a time for a certificate, and looks it up if the list may be believed. */
  RevocationStatus status(
      X509Certificate certificate, X509Certificate issuer, Instant at, Freshness freshness) {
    try {
      return ParserBoundary.call(() -> judge(certificate, issuer, at, freshness));
    } catch (DerException e) {
      return new RevocationStatus.Unknown(Why.MALFORMED);
    }
  }

  private RevocationStatus judge(
      X509Certificate certificate, X509Certificate issuer, Instant at, Freshness freshness)
      throws DerException {
    Optional<Why> flaw = flaw(certificate, issuer);
    if (!flaw.isPresent()) {
      flaw = freshness.flaw(list.thisUpdate, list.nextUpdate, at);
    }
    if (flaw.isPresent()) {
      return new RevocationStatus.Unknown(flaw.get());
    }
    Optional<DerCursor> entry = list.index.find(certificate.getSerialNumber());
    return entry.isPresent()
        ? CrlEntry.status(entry.get())
        : new RevocationStatus.Good(list.thisUpdate);
  }

  /**
   * Whose list it is and for whom, before what it says is looked at. The most expensive check is
   * the last one.
   */
  private Optional<Why> flaw(X509Certificate certificate, X509Certificate issuer) {
    if (!list.issuer.equals(certificate.getIssuerX500Principal())
        || !list.issuer.equals(issuer.getSubjectX500Principal())
        || list.authorityKey.namesAnother(issuer)) {
      return Optional.of(Why.WRONG_ISSUER);
    }
    if (!list.scope.covers(certificate) || list.entries.anyForeign()) {
      return Optional.of(Why.OUT_OF_SCOPE);
    }
    if (!KeyUsages.allow(issuer, KeyUsages.CRL_SIGN)) {
      return Optional.of(Why.SIGNER_NOT_AUTHORISED);
    }
    Optional<Why> flaw = flaws.computeIfAbsent(issuer.getPublicKey(), signed::flaw);
    if (flaw.isPresent()) {
      return flaw;
    }
    return list.hasUnknownCritical ? Optional.of(Why.UNKNOWN_CRITICAL_EXTENSION) : Optional.empty();
  }
}

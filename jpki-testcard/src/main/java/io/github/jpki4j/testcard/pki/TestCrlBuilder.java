package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.crypto.Der;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.cert.CRLReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a revocation list (CRL version 2, RFC 5280, 5) of a {@link TestPki}. Without any
 * call it is empty, valid for a day as real ones (CERT-35), for all certificates of its CA, and
 * signed by it.
 *
 * <p>For one list; not thread-safe.
 *
 * @since 0.1.0
 */
public final class TestCrlBuilder {

  private static final byte[] VERSION_2 = Der.integer(BigInteger.ONE);

  private final TestPki pki;
  private final KeyKind kind;
  private final Instant thisUpdate;
  private final RevokedEntries entries = new RevokedEntries();
  private CaGeneration generation = CaGeneration.THIRD;
  private @Nullable Instant nextUpdate;
  private long number = 1;
  private @Nullable Long baseNumber;
  private @Nullable Holder place;
  private @Nullable RsaKey wrongKey;

  TestCrlBuilder(TestPki pki, KeyKind kind, Instant thisUpdate) {
    this.pki = pki;
    this.kind = kind;
    this.thisUpdate = thisUpdate;
    this.nextUpdate = thisUpdate.plus(Duration.ofDays(1));
  }

  /**
   * Which of the CAs of one name issues the list: by its key and its authority key identifier.
   *
   * @param value by default {@link CaGeneration#THIRD}
   * @return this
   */
  public TestCrlBuilder generation(CaGeneration value) {
    generation = value;
    return this;
  }

  /**
   * When the next list is due at the latest.
   *
   * @param value by default a day after this update; may be before it
   * @return this
   */
  public TestCrlBuilder nextUpdate(Instant value) {
    nextUpdate = value;
    return this;
  }

  /**
   * Leaves nextUpdate out, which RFC 5280 forbids and X.509 does not.
   *
   * @return this
   */
  public TestCrlBuilder withoutNextUpdate() {
    nextUpdate = null;
    return this;
  }

  /**
   * The number of the list.
   *
   * @param value 0 or more, by default 1
   * @return this
   */
  public TestCrlBuilder number(long value) {
    number = value;
    return this;
  }

  /**
   * Makes it a list of changes alone (delta CRL), the only kind in which {@link
   * CRLReason#REMOVE_FROM_CRL} has a place.
   *
   * @param value number of the list that it completes
   * @return this
   */
  public TestCrlBuilder deltaOf(long value) {
    baseNumber = value;
    return this;
  }

  /**
   * Narrows the list to the certificates of one municipality, by a critical issuing distribution
   * point with the directory name that stands in the holder's certificates.
   *
   * @param holder of whom prefecture and municipality are taken
   * @return this
   */
  public TestCrlBuilder distributionPoint(Holder holder) {
    place = holder;
    return this;
  }

  /**
   * Adds a certificate.
   *
   * @param revocation serial number, reason and date
   * @return this
   */
  public TestCrlBuilder revoke(Revocation revocation) {
    return revoke(revocation, 1);
  }

  /**
   * Adds certificates with consecutive serial numbers, which are written without being kept.
   *
   * @param first serial number of the first, reason and date of all
   * @param count how many, 0 or more; a million are some 40 megabytes
   * @return this
   * @throws IllegalArgumentException if the count is negative
   */
  public TestCrlBuilder revoke(Revocation first, int count) {
    entries.add(first, count);
    return this;
  }

  /**
   * Signs with another CA's key, while issuer and authority key identifier stay: a forgery.
   *
   * @param signer the purpose of the other CA
   * @param signerGeneration its generation
   * @return this
   */
  public TestCrlBuilder signedBy(KeyKind signer, CaGeneration signerGeneration) {
    wrongKey = pki.authority(signer, signerGeneration).key();
    return this;
  }

  /**
   * Makes the list.
   *
   * @return DER, a fresh array
   * @throws ArithmeticException if it would be longer than an array can be
   */
  public byte[] build() {
    Authority authority = pki.authority(kind, generation);
    RsaKey key = wrongKey == null ? authority.key() : wrongKey;
    byte[] head = head(authority);
    byte[] tail = Der.tagged(0xA0, extensions(authority));
    int listed = entries.length();
    int tbs = Math.addExact(listed, head.length + tail.length);
    byte[] tbsHeader = Der.header(0x30, tbs);
    byte[] algorithm = RsaKey.sha256WithRsa();
    int signatureBits = Der.bits(new byte[RsaKey.LENGTH]).length;
    int all = Math.addExact(tbs, tbsHeader.length + algorithm.length + signatureBits);
    byte[] header = Der.header(0x30, all);
    ByteBuffer out = ByteBuffer.allocate(Math.addExact(header.length, all));
    out.put(header).put(tbsHeader).put(head);
    entries.writeTo(out);
    out.put(tail);
    ByteBuffer signed = out.duplicate().flip().position(header.length);
    byte[] signature = key.signHash(RsaKey.sha256(signed));
    return out.put(algorithm).put(Der.bits(signature)).array();
  }

  /** The fields before the entries. */
  private byte[] head(Authority authority) {
    List<byte[]> fields = new ArrayList<>();
    fields.add(VERSION_2);
    fields.add(RsaKey.sha256WithRsa());
    fields.add(authority.name());
    fields.add(Der.time(thisUpdate));
    if (nextUpdate != null) {
      fields.add(Der.time(nextUpdate));
    }
    return Der.concat(fields.toArray(byte[][]::new));
  }

  private byte[] extensions(Authority authority) {
    List<byte[]> all = new ArrayList<>();
    byte[] issuer = authority.keyIdentifier();
    all.add(IssuedExtensions.extension(IssuedExtensions.AUTHORITY_KEY_IDENTIFIER, issuer));
    byte[] own = Der.integer(BigInteger.valueOf(number));
    all.add(IssuedExtensions.extension(IssuedExtensions.CRL_NUMBER, own));
    if (baseNumber != null) {
      byte[] base = Der.integer(BigInteger.valueOf(baseNumber));
      all.add(IssuedExtensions.critical(IssuedExtensions.DELTA_CRL_INDICATOR, base));
    }
    if (place != null) {
      byte[] name = authority.names().distributionPoint(place);
      byte[] point = Der.sequence(IssuedExtensions.distributionPointName(name));
      all.add(IssuedExtensions.critical(IssuedExtensions.ISSUING_DISTRIBUTION_POINT, point));
    }
    return Der.sequence(all.toArray(byte[][]::new));
  }
}

package io.github.jpki4j.cert;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.internal.AuthorityCheck;
import io.github.jpki4j.internal.KeyPurpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The trusted CAs, each for one purpose: those for user authentication say nothing about digital
 * signatures, and the other way round.
 *
 * <p>A CA certificate off a card is no anchor: it fits its own leaf on any card, a forged one as
 * well. It is trusted when the SHA-256 of its encoding is one that is known here (its pin). The
 * pins of {@link #production} were computed from published certificates; a caller can add CAs, or
 * begin with {@link #none}. However a CA is added, its certificate must let it issue certificates
 * ({@link Verdict#UNFIT}), which Java's PKIX code does not ask of a trusted CA.
 *
 * <p>Immutable, thread-safe: {@code with…} gives a copy. Facts: CERT-02, CERT-06.
 *
 * @since 0.1.0
 */
public final class TrustAnchors {

  /** What is known about a CA certificate. */
  public enum Verdict {
    /** A production CA whose pin is known. */
    PINNED(true),
    /** A CA that the caller added. */
    SUPPLIED(true),
    /** A test CA that the caller opted in to. */
    TEST(true),
    /** A CA that is trusted for the other purpose only. */
    OTHER_PURPOSE(false),
    /** A test CA (O=JPKI-TEST) that nobody opted in to. */
    TEST_NOT_ACCEPTED(false),
    /**
     * A CA that was added, whose certificate does not let it issue certificates: it is not that of
     * a CA, lacks keyCertSign, has name constraints, or an extension that is critical and unknown,
     * or cannot be read.
     */
    UNFIT(false),
    /** No pin fits. */
    UNKNOWN(false);

    private final boolean trusted;

    Verdict(boolean trusted) {
      this.trusted = trusted;
    }

    /**
     * Whether the CA is trusted.
     *
     * @return true for the first three
     */
    public boolean isTrusted() {
      return trusted;
    }
  }

  /** A pin and what it is good for. */
  private record Pin(KeyKind kind, String sha256) {}

  private static final Pattern SHA256 = Pattern.compile("[0-9A-F]{64}");

  private final Map<Pin, Verdict> pins;

  /** Of the pins whose certificates were seen: whether these must not issue certificates. */
  private final Map<Pin, Boolean> isUnfit = new ConcurrentHashMap<>();

  private final List<JpkiCertificate> certificates;

  private TrustAnchors(Map<Pin, Verdict> pins, List<JpkiCertificate> certificates) {
    this.pins = new HashMap<>(pins);
    this.certificates = new ArrayList<>(certificates);
  }

  /**
   * The production CAs: sign and auth 01, 02 and 03.
   *
   * @return pins without certificates: these come from the card, or the caller
   */
  public static TrustAnchors production() {
    TrustAnchors anchors = none();
    for (JpkiRoot root : JpkiRoot.values()) {
      anchors.pins.put(new Pin(root.kind(), root.sha256()), Verdict.PINNED);
    }
    return anchors;
  }

  /**
   * No CA at all, to begin with.
   *
   * @return trusts nothing
   */
  public static TrustAnchors none() {
    return new TrustAnchors(Collections.emptyMap(), Collections.emptyList());
  }

  /**
   * These, and a CA that the caller trusts, such as the next generation.
   *
   * @param kind the purpose
   * @param authority its certificate, got from its publisher and not from a card
   * @return a copy
   * @throws IllegalArgumentException if it is not a CA's, is for the other purpose by its name, or
   *     is a test CA's
   */
  public TrustAnchors with(KeyKind kind, JpkiCertificate authority) {
    if (authority.isTest()) {
      throw new IllegalArgumentException("this is a test CA: use withTestRoot");
    }
    return plus(kind, authority, Verdict.SUPPLIED);
  }

  /**
   * These, and a CA known by its pin alone; its certificate comes from the card.
   *
   * @param kind the purpose
   * @param sha256 SHA-256 of the CA certificate's encoding, 64 hexadecimal digits, colons allowed
   * @return a copy
   * @throws IllegalArgumentException if that is no SHA-256
   */
  public TrustAnchors withPin(KeyKind kind, String sha256) {
    String digits = sha256.replace(":", "").toUpperCase(Locale.ROOT);
    if (!SHA256.matcher(digits).matches()) {
      throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
    }
    TrustAnchors copy = copy();
    copy.pins.put(new Pin(kind, digits), Verdict.SUPPLIED);
    return copy;
  }

  /**
   * These, and a test CA. For tests alone: certificates below it name persons who do not exist, and
   * anybody may hold its key.
   *
   * @param kind the purpose
   * @param authority its certificate, with O=JPKI-TEST in its name
   * @return a copy
   * @throws IllegalArgumentException if it is not a test CA's, or is for the other purpose by its
   *     name
   */
  public TrustAnchors withTestRoot(KeyKind kind, JpkiCertificate authority) {
    if (!authority.isTest()) {
      throw new IllegalArgumentException("this is no test CA: its name lacks O=JPKI-TEST");
    }
    return plus(kind, authority, Verdict.TEST);
  }

  private TrustAnchors plus(KeyKind kind, JpkiCertificate authority, Verdict verdict) {
    if (!authority.isCa()) {
      throw new IllegalArgumentException("this is not the certificate of a CA");
    }
    if (authority.kind().filter(claimed -> claimed != kind.caCertificate()).isPresent()) {
      throw new IllegalArgumentException("this CA is for the other purpose");
    }
    TrustAnchors copy = copy();
    copy.pins.put(new Pin(kind, authority.sha256()), verdict);
    copy.certificates.add(authority);
    return copy;
  }

  private TrustAnchors copy() {
    return new TrustAnchors(pins, certificates);
  }

  /** Anchors whose certificates the caller gave, whatever their purpose. */
  List<JpkiCertificate> certificates() {
    return certificates;
  }

  /**
   * What is known about a CA certificate.
   *
   * @param kind the purpose that it shall be good for
   * @param authority the certificate
   * @return the verdict
   */
  public Verdict verdict(KeyKind kind, JpkiCertificate authority) {
    Pin pin = new Pin(kind, authority.sha256());
    Verdict pinned = pins.get(pin);
    if (pinned != null) {
      // The pin is that of all its bytes, so what was found out once holds.
      return isUnfit.computeIfAbsent(
              pin, p -> AuthorityCheck.flaw(KeyPurpose.of(kind), authority.x509()).isPresent())
          ? Verdict.UNFIT
          : pinned;
    }
    if (pins.containsKey(new Pin(kind.other(), authority.sha256()))) {
      return Verdict.OTHER_PURPOSE;
    }
    return authority.isTest() ? Verdict.TEST_NOT_ACCEPTED : Verdict.UNKNOWN;
  }
}

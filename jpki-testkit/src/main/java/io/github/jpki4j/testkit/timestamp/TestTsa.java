package io.github.jpki4j.testkit.timestamp;

import io.github.jpki4j.testkit.document.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.MessageImprint;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A time-stamping authority that does one thing wrong, or none. {@link #answer} is what it answers;
 * {@link TsaServer} does so over HTTP. Thread-safe.
 */
public final class TestTsa {

  private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.2.392.200000.1.1");

  private final TsaCase how;
  private final Clock clock;
  private final AtomicInteger asked = new AtomicInteger();

  private TestTsa(TsaCase how, Clock clock) {
    this.how = how;
    this.clock = clock;
  }

  /**
   * One that has the time of {@link Identity#CLOCK}.
   *
   * @param how what it does wrong
   * @return waits for requests
   */
  public static TestTsa of(TsaCase how) {
    return of(how, Identity.CLOCK);
  }

  /**
   * One with a clock of its own.
   *
   * @param how what it does wrong
   * @param clock its clock
   * @return waits for requests
   */
  public static TestTsa of(TsaCase how, Clock clock) {
    return new TestTsa(how, clock);
  }

  /**
   * The root below which its certificates are.
   *
   * @return self-signed
   */
  public static X509Certificate root() {
    return TsaCertificates.trusted();
  }

  /**
   * The root with other extensions: the same name and key, so that every stamp fits it.
   *
   * @param extensions all that it shall have
   * @return self-signed
   */
  public static X509Certificate root(List<Extension> extensions) {
    return TsaCertificates.trusted(extensions);
  }

  /**
   * The same as a file has it.
   *
   * @return DER, a fresh array
   */
  public static byte[] rootEncoded() {
    try {
      return root().getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The certificate of the unit that signs, which is no CA.
   *
   * @return DER, a fresh array
   */
  public static byte[] unitEncoded() {
    try {
      return TsaCase.RIGHT.unit().certificate().getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * How often it was asked.
   *
   * @return the number of requests so far
   */
  public int asked() {
    return asked.get();
  }

  TsaCase how() {
    return how;
  }

  /**
   * Answers.
   *
   * @param request DER of a TimeStampReq; neither kept nor changed
   * @return DER of a TimeStampResp, or what this one answers instead; a fresh array
   */
  public byte[] answer(byte[] request) {
    asked.incrementAndGet();
    try {
      return switch (how) {
        case GARBAGE -> "<html>no such page</html>".getBytes(StandardCharsets.US_ASCII);
        case HUGE -> new byte[3_000_000];
        case REFUSED ->
            new TimeStampResp(
                    new PKIStatusInfo(
                        PKIStatus.rejection,
                        new PKIFreeText(new DERUTF8String("no time today")),
                        new PKIFailureInfo(PKIFailureInfo.timeNotAvailable)),
                    null)
                .getEncoded("DER");
        case NO_TOKEN ->
            new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), null).getEncoded("DER");
        default ->
            new TimeStampResp(
                    new PKIStatusInfo(PKIStatus.granted),
                    ContentInfo.getInstance(token(TimeStampReq.getInstance(request))))
                .getEncoded("DER");
      };
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The time stamp alone, as it is part of a document.
   *
   * @param sha256 the hash value that is stamped, of SHA-256; neither kept nor changed
   * @return DER of a TimeStampToken, a fresh array
   * @throws IllegalArgumentException if this one gives none
   */
  public byte[] token(byte[] sha256) {
    if (!how.hasToken()) {
      throw new IllegalArgumentException(how + " gives no token");
    }
    asked.incrementAndGet();
    try {
      return token(
          new TimeStampReq(
              new MessageImprint(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), sha256),
              null,
              null,
              null,
              null));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] token(TimeStampReq request) throws Exception {
    TSTInfo info = info(request);
    byte[] token = new TsaToken(how, how.unit()).of(info.getEncoded("DER"), time());
    return how == TsaCase.CHANGED ? changed(token, info.getSerialNumber().getValue()) : token;
  }

  /** The same with another serial number in what is signed. */
  private static byte[] changed(byte[] token, BigInteger serial) {
    String text = new String(token, StandardCharsets.ISO_8859_1);
    String old = new String(serial.toByteArray(), StandardCharsets.ISO_8859_1);
    byte[] other = serial.add(BigInteger.ONE).toByteArray();
    return text.replace(old, new String(other, StandardCharsets.ISO_8859_1))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private TSTInfo info(TimeStampReq request) throws Exception {
    return new TSTInfo(
        POLICY,
        imprint(request.getMessageImprint()),
        new ASN1Integer(new BigInteger("7061737465642D6E756D626572", 16)),
        new ASN1GeneralizedTime(Date.from(time())),
        new Accuracy(new ASN1Integer(1), null, null),
        null,
        nonce(request),
        null,
        how == TsaCase.CRITICAL_EXTENSION ? critical() : null);
  }

  private Instant time() {
    return switch (how) {
      case OLD -> Instant.parse("2016-02-01T00:00:00Z");
      case FUTURE -> clock.instant().plus(Duration.ofDays(2));
      default -> clock.instant();
    };
  }

  private MessageImprint imprint(MessageImprint asked) {
    byte[] hash = asked.getHashedMessage();
    return switch (how) {
      case OTHER_IMPRINT -> {
        byte[] other = hash.clone();
        other[0] ^= 1;
        yield new MessageImprint(asked.getHashAlgorithm(), other);
      }
      case OTHER_HASH ->
          new MessageImprint(
              new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha512), new byte[64]);
      case SHA1_IMPRINT ->
          new MessageImprint(
              new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1, DERNull.INSTANCE), new byte[20]);
      default -> asked;
    };
  }

  private @Nullable ASN1Integer nonce(TimeStampReq request) {
    return switch (how) {
      case OTHER_NONCE -> new ASN1Integer(4711);
      case NO_NONCE -> null;
      default -> request.getNonce();
    };
  }

  private static Extensions critical() throws Exception {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    ASN1EncodableVector content = new ASN1EncodableVector();
    content.add(new DEROctetString(new byte[] {1}));
    extensions.addExtension(
        new Extension(
            new ASN1ObjectIdentifier("1.2.392.200000.9"),
            true,
            new DERSequence(content).getEncoded()));
    return extensions.generate();
  }
}

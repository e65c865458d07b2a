package io.github.jpki4j.document.signer;

import io.github.jpki4j.card.Digest;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.TimeStampCode;
import io.github.jpki4j.document.TimeStampFinding;
import io.github.jpki4j.document.TimeStampKind;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one time stamp (RFC 3161), wherever it is: who it says it is of, what it is over, and
 * whether its key made it. The signature and the purpose of the certificate are bcpkix's work.
 */
public final class TimeStampCheck {

  /** Certificates that are looked at beside the authority's own. */
  private static final int MOST_OTHERS = 64;

  /** Hashes of what it should be over, by the names that the JDK has for algorithms. */
  @FunctionalInterface
  interface Hashes {

    byte[] of(String algorithm) throws GeneralSecurityException;
  }

  private final Hashes stamped;
  private final List<TimeStampFinding> findings = new ArrayList<>();

  private TimeStampCheck(Hashes stamped) {
    this.stamped = stamped;
  }

  /**
   * Looks at a time stamp. Whatever the bytes are, there is a result.
   *
   * @param kind what it is of
   * @param token DER or BER, then zeros at most; neither kept nor changed
   * @param stamped what it should be over; not kept
   * @return everything that can be found out without knowing whom the caller trusts
   */
  public static CheckedTimeStamp check(TimeStampKind kind, byte[] token, SignedContent stamped) {
    return check(kind, token, stamped::hash);
  }

  /**
   * The same where nothing but a hash is known of what it should be over.
   *
   * @param kind what it is of
   * @param token DER or BER, then zeros at most; neither kept nor changed
   * @param imprint the hash; a time stamp of a hash by another algorithm is of something else
   * @return everything that can be found out without knowing whom the caller trusts
   */
  public static CheckedTimeStamp check(TimeStampKind kind, byte[] token, Digest imprint) {
    return check(
        kind,
        token,
        name -> name.equals(imprint.algorithm().jcaName()) ? imprint.value() : new byte[0]);
  }

  static CheckedTimeStamp check(TimeStampKind kind, byte[] token, Hashes stamped) {
    try {
      return DocumentBoundary.call(
          Problem.NOT_CMS, () -> new TimeStampCheck(stamped).check(kind, token));
    } catch (DocumentException e) {
      return CheckedTimeStamp.of(kind, TimeStampCode.TOKEN_MALFORMED);
    }
  }

  private void add(TimeStampCode code, String... arguments) {
    findings.add(TimeStampFinding.of(code, arguments));
  }

  private CheckedTimeStamp check(TimeStampKind kind, byte[] token) throws Exception {
    CmsSignedData read = SignedDataReader.readFilled(token); // bounds first
    CMSSignedData data = new CMSSignedData(BerElement.first(token).bytes());
    if (read.signers() != 1
        || !read.hasContent()
        || !read.contentType().equals(PKCSObjectIdentifiers.id_ct_TSTInfo)) {
      throw new DocumentException(Problem.NOT_CMS);
    }
    byte[] content = read.content().orElseThrow();
    BerElement.first(content).requireBounded();
    TSTInfo info = TSTInfo.getInstance(content);
    add(TimeStampCode.TOKEN_KNOWN);
    addExtensions(info.getExtensions());
    addImprint(info);
    SignerInformation signer = data.getSignerInfos().iterator().next();
    Optional<JpkiCertificate> certificate = certificate(read, signer.toASN1Structure());
    if (certificate.isPresent()) {
      addSigner(data, signer, certificate.get());
    } else {
      add(TimeStampCode.CERTIFICATE_MISSING);
      add(TimeStampCode.SIGNATURE_NOT_CHECKED);
    }
    return new CheckedTimeStamp(
        kind,
        List.of(),
        findings,
        Optional.of(
            new CheckedTimeStamp.Claim(
                info.getGenTime().getDate().toInstant(),
                accuracy(info.getAccuracy()),
                certificate,
                read.certificates().others(certificate, MOST_OTHERS))));
  }

  private void addExtensions(@Nullable Extensions extensions) {
    if (extensions == null) {
      return;
    }
    for (ASN1ObjectIdentifier critical : extensions.getCriticalExtensionOIDs()) {
      add(TimeStampCode.EXTENSION_UNKNOWN, critical.getId());
    }
  }

  private void addImprint(TSTInfo info) throws Exception {
    ASN1ObjectIdentifier hash = info.getMessageImprint().getHashAlgorithm().getAlgorithm();
    Optional<String> name = SignerAlgorithms.strong(hash);
    if (name.isEmpty()) {
      add(TimeStampCode.IMPRINT_WEAK, SignerAlgorithms.name(hash).orElse(hash.getId()));
    } else if (MessageDigest.isEqual(
        stamped.of(name.get()), info.getMessageImprint().getHashedMessage())) {
      add(TimeStampCode.IMPRINT_RIGHT, name.get());
    } else {
      add(TimeStampCode.IMPRINT_WRONG);
    }
  }

  /** Of several with the name of the signer, the one that the signer meant. */
  private static Optional<JpkiCertificate> certificate(CmsSignedData read, SignerInfo signer)
      throws DocumentException {
    List<JpkiCertificate> named = read.certificates().named(signer.getSID());
    for (JpkiCertificate each : named) {
      if (TimeStampSigner.names(signer, each)) {
        return Optional.of(each);
      }
    }
    return named.stream().findFirst();
  }

  private void addSigner(CMSSignedData data, SignerInformation signer, JpkiCertificate certificate)
      throws DocumentException, OperatorCreationException {
    TimeStampSigner by = new TimeStampSigner(signer, certificate);
    add(
        TimeStampSigner.names(signer.toASN1Structure(), certificate)
            ? TimeStampCode.CERTIFICATE_NAMED
            : TimeStampCode.CERTIFICATE_OTHER);
    add(by.hasRightPurpose() ? TimeStampCode.PURPOSE_RIGHT : TimeStampCode.PURPOSE_WRONG);
    by.weakAlgorithm().ifPresent(name -> add(TimeStampCode.ALGORITHM_WEAK, name));
    add(by.hasSigned() ? TimeStampCode.SIGNATURE_RIGHT : TimeStampCode.SIGNATURE_WRONG);
    if (findings.stream().noneMatch(TimeStampFinding::isObjection) && !by.isValid(data)) {
      add(TimeStampCode.TOKEN_MALFORMED); // bcpkix has the last word
    }
  }

  private static Duration accuracy(@Nullable Accuracy accuracy) {
    return accuracy == null
        ? Duration.ZERO
        : Duration.ofSeconds(number(accuracy.getSeconds()))
            .plusMillis(number(accuracy.getMillis()))
            .plusNanos(1_000L * number(accuracy.getMicros()));
  }

  private static long number(@Nullable ASN1Integer value) {
    BigInteger number = value == null ? BigInteger.ZERO : value.getValue();
    if (number.signum() < 0 || number.bitLength() > 31) {
      throw new IllegalArgumentException("no accuracy");
    }
    return number.longValue();
  }
}

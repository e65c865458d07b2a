package io.github.jpki4j.document.pdf;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.pdf.revision.CoveredRange;
import io.github.jpki4j.document.signer.CmsSignedData;
import io.github.jpki4j.document.signer.SignedContent;
import io.github.jpki4j.document.signer.SignedDataReader;
import io.github.jpki4j.document.signer.SignerForm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What /Contents of a signature holds, as the registry takes it: C6 to C9. */
final class RegistrySigner {

  private static final String SHA_256 = "2.16.840.1.101.3.4.2.1";

  /** The names of rsaEncryption and sha256WithRSAEncryption. */
  private static final Set<String> RSA = Set.of("1.2.840.113549.1.1.1", "1.2.840.113549.1.1.11");

  private RegistrySigner() {}

  /**
   * Looks at it.
   *
   * @param range of the signature
   * @param content what it covers, if that can be said
   */
  static List<RegistryFinding> check(CoveredRange range, Optional<SignedContent> content) {
    try {
      CmsSignedData data = SignedDataReader.readFilled(range.contents());
      if (data.signers() != 1) {
        return notChecked(RegistryCode.CONTENTS_RIGHT, RegistryCode.NOT_ONE_SIGNER);
      }
      return check(data, content);
    } catch (DocumentException e) {
      return notChecked(RegistryCode.CONTENTS_WRONG, RegistryCode.SIGNER_NOT_CHECKED);
    }
  }

  private static List<RegistryFinding> check(CmsSignedData data, Optional<SignedContent> content) {
    try {
      SignerForm signer = data.signerForm();
      List<RegistryFinding> findings = new ArrayList<>();
      findings.add(RegistryFinding.of(RegistryCode.CONTENTS_RIGHT));
      findings.add(RegistryFinding.of(complete(signer)));
      findings.add(RegistryFinding.of(digest(signer, content)));
      findings.add(
          signer.digest().equals(SHA_256) && RSA.contains(signer.signature())
              ? RegistryFinding.of(RegistryCode.ALGORITHMS_RIGHT)
              : RegistryFinding.of(
                  RegistryCode.ALGORITHMS_OTHER, signer.digest(), signer.signature()));
      return findings;
    } catch (DocumentException e) {
      return notChecked(RegistryCode.CONTENTS_RIGHT, RegistryCode.SIGNER_NOT_CHECKED);
    }
  }

  private static List<RegistryFinding> notChecked(RegistryCode contents, RegistryCode signer) {
    return List.of(
        RegistryFinding.of(contents),
        RegistryFinding.of(signer),
        RegistryFinding.of(RegistryCode.DIGEST_NOT_CHECKED),
        RegistryFinding.of(RegistryCode.ALGORITHMS_NOT_CHECKED));
  }

  private static RegistryCode complete(SignerForm signer) {
    if (!signer.hasCertificate()) {
      return RegistryCode.CERTIFICATE_MISSING;
    }
    if (!signer.hasAttributes()) {
      return RegistryCode.ATTRIBUTES_NONE;
    }
    if (!signer.hasContentType() || signer.messageDigest().isEmpty()) {
      return RegistryCode.ATTRIBUTES_INCOMPLETE;
    }
    return signer.hasSigningTime()
        ? RegistryCode.SIGNER_COMPLETE
        : RegistryCode.SIGNING_TIME_MISSING;
  }

  private static RegistryCode digest(SignerForm signer, Optional<SignedContent> content) {
    if (!signer.hasAttributes()) {
      return RegistryCode.DIGEST_NOT_APPLICABLE;
    }
    boolean right =
        signer.messageDigest().isPresent()
            && content
                .filter(
                    covered -> MessageDigest.isEqual(sha256(covered), signer.messageDigest().get()))
                .isPresent();
    return right ? RegistryCode.DIGEST_RIGHT : RegistryCode.DIGEST_WRONG;
  }

  private static byte[] sha256(SignedContent covered) {
    try {
      return covered.hash("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

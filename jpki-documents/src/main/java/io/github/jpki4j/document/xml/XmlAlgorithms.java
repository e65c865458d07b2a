package io.github.jpki4j.document.xml;

import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.SignatureCode;
import io.github.jpki4j.document.SignatureFinding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;

/** The algorithms of XML-DSig by their identifiers, and the hash that each has. */
final class XmlAlgorithms {

  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String PSS = "http://www.w3.org/2007/05/xmldsig-more#";
  private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";

  private static final String SHA256 = "SHA-256";
  private static final String SHA384 = "SHA-384";
  private static final String SHA512 = "SHA-512";

  private static final Map<String, String> DIGESTS =
      Map.of(DigestMethod.SHA256, SHA256, MORE + "sha384", SHA384, DigestMethod.SHA512, SHA512);

  private static final Map<String, String> SIGNATURES =
      Map.of(
          MORE + "rsa-sha256", SHA256,
          MORE + "rsa-sha384", SHA384,
          MORE + "rsa-sha512", SHA512,
          PSS + "sha256-rsa-MGF1", SHA256,
          PSS + "sha384-rsa-MGF1", SHA384,
          PSS + "sha512-rsa-MGF1", SHA512);

  private static final Map<String, String> WEAK =
      Map.of(
          DSIG + "sha1",
          "SHA-1",
          DSIG + "rsa-sha1",
          "SHA-1",
          PSS + "sha1-rsa-MGF1",
          "SHA-1",
          MORE + "md5",
          "MD5",
          MORE + "rsa-md5",
          "MD5",
          MORE + "rsa-ripemd160",
          "RIPEMD-160",
          "http://www.w3.org/2001/04/xmlenc#ripemd160",
          "RIPEMD-160");

  /** Leave nothing of a document out but comments. */
  static final Set<String> INCLUSIVE =
      Set.of(
          CanonicalizationMethod.INCLUSIVE,
          CanonicalizationMethod.INCLUSIVE_WITH_COMMENTS,
          "http://www.w3.org/2006/12/xml-c14n11",
          "http://www.w3.org/2006/12/xml-c14n11#WithComments");

  /** Leave out what a prefix means that is in a value. */
  static final Set<String> EXCLUSIVE =
      Set.of(CanonicalizationMethod.EXCLUSIVE, CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS);

  private XmlAlgorithms() {}

  static String digest(HashAlgorithm hash) {
    return switch (hash) {
      case SHA256 -> DigestMethod.SHA256;
      case SHA384 -> MORE + "sha384";
      case SHA512 -> DigestMethod.SHA512;
      case SHA1 -> throw new IllegalArgumentException("SHA-1");
    };
  }

  static String signature(HashAlgorithm hash) {
    return MORE + "rsa-" + hash.name().toLowerCase(java.util.Locale.ROOT);
  }

  static boolean isCanonicalization(String algorithm) {
    return INCLUSIVE.contains(algorithm) || EXCLUSIVE.contains(algorithm);
  }

  /** Whether the JDK may be asked about it. */
  static boolean isStrongDigest(String algorithm) {
    return DIGESTS.containsKey(algorithm);
  }

  /** Whether the JDK may be asked about it. */
  static boolean isStrongSignature(String algorithm) {
    return SIGNATURES.containsKey(algorithm);
  }

  /** Whether an algorithm of signatures that is known here is RSASSA-PSS. */
  static boolean isPss(String algorithm) {
    return algorithm.startsWith(PSS);
  }

  /** A hash that is not broken, by the name that the JDK knows. */
  static Optional<String> digestName(String algorithm) {
    return Optional.ofNullable(DIGESTS.get(algorithm));
  }

  /** What two algorithms are worth together. */
  static SignatureFinding finding(String digest, String signature) {
    for (String algorithm : new String[] {digest, signature}) {
      if (WEAK.containsKey(algorithm)) {
        return SignatureFinding.of(SignatureCode.HASH_WEAK, WEAK.get(algorithm));
      }
    }
    Optional<String> content = Optional.ofNullable(DIGESTS.get(digest));
    Optional<String> signed = Optional.ofNullable(SIGNATURES.get(signature));
    if (content.isEmpty() || signed.isEmpty()) {
      return SignatureFinding.of(
          SignatureCode.ALGORITHM_UNKNOWN, content.isEmpty() ? digest : signature);
    }
    return content.equals(signed)
        ? SignatureFinding.of(SignatureCode.ALGORITHM_STRONG, content.get())
        : SignatureFinding.of(SignatureCode.HASHES_DIFFER, content.get(), signed.get());
  }
}

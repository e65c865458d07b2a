package io.github.jpki4j.jca;

import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.SignatureScheme;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Optional;

/** The signature algorithms of the JCA that a card makes. Facts: JAVA-23 to JAVA-25. */
enum CardAlgorithm {
  NONE("NONEwithRSA", HashAlgorithm.SHA256, 0),
  SHA1("SHA1withRSA", HashAlgorithm.SHA1, 5),
  SHA256("SHA256withRSA", HashAlgorithm.SHA256, 11),
  SHA384("SHA384withRSA", HashAlgorithm.SHA384, 12),
  SHA512("SHA512withRSA", HashAlgorithm.SHA512, 13),
  PSS("RSASSA-PSS", HashAlgorithm.SHA256, 10),
  /** The same by BouncyCastle's name, which says the parameters. */
  PSS_BY_NAME("SHA256withRSAandMGF1", HashAlgorithm.SHA256, 0);

  /** PKCS #1, RFC 8017 appendix C. */
  private static final String PKCS1_ARC = "1.2.840.113549.1.1.";

  private final String jcaName;
  private final HashAlgorithm hash;
  private final int arc;

  CardAlgorithm(String jcaName, HashAlgorithm hash, int arc) {
    this.jcaName = jcaName;
    this.hash = hash;
    this.arc = arc;
  }

  String jcaName() {
    return jcaName;
  }

  /** The name that each platform knows. */
  String platformName() {
    return isPss() ? PSS.jcaName : jcaName;
  }

  boolean isPss() {
    return this == PSS || this == PSS_BY_NAME;
  }

  /** What a signature begins with: none, where the caller must set them. */
  Optional<PSSParameterSpec> parameters() {
    return this == PSS_BY_NAME ? Optional.of(PssParameters.ofCard()) : Optional.empty();
  }

  /** What the message is hashed with; of no meaning for NONE. */
  HashAlgorithm hash() {
    return hash;
  }

  SignatureScheme scheme() {
    return isPss() ? SignatureScheme.PSS : SignatureScheme.PKCS1;
  }

  /** The object identifier, in the two forms by which it is asked for. */
  List<String> aliases() {
    return arc == 0 ? List.of() : List.of(PKCS1_ARC + arc, "OID." + PKCS1_ARC + arc);
  }

  boolean isOffered(JpkiOptions options) {
    return switch (this) {
      case SHA1 -> options.sha1();
      case PSS, PSS_BY_NAME -> options.pss();
      default -> true;
    };
  }
}

package io.github.jpki4j.jca;

import java.security.InvalidAlgorithmParameterException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;

/** Which RSASSA-PSS a card makes: SHA-256, MGF1 with SHA-256, a salt of 32 bytes. */
final class PssParameters {

  private static final int SALT_LENGTH = 32;

  /** RFC 8017 appendix A.2.3: the only one. */
  private static final int TRAILER_FIELD_BC = 1;

  private PssParameters() {}

  static PSSParameterSpec ofCard() {
    return new PSSParameterSpec(
        "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_LENGTH, TRAILER_FIELD_BC);
  }

  static PSSParameterSpec require(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    if (parameters instanceof PSSParameterSpec pss) {
      return pss;
    }
    throw new InvalidAlgorithmParameterException("RSASSA-PSS wants a PSSParameterSpec");
  }

  static void requireCard(PSSParameterSpec parameters) throws InvalidAlgorithmParameterException {
    if (!isSha256(parameters.getDigestAlgorithm())) {
      throw refusal("hash " + parameters.getDigestAlgorithm());
    }
    if (!parameters.getMGFAlgorithm().equalsIgnoreCase("MGF1")
        || !(parameters.getMGFParameters() instanceof MGF1ParameterSpec mgf1)
        || !isSha256(mgf1.getDigestAlgorithm())) {
      throw refusal("mask generation function");
    }
    if (parameters.getSaltLength() != SALT_LENGTH) {
      throw refusal("salt of " + parameters.getSaltLength() + " bytes");
    }
    if (parameters.getTrailerField() != TRAILER_FIELD_BC) {
      throw refusal("trailer field");
    }
  }

  private static boolean isSha256(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.equals("SHA-256") || upper.equals("SHA256");
  }

  private static InvalidAlgorithmParameterException refusal(String what) {
    return new InvalidAlgorithmParameterException(
        "the card makes RSASSA-PSS only with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes,"
            + " not with this "
            + what);
  }
}

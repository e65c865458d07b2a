package io.github.jpki4j.login;

import io.github.jpki4j.KeyKind;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** A response written by hand, right in everything that a test does not change. */
final class Draft {

  /** Makes a signature over bytes. */
  interface Signing {
    byte[] sign(PrivateKey key, byte[] message) throws Exception;
  }

  private final LoginWorld world;
  private LoginVerifier verifier;
  private String challenge;
  private UnaryOperator<String> afterSigning = UnaryOperator.identity();
  private UnaryOperator<String> response = UnaryOperator.identity();
  private UnaryOperator<byte[]> signature = UnaryOperator.identity();
  private byte[] certificate = LoginWorld.certificate(LoginWorld.VALID);
  private byte[] issuer = LoginWorld.PKI.authorityCertificate(KeyKind.AUTH);
  private PrivateKey key = LoginWorld.PKI.cardPrivateKey(KeyKind.AUTH);
  private Signing signing = (with, message) -> jca("SHA256withRSA", with, message);
  private String purpose = LoginWorld.PURPOSE;
  private String session = LoginWorld.SESSION;

  Draft(LoginWorld world, LoginChallenge challenge) {
    this.world = world;
    this.verifier = world.verifier;
    this.challenge = challenge.text();
  }

  static byte[] jca(String algorithm, PrivateKey key, byte[] message) throws Exception {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    if (algorithm.equals("RSASSA-PSS")) {
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    }
    signature.update(message);
    return signature.sign();
  }

  LoginWorld world() {
    return world;
  }

  /** Changes the challenge, and the card signs what came out. */
  Draft challenge(UnaryOperator<String> change) {
    challenge = change.apply(challenge);
    return this;
  }

  Draft line(String name, String value) {
    return challenge(text -> text.replaceFirst("(?m)^" + name + ": .*$", name + ": " + value));
  }

  /** Changes the challenge after the card signed it. */
  Draft afterSigning(UnaryOperator<String> change) {
    afterSigning = change;
    return this;
  }

  Draft response(UnaryOperator<String> change) {
    response = change;
    return this;
  }

  Draft certificate(byte[] der) {
    certificate = der;
    return this;
  }

  Draft issuer(byte[] der) {
    issuer = der;
    return this;
  }

  Draft key(PrivateKey other) {
    key = other;
    return this;
  }

  Draft signing(Signing other) {
    signing = other;
    return this;
  }

  Draft algorithm(String algorithm) {
    return signing((with, message) -> jca(algorithm, with, message));
  }

  Draft signature(UnaryOperator<byte[]> change) {
    signature = change;
    return this;
  }

  Draft verifier(LoginVerifier other) {
    verifier = other;
    return this;
  }

  Draft purpose(String other) {
    purpose = other;
    return this;
  }

  Draft session(String other) {
    session = other;
    return this;
  }

  /** What goes over the line. */
  byte[] bytes() {
    try {
      byte[] signed = signing.sign(key, challenge.getBytes(StandardCharsets.UTF_8));
      String text =
          "JPKI-LOGIN-RESPONSE 1\nchallenge: "
              + base64(afterSigning.apply(challenge).getBytes(StandardCharsets.UTF_8))
              + "\ncertificate: "
              + base64(certificate)
              + "\nissuer: "
              + base64(issuer)
              + "\nsignature: "
              + base64(signature.apply(signed))
              + "\n";
      return response.apply(text).getBytes(StandardCharsets.UTF_8);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  LoginReport send() {
    return verifier.verify(bytes(), purpose, session);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

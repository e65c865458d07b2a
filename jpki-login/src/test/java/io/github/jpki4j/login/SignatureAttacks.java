package io.github.jpki4j.login;

import static io.github.jpki4j.login.LoginAttack.attack;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Cipher;

/** Signatures that are none of this challenge, or of another kind. */
final class SignatureAttacks {

  private SignatureAttacks() {}

  static List<LoginAttack> all() {
    return List.of(
        attack("PSS", LoginCode.SIGNATURE_PSS, d -> d.algorithm("RSASSA-PSS")),
        attack("SHA-1", LoginCode.SIGNATURE_OTHER_HASH, d -> d.algorithm("SHA1withRSA")),
        attack("SHA-384", LoginCode.SIGNATURE_OTHER_HASH, d -> d.algorithm("SHA384withRSA")),
        attack("SHA-512", LoginCode.SIGNATURE_OTHER_HASH, d -> d.algorithm("SHA512withRSA")),
        attack(
            "SHA-512/256", LoginCode.SIGNATURE_OTHER_HASH, d -> d.algorithm("SHA512/256withRSA")),
        attack(
            "the hash without its algorithm",
            LoginCode.SIGNATURE_OTHER_HASH,
            d -> d.signing((key, message) -> raw(key, sha256(message)))),
        attack(
            "the hash signed as a message",
            LoginCode.SIGNATURE_OF_OTHER_DATA,
            d -> signed(d, SignatureAttacks::sha256)),
        attack(
            "another text",
            LoginCode.SIGNATURE_OF_OTHER_DATA,
            d -> signed(d, message -> "TEST".getBytes(StandardCharsets.US_ASCII))),
        attack(
            "the challenge in lines with CRLF",
            LoginCode.SIGNATURE_OF_OTHER_DATA,
            d ->
                signed(
                    d,
                    message ->
                        new String(message, StandardCharsets.US_ASCII)
                            .replace("\n", "\r\n")
                            .getBytes(StandardCharsets.US_ASCII))),
        attack(
            "PSS of another text",
            LoginCode.SIGNATURE_WRONG,
            d -> d.signing((key, message) -> Draft.jca("RSASSA-PSS", key, new byte[1]))),
        attack(
            "a bit less", LoginCode.SIGNATURE_WRONG, d -> d.signature(SignatureAttacks::flipped)),
        attack("zeros", LoginCode.SIGNATURE_WRONG, d -> d.signature(s -> new byte[s.length])),
        attack("one", LoginCode.SIGNATURE_WRONG, d -> d.signature(s -> one(s.length))),
        attack("all bits", LoginCode.SIGNATURE_WRONG, d -> d.signature(s -> ones(s.length))),
        attack(
            "not padded to the end of the block",
            LoginCode.SIGNATURE_WRONG,
            d -> d.signing((key, message) -> shortPadding((RSAPrivateKey) key, message))),
        attack(
            "leading zero",
            LoginCode.SIGNATURE_LENGTH,
            d -> d.signature(s -> concat(new byte[1], s))),
        attack(
            "trailing zero",
            LoginCode.SIGNATURE_LENGTH,
            d -> d.signature(s -> Arrays.copyOf(s, s.length + 1))),
        attack(
            "a byte less",
            LoginCode.SIGNATURE_LENGTH,
            d -> d.signature(s -> Arrays.copyOf(s, s.length - 1))),
        attack("twice", LoginCode.SIGNATURE_LENGTH, d -> d.signature(s -> concat(s, s))));
  }

  private static Draft signed(Draft draft, UnaryOperator<byte[]> other) {
    return draft.signing((key, message) -> Draft.jca("SHA256withRSA", key, other.apply(message)));
  }

  private static byte[] sha256(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] raw(PrivateKey key, byte[] content) throws Exception {
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.ENCRYPT_MODE, key);
    return cipher.doFinal(content);
  }

  /** What Bleichenbacher's forgery of 2006 needs: the hash early, and garbage behind it. */
  private static byte[] shortPadding(RSAPrivateKey key, byte[] message) {
    byte[] block = new byte[256];
    Arrays.fill(block, 2, 10, (byte) 0xFF);
    block[1] = 1;
    byte[] prefix = new BigInteger("3031300d060960864801650304020105000420", 16).toByteArray();
    System.arraycopy(prefix, 0, block, 11, prefix.length);
    System.arraycopy(sha256(message), 0, block, 11 + prefix.length, 32);
    byte[] signed =
        new BigInteger(1, block).modPow(key.getPrivateExponent(), key.getModulus()).toByteArray();
    byte[] signature = new byte[256];
    int from = Math.max(0, signed.length - 256);
    System.arraycopy(signed, from, signature, 256 - signed.length + from, signed.length - from);
    return signature;
  }

  private static byte[] flipped(byte[] signature) {
    byte[] changed = signature.clone();
    changed[100] ^= 1;
    return changed;
  }

  private static byte[] one(int length) {
    byte[] one = new byte[length];
    one[length - 1] = 1;
    return one;
  }

  private static byte[] ones(int length) {
    byte[] ones = new byte[length];
    Arrays.fill(ones, (byte) 0xFF);
    return ones;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}

package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.crypto.Der;
import io.github.jpki4j.testcard.crypto.DerReader;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * What may be wrong with the key or the structure of a certificate, so that some libraries fail
 * over it, or work on it for long. All else is as in a good one: the CA has signed it, its names
 * and dates are right, and the card signs with the same private key. No such card is known; each is
 * a row of {@code docs/card-model.md}.
 *
 * @see TestCardBuilder#oddCertificate
 * @since 0.1.0
 */
public enum OddCertificate {
  /** RSA with an even modulus. */
  MODULUS_EVEN(rsa(n -> n.clearBit(0))),
  /** RSA with a negative modulus. */
  MODULUS_NEGATIVE(rsa(BigInteger::negate)),
  /** RSA with a prime as modulus. */
  MODULUS_PRIME(rsa(n -> BigInteger.ONE.shiftLeft(2048).subtract(BigInteger.valueOf(1557)))),
  /** RSA with a modulus that 3 divides. */
  MODULUS_DIVISIBLE_BY_3(rsa(n -> n.multiply(BigInteger.valueOf(3)))),
  /** RSA with a modulus of 512 bits. */
  MODULUS_OF_512_BITS(rsa(n -> n.shiftRight(2048 - 512).setBit(0))),
  /** RSA with a modulus of 16,384 bits. */
  MODULUS_OF_16384_BITS(rsa(n -> n.setBit(16_383))),
  /** RSA with the exponent 65,536. */
  EXPONENT_EVEN(rsaExponent(BigInteger.valueOf(65_536))),
  /** RSA with the exponent 1. */
  EXPONENT_1(rsaExponent(BigInteger.ONE)),
  /** RSA with the exponent -65,537. */
  EXPONENT_NEGATIVE(rsaExponent(BigInteger.valueOf(-65_537))),
  /** RSA with an exponent of 2,047 bits. */
  EXPONENT_OF_2047_BITS(rsaExponent(BigInteger.ONE.shiftLeft(2047).subtract(BigInteger.ONE))),
  /** A key on the curve P-256, which can be read, where the card has an RSA key. */
  KEY_ON_P256(Field.KEY, key -> pointOnP256()),
  /** The version is 5, which no norm knows. */
  VERSION_5(Field.VERSION, version -> Der.tagged(0xA0, Der.integer(BigInteger.valueOf(4)))),
  /** The serial number begins with a zero byte that DER forbids. */
  SERIAL_WITH_LEADING_ZERO(
      Field.SERIAL, serial -> Der.tagged(0x02, new byte[1], DerReader.of(serial).value(0x02))),
  /** The first of the two times has no seconds. */
  TIME_WITHOUT_SECONDS(Field.VALIDITY, OddCertificate::withoutSeconds);

  /** The elements of a TBSCertificate of version 3, in order (RFC 5280, 4.1). */
  private enum Field {
    VERSION(0xA0),
    SERIAL(0x02),
    ALGORITHM(0x30),
    ISSUER(0x30),
    VALIDITY(0x30),
    SUBJECT(0x30),
    KEY(0x30),
    EXTENSIONS(0xA3);

    private final int tag;

    Field(int tag) {
      this.tag = tag;
    }
  }

  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final BigInteger F4 = BigInteger.valueOf(65_537);

  private final Field field;

  @SuppressWarnings("ImmutableEnumChecker") // none of the functions has a state
  private final UnaryOperator<byte[]> change;

  OddCertificate(UnaryOperator<byte[]> change) {
    this(Field.KEY, change);
  }

  OddCertificate(Field field, UnaryOperator<byte[]> change) {
    this.field = field;
    this.change = change;
  }

  /** What the CA signs of a certificate that is odd and otherwise the same. */
  byte[] applyTo(byte[] certificate) {
    DerReader tbs = DerReader.of(certificate).enter(0x30).enter(0x30);
    byte[] fields = {};
    for (Field each : Field.values()) {
      byte[] element = tbs.whole(each.tag);
      fields = Der.concat(fields, each == field ? change.apply(element) : element);
    }
    return Der.sequence(fields);
  }

  /** Another modulus than that of the key. */
  private static UnaryOperator<byte[]> rsa(UnaryOperator<BigInteger> modulus) {
    return key -> rsaKey(modulus.apply(modulus(key)), F4);
  }

  /** Another exponent than that of the key. */
  private static UnaryOperator<byte[]> rsaExponent(BigInteger exponent) {
    return key -> rsaKey(modulus(key), exponent);
  }

  private static BigInteger modulus(byte[] key) {
    DerReader info = DerReader.of(key).enter(0x30);
    info.enter(0x30);
    byte[] bits = info.value(0x03);
    return DerReader.of(Arrays.copyOfRange(bits, 1, bits.length)).enter(0x30).integer();
  }

  private static byte[] rsaKey(BigInteger modulus, BigInteger exponent) {
    return Der.sequence(
        Der.sequence(Der.oid(RSA), Der.nothing()),
        Der.bits(Der.sequence(Der.integer(modulus), Der.integer(exponent))));
  }

  /** The curve's own generator: the public key that belongs to the private key 1. */
  private static byte[] pointOnP256() {
    String x = "6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296";
    String y = "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5";
    return Der.sequence(
        Der.sequence(Der.oid("1.2.840.10045.2.1"), Der.oid("1.2.840.10045.3.1.7")),
        Der.bits(HexFormat.of().parseHex("04" + x + y)));
  }

  private static byte[] withoutSeconds(byte[] validity) {
    DerReader times = DerReader.of(validity).enter(0x30);
    int tag = times.isNext(0x17) ? 0x17 : 0x18;
    byte[] first = times.value(tag);
    byte[] second = times.whole(times.isNext(0x17) ? 0x17 : 0x18);
    byte[] shorter = Arrays.copyOf(first, first.length - 2);
    shorter[shorter.length - 1] = 'Z';
    return Der.sequence(Der.tagged(tag, shorter), second);
  }
}

package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.testcard.crypto.Der;
import io.github.jpki4j.testcard.crypto.DerReader;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an OCSP client asks for (RFC 6960, 4.1.1). A signature of the client is not looked at. */
record ReceivedOcspRequest(List<CertId> certificates, Optional<byte[]> nonce) {

  private static final String NONCE = "1.3.6.1.5.5.7.48.1.2";

  /** The hashes by which a client may name the issuer, by OID as hexadecimal text. */
  private static final Map<String, String> HASHES =
      Map.of(
          hex(Der.oid("1.3.14.3.2.26")), "SHA-1",
          hex(Der.oid("2.16.840.1.101.3.4.2.1")), "SHA-256",
          hex(Der.oid("2.16.840.1.101.3.4.2.2")), "SHA-384",
          hex(Der.oid("2.16.840.1.101.3.4.2.3")), "SHA-512");

  /** One certificate by hashes of its issuer and its serial number. */
  @SuppressWarnings("ArrayRecordComponent") // never changed, and compared by content alone
  record CertId(byte[] algorithm, byte[] algorithmOid, byte[] name, byte[] key, BigInteger serial) {

    /** Whether a CA is the issuer that the client means; false for a hash that nobody knows. */
    boolean isOf(Authority authority) {
      String hash = HASHES.get(hex(algorithmOid));
      if (hash == null) {
        return false;
      }
      MessageDigest digest;
      try {
        digest = MessageDigest.getInstance(hash);
      } catch (NoSuchAlgorithmException e) {
        return false;
      }
      return Arrays.equals(name, digest.digest(authority.name()))
          && Arrays.equals(key, digest.digest(authority.key().publicKeyDer()));
    }

    CertId withSerial(BigInteger other) {
      return new CertId(algorithm, algorithmOid, name, key, other);
    }

    byte[] der() {
      return Der.sequence(algorithm, Der.octets(name), Der.octets(key), Der.integer(serial));
    }
  }

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ReceivedOcspRequest parse(byte[] der) {
    DerReader all = DerReader.of(der);
    DerReader request = all.enter(0x30);
    all.requireEnd();
    DerReader tbs = request.enter(0x30);
    skip(tbs, 0xA0);
    skip(tbs, 0xA1);
    DerReader list = tbs.enter(0x30);
    List<CertId> certificates = new ArrayList<>();
    while (list.hasMore()) {
      certificates.add(certId(list.enter(0x30).enter(0x30)));
    }
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException("the request asks for nothing");
    }
    return new ReceivedOcspRequest(List.copyOf(certificates), nonce(tbs));
  }

  private static void skip(DerReader from, int tag) {
    if (from.isNext(tag)) {
      from.enter(tag);
    }
  }

  private static CertId certId(DerReader fields) {
    byte[] algorithm = fields.whole(0x30);
    byte[] oid = DerReader.of(algorithm).enter(0x30).whole(0x06);
    byte[] name = fields.value(0x04);
    byte[] key = fields.value(0x04);
    return new CertId(algorithm, oid, name, key, fields.integer());
  }

  /** The value of the nonce extension, as it has to come back. */
  private static Optional<byte[]> nonce(DerReader tbs) {
    if (!tbs.isNext(0xA2)) {
      return Optional.empty();
    }
    DerReader extensions = tbs.enter(0xA2).enter(0x30);
    Optional<byte[]> nonce = Optional.empty();
    while (extensions.hasMore()) {
      DerReader extension = extensions.enter(0x30);
      byte[] oid = extension.whole(0x06);
      skip(extension, 0x01);
      byte[] value = extension.value(0x04);
      if (Arrays.equals(oid, Der.oid(NONCE))) {
        nonce = Optional.of(value);
      }
    }
    return nonce;
  }

  /** The extension that carries a nonce. */
  static byte[] nonceExtension(byte[] value) {
    return IssuedExtensions.extension(NONCE, value);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}

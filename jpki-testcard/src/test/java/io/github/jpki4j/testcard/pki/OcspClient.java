package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.crypto.Der;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.MessageDigest;

/** Asks an OCSP responder about certificates for signatures. */
public final class OcspClient {

  private OcspClient() {}

  public static byte[] request(CaGeneration generation, BigInteger serial, byte[] nonce)
      throws Exception {
    return request(generation, nonce, serial);
  }

  /** A request with issuer hashes by SHA-256, and with a nonce if it is not empty. */
  public static byte[] request(CaGeneration generation, byte[] nonce, BigInteger... serials)
      throws Exception {
    Authority authority = TestPki.create().authority(KeyKind.SIGN, generation);
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] name = sha256.digest(authority.name());
    byte[] key = sha256.digest(authority.key().publicKeyDer());
    byte[][] list = new byte[serials.length][];
    for (int i = 0; i < list.length; i++) {
      list[i] =
          Der.sequence(
              Der.sequence(
                  Der.sequence(Der.oid("2.16.840.1.101.3.4.2.1"), Der.nothing()),
                  Der.octets(name),
                  Der.octets(key),
                  Der.integer(serials[i])));
    }
    byte[] extension = Der.sequence(Der.oid("1.3.6.1.5.5.7.48.1.2"), Der.octets(nonce));
    byte[] extensions = nonce.length == 0 ? nonce : Der.tagged(0xA2, Der.sequence(extension));
    return Der.sequence(Der.sequence(Der.sequence(list), extensions));
  }

  public static byte[] post(URI uri, byte[] request) throws IOException {
    HttpURLConnection connection = open(uri);
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(request);
    }
    return body(connection);
  }

  public static byte[] get(URI uri) throws IOException {
    return body(open(uri));
  }

  public static HttpURLConnection open(URI uri) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(20_000);
    connection.setReadTimeout(20_000);
    connection.setRequestProperty("Content-Type", "application/ocsp-request");
    return connection;
  }

  private static byte[] body(HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }
}

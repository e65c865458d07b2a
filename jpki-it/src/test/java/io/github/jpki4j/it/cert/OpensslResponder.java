package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.OcspTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code openssl ocsp} as a responder: a request file in, a response file out, no network. */
final class OpensslResponder implements OcspTransport {

  private final Path folder;
  private final JpkiCertificate authority;
  private final JpkiCertificate signer;
  private final PrivateKey key;
  private final List<String> options;

  /** Answers that the CA itself signs. */
  OpensslResponder(Path folder, TestAuthority authority, String... options) {
    this(folder, authority.certificate(), authority.certificate(), authority.key(), options);
  }

  /** Answers that somebody else signs. */
  OpensslResponder(
      Path folder,
      JpkiCertificate authority,
      JpkiCertificate signer,
      PrivateKey key,
      String... options) {
    this.folder = folder;
    this.authority = authority;
    this.signer = signer;
    this.key = key;
    this.options = List.of(options);
  }

  /**
   * Writes what openssl knows about one certificate.
   *
   * @param status {@code V}, or {@code R} and a reason such as {@code R,superseded}
   */
  OpensslResponder knows(JpkiCertificate certificate, String status) throws IOException {
    String revoked = status.startsWith("R") ? "260520030000Z" + status.substring(1) : "";
    String serial = certificate.serial().toString(16).toUpperCase(Locale.ROOT);
    Files.writeString(
        folder.resolve("index.txt"),
        String.join(
                "\t",
                status.substring(0, 1),
                "491231235959Z",
                revoked,
                serial.length() % 2 == 0 ? serial : "0" + serial,
                "unknown",
                "/CN=TEST")
            + "\n");
    return this;
  }

  @Override
  public byte[] exchange(byte[] request) throws IOException {
    Path in = Files.write(folder.resolve("request.der"), request);
    Path out = folder.resolve("response.der");
    Files.deleteIfExists(out);
    Path keyFile = folder.resolve("key.pem");
    Files.writeString(keyFile, Openssl.pem("PRIVATE KEY", key.getEncoded()));
    List<String> command =
        new ArrayList<>(
            List.of(
                "ocsp",
                "-index",
                folder.resolve("index.txt").toString(),
                "-CA",
                Openssl.pem(folder.resolve("ca.pem"), List.of(authority)),
                "-rsigner",
                Openssl.pem(folder.resolve("signer.pem"), List.of(signer)),
                "-rkey",
                keyFile.toString(),
                "-reqin",
                in.toString(),
                "-respout",
                out.toString()));
    command.addAll(options);
    Openssl.Result result = Openssl.run(command.toArray(String[]::new));
    assertThat(result.ok()).as(result.output()).isTrue();
    return Files.readAllBytes(out);
  }

  /** A request that openssl makes itself, without nonce. */
  byte[] requestWithoutNonce(String serial) throws IOException {
    Path out = folder.resolve("own-request.der");
    Openssl.Result result =
        Openssl.run(
            "ocsp",
            "-issuer",
            Openssl.pem(folder.resolve("ca.pem"), List.of(authority)),
            "-serial",
            serial,
            "-no_nonce",
            "-reqout",
            out.toString());
    assertThat(result.ok()).as(result.output()).isTrue();
    return Files.readAllBytes(out);
  }
}

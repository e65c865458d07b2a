package io.github.jpki4j.it.jca;

import io.github.jpki4j.testkit.key.Pem;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignServer;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;

/**
 * {@code openssl s_server} on 127.0.0.1, which wants a certificate of one CA and shows a page that
 * tells what it made of the client.
 */
public final class OpensslServer {

  private OpensslServer() {}

  /**
   * Starts it; without openssl the test is left out, or fails under {@code ./check}.
   *
   * @param folder for its files
   * @param keys of {@link SoftwareKeys#server}
   * @param authority the CA that it trusts, DER
   * @param min the lowest version of the protocol, for example {@code TLSv1.2}
   * @param max the highest
   */
  public static ForeignServer start(
      Path folder, KeyStore keys, byte[] authority, String min, String max) throws Exception {
    ForeignJudge.openssl();
    int port = ForeignServer.freePort();
    // The critical policies of JPKI need no option: OpenSSL knows the extension, and does not want
    // a certain policy if it is not told one.
    return ForeignServer.start(
        List.of(
            "openssl",
            "s_server",
            "-accept",
            "127.0.0.1:" + port,
            "-cert",
            SoftwareKeys.certificateFile(folder, keys).toString(),
            "-key",
            SoftwareKeys.keyFile(folder, keys).toString(),
            "-Verify",
            "1",
            "-verify_return_error",
            "-CAfile",
            Pem.certificate(folder.resolve("ca.pem"), authority).toString(),
            "-min_protocol",
            min,
            "-max_protocol",
            max,
            "-www"),
        port,
        folder.resolve("openssl.log"));
  }
}

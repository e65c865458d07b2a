package io.github.jpki4j.it.jca;

import io.github.jpki4j.testkit.key.Pem;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;

/**
 * nginx on 127.0.0.1, which wants a certificate of one CA and answers with the version of the
 * protocol, {@code SUCCESS}, and the SHA-1 of the certificate in hexadecimal. It resumes no
 * session: each connection wants a signature.
 */
public final class NginxServer {

  /** In a folder of system programs, which are not on everybody's path. */
  private static final String NGINX =
      Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";

  /** All its files in a folder of its own, one process, nothing of the system's configuration. */
  private static final String CONFIGURATION =
      """
      master_process off;
      pid nginx.pid;
      error_log stderr info;
      events {}
      http {
        access_log off;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        server {
          listen 127.0.0.1:%d ssl;
          ssl_protocols %s;
          ssl_certificate %s;
          ssl_certificate_key %s;
          ssl_client_certificate %s;
          ssl_verify_client on;
          ssl_session_tickets off;
          location / {
            return 200 "$ssl_protocol $ssl_client_verify $ssl_client_fingerprint";
          }
        }
      }
      """;

  private NginxServer() {}

  /**
   * Starts it; without nginx the test is left out, or fails under {@code ./check}.
   *
   * @param folder for its files
   * @param keys of {@link SoftwareKeys#server}
   * @param authority the CA that it trusts, DER
   * @param protocols for example {@code TLSv1.2 TLSv1.3}
   */
  public static ForeignServer start(Path folder, KeyStore keys, byte[] authority, String protocols)
      throws Exception {
    ForeignJudge.of(NGINX, "-v", "nginx");
    int port = ForeignServer.freePort();
    Path configuration =
        Files.writeString(
            folder.resolve("nginx.conf"),
            CONFIGURATION.formatted(
                port,
                protocols,
                SoftwareKeys.certificateFile(folder, keys),
                SoftwareKeys.keyFile(folder, keys),
                Pem.certificate(folder.resolve("ca.pem"), authority)));
    return ForeignServer.start(
        List.of(
            NGINX,
            "-p",
            folder.toString(),
            "-e",
            "stderr",
            "-g",
            "daemon off;",
            "-c",
            configuration.toString()),
        port,
        folder.resolve("nginx.log"));
  }
}

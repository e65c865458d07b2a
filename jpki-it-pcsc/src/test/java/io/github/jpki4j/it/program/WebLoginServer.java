package io.github.jpki4j.it.program;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.key.Pem;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.program.ForeignProgram.Outcome;
import io.github.jpki4j.testkit.program.ForeignServer;
import io.github.jpki4j.testkit.program.RunnableJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The server of samples/web-login, as its README starts it, which lets in simulated cards of the
 * usual test CA. It is built by {@code mvn verify -Dsamples}.
 */
final class WebLoginServer implements AutoCloseable {

  private static final Path SAMPLE =
      Path.of(System.getProperty("jpki.root", ".."))
          .resolve("samples/web-login/target")
          .toAbsolutePath();

  private static final String MAIN = "io.github.jpki4j.samples.web.WebLogin";

  /** Whose debug log has why a handshake failed. */
  private static final String HANDSHAKES = "org.apache.tomcat.util.net.NioEndpoint.handshake";

  private static final Pattern REFUSAL =
      Pattern.compile("(?m)^Caused by: [\\w.]+\\.ClientCertificateException: (.+)\\R");

  /** Of the server's key, which lives as long as the test. */
  private static final String PASSWORD = "only-to-try";

  private final ForeignServer server;
  private final Path certificate;
  private final Path log;

  private WebLoginServer(ForeignServer server, Path certificate, Path log) {
    this.server = server;
    this.certificate = certificate;
    this.log = log;
  }

  /**
   * Starts it; where the sample was not built the test is left out, or fails under {@code ./check}.
   *
   * @param folder for its files
   */
  static WebLoginServer start(Path folder) throws IOException, InterruptedException {
    if (!Files.isDirectory(SAMPLE.resolve("classes"))
        || !Files.isDirectory(SAMPLE.resolve("lib"))) {
      ForeignJudge.missing("samples/web-login is not built (mvn verify -Dsamples)");
    }
    TestCard card = TestCard.builder().build();
    Path auth = authority(folder.resolve("auth-ca.pem"), card, CertificateKind.AUTH_CA);
    Path sign = authority(folder.resolve("sign-ca.pem"), card, CertificateKind.SIGN_CA);
    Path keys = folder.resolve("server.p12");
    Path certificate = folder.resolve("server.pem");
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost",
        keys);
    keytool("-exportcert", "-rfc", "-file", certificate.toString(), keys);
    int port = ForeignServer.freePort();
    List<String> command =
        new ArrayList<>(List.of("env", "WEB_LOGIN_KEY=" + keys, "WEB_LOGIN_PASSWORD=" + PASSWORD));
    command.addAll(RunnableJar.java());
    command.addAll(
        List.of(
            "-cp",
            SAMPLE.resolve("classes") + ":" + SAMPLE.resolve("lib") + "/*",
            MAIN,
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--web-login.trust-test=true",
            "--web-login.accept-unchecked-revocation=true",
            "--web-login.tell-findings=true",
            "--logging.level." + HANDSHAKES + "=debug",
            "--web-login.authorities.auth=" + auth,
            "--web-login.authorities.sign=" + sign));
    Path log = folder.resolve("web-login.log");
    return new WebLoginServer(ForeignServer.start(command, port, log), certificate, log);
  }

  private static Path authority(Path file, TestCard card, CertificateKind kind) throws IOException {
    return Pem.certificate(file, card.certificate(kind));
  }

  private static void keytool(Object... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    for (int i = 0; i < options.length - 1; i++) {
      command.add(options[i].toString());
    }
    command.addAll(
        List.of(
            "-alias",
            "server",
            "-keystore",
            options[options.length - 1].toString(),
            "-storepass",
            PASSWORD));
    Outcome outcome = ForeignProgram.of(command.toArray(String[]::new)).run();
    if (outcome.exit() != 0) {
      throw new IllegalStateException(outcome.text());
    }
  }

  /** The server's certificate, {@code server.pem}. */
  Path certificate() {
    return certificate;
  }

  /**
   * The client certificates that it has refused in handshakes until now, by its own log, which
   * stays whatever becomes of the client.
   *
   * @return the codes of what was found in each, the oldest first
   */
  List<String> refusals() {
    try {
      return REFUSAL
          .matcher(Files.readString(log, StandardCharsets.ISO_8859_1))
          .results()
          .map(result -> result.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command of the page, for the port at which this server listens. */
  String addressed(String command) {
    return command
        .replace("localhost:8443", "localhost:" + server.port())
        .replace("--port 8443", "--port " + server.port());
  }

  @Override
  public void close() {
    server.close();
  }
}

package io.github.jpki4j.samples.web;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.pki.Revocation;
import io.github.jpki4j.testcard.pki.TestPki;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.CRLReason;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The program itself on a random port, with files as an operator would make them. */
final class Server implements AutoCloseable {

  /** As people's programs know it; a proxy may stand before the port of the test. */
  static final URI ADDRESS = URI.create("https://www.example.jp/");

  private static final String PASSWORD = "for-tests";

  final MovableClock clock = new MovableClock();

  private final TestPki pki = TestPki.create();
  private final Path folder;
  private final List<BigInteger> revoked = new ArrayList<>();
  private final Certificate certificate;
  private final ConfigurableApplicationContext context;

  /**
   * Starts.
   *
   * @param folder for its files
   * @param more properties beyond what application.properties has
   */
  Server(Path folder, String... more) throws Exception {
    this.folder = folder;
    certificate = makeKey();
    Files.write(folder.resolve("auth-ca.cer"), pki.authorityCertificate(KeyKind.AUTH));
    Files.write(folder.resolve("sign-ca.cer"), pki.authorityCertificate(KeyKind.SIGN));
    Files.write(folder.resolve("sign.crl"), pki.crl(KeyKind.SIGN, Instant.now()).build());
    revoke(BigInteger.TEN);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=error",
                "--spring.ssl.bundle.jks.web.keystore.location=file:" + file("server.p12"),
                "--spring.ssl.bundle.jks.web.keystore.password=" + PASSWORD,
                "--web-login.origin=https://www.example.jp",
                "--web-login.authorities.auth=" + file("auth-ca.cer"),
                "--web-login.authorities.sign=" + file("sign-ca.cer"),
                "--web-login.crls=" + file("auth.crl") + "," + file("sign.crl")));
    arguments.addAll(Arrays.asList(more));
    context =
        new SpringApplicationBuilder(WebLogin.class)
            .initializers(
                (GenericApplicationContext starting) ->
                    starting.registerBean(
                        "movableClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
            .run(arguments.toArray(String[]::new));
  }

  /** How many uploads could begin now. */
  int freePlaces() {
    return context.getBean(Uploads.class).free();
  }

  /** As README tells the operator. */
  private Certificate makeKey() throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=TEST server",
                "-ext",
                "san=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file("server.p12"),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    return KeyStore.getInstance(folder.resolve("server.p12").toFile(), PASSWORD.toCharArray())
        .getCertificate("server");
  }

  /** Replaces the revocation list by a newer one, which has this certificate as well. */
  void revoke(BigInteger serial) throws IOException {
    revoked.add(serial);
    Instant now = Instant.now();
    var list = pki.crl(KeyKind.AUTH, now);
    for (BigInteger each : revoked) {
      list.revoke(new Revocation(each, CRLReason.CESSATION_OF_OPERATION, now.minusSeconds(3600)));
    }
    Path file = Files.write(folder.resolve("auth.crl"), list.build());
    Files.setLastModifiedTime(file, FileTime.from(now.plusSeconds(revoked.size())));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  URI uri(String path) {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("https://127.0.0.1:" + port + path);
  }

  Certificate certificate() {
    return certificate;
  }

  @Override
  public void close() {
    context.close();
  }
}

package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.jpki4j.cert.JpkiCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The foreign program that judges beside us. */
final class Openssl {

  /** How a call ended. */
  record Result(int exit, String output) {

    boolean ok() {
      return exit == 0;
    }
  }

  private Openssl() {}

  /**
   * Whether there is an openssl; if not, says so, and fails where jpki.check is set.
   *
   * @param what will not be compared without it
   */
  static boolean isInstalled(String what) {
    try {
      return run("version").ok();
    } catch (IOException missing) {
      String message = "openssl is not installed, left out: " + what;
      if (Boolean.getBoolean("jpki.check")) {
        fail(message);
      }
      System.out.println(message);
      return false;
    }
  }

  static Result run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("openssl ends").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return new Result(process.exitValue(), output);
  }

  /** Writes certificates, one PEM block after the other. */
  static String pem(Path file, List<JpkiCertificate> certificates) throws IOException {
    StringBuilder text = new StringBuilder();
    for (JpkiCertificate certificate : certificates) {
      text.append(pem("CERTIFICATE", certificate.encoded()));
    }
    return Files.writeString(file, text).toString();
  }

  static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }
}

package io.github.jpki4j.testcard.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program openssl. Where it is missing this is said, and fails if the system property
 * jpki.check is true.
 */
public final class Openssl {

  private Openssl() {}

  /** What a run ended with and printed. */
  public record Run(int exit, String output) {}

  public static boolean isInstalled() throws InterruptedException {
    try {
      new ProcessBuilder("openssl", "version").redirectErrorStream(true).start().waitFor();
      return true;
    } catch (IOException missing) {
      String message = "openssl is not installed: nothing was compared with it";
      if (Boolean.getBoolean("jpki.check")) {
        fail(message);
      }
      System.out.println(message);
      return false;
    }
  }

  /** Runs to the end, whatever that is. */
  public static Run run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), output);
  }

  /** Runs with success. */
  public static String openssl(String... arguments) throws Exception {
    Run run = run(arguments);
    assertThat(run.exit()).as(run.output()).isZero();
    return run.output();
  }

  /** Writes PEM files, which every command of openssl takes; several into one. */
  public static String pem(Path file, String type, byte[]... ders) throws IOException {
    StringBuilder text = new StringBuilder();
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    for (byte[] der : ders) {
      text.append("-----BEGIN ").append(type).append("-----\n");
      text.append(lines.encodeToString(der));
      text.append("\n-----END ").append(type).append("-----\n");
    }
    return Files.writeString(file, text).toString();
  }
}

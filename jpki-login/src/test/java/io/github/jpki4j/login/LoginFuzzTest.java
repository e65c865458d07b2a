package io.github.jpki4j.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What chance makes of a response, always in the same way. */
class LoginFuzzTest {

  private static final int ROUNDS = 3_000;

  private final LoginWorld world = new LoginWorld();
  private final Random random = new Random(17);

  @Test
  void hostileBytesGiveAReportThatDoesNotAccept() {
    byte[] response = world.draft().bytes();
    for (int i = 0; i < ROUNDS; i++) {
      byte[] changed = changed(response);
      LoginReport report = world.verifier.verify(changed, LoginWorld.PURPOSE, LoginWorld.SESSION);
      if (!Arrays.equals(changed, response)) {
        assertThat(report.verdict()).as("round " + i).isEqualTo(LoginVerdict.REFUSED);
      }
    }
  }

  /** The text is right and what is in it is not: certificates and signatures reach the JDK. */
  @Test
  void hostileCertificatesAndSignaturesGiveAReportThatDoesNotAccept() {
    for (int i = 0; i < ROUNDS / 5; i++) {
      Draft draft = new LoginWorld().draft();
      LoginReport report =
          (switch (i % 3) {
                case 0 -> draft.certificate(changed(LoginWorld.certificate(LoginWorld.VALID)));
                case 1 -> draft.signature(this::changed);
                default ->
                    draft.challenge(
                        text ->
                            new String(
                                changed(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                                java.nio.charset.StandardCharsets.ISO_8859_1));
              })
              .send();
      assertThat(report.verdict()).as("round " + i).isEqualTo(LoginVerdict.REFUSED);
    }
  }

  @Test
  void parsersThrowNothingElse() {
    byte[] challenge = world.draft().bytes();
    for (int i = 0; i < ROUNDS; i++) {
      byte[] changed = changed(challenge);
      assertThatCode(
              () -> {
                try {
                  assertThat(LoginResponse.parse(changed).encoded()).isEqualTo(changed);
                } catch (LoginException e) {
                  assertThat(e.finding().code()).isEqualTo(e.code());
                }
                try {
                  LoginChallenge.parse(changed);
                } catch (LoginException e) {
                  assertThat(e.finding().code()).isEqualTo(e.code());
                }
              })
          .doesNotThrowAnyException();
    }
  }

  /** Never the same bytes. */
  private byte[] changed(byte[] bytes) {
    byte[] changed =
        switch (random.nextInt(4)) {
          case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
          case 1 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(9));
          case 2 -> without(bytes, random.nextInt(bytes.length));
          default -> bytes.clone();
        };
    for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt();
    }
    if (Arrays.equals(changed, bytes)) {
      changed[0] ^= 1;
    }
    return changed;
  }

  private static byte[] without(byte[] bytes, int at) {
    byte[] less = Arrays.copyOf(bytes, bytes.length - 1);
    System.arraycopy(bytes, at + 1, less, at, less.length - at);
    return less;
  }
}

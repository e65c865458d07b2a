package io.github.jpki4j.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cert.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each attack is refused by its own finding, and the honest holder gets in before and after. */
class LoginAttackTest {

  static List<LoginAttack> attacks() {
    return Stream.of(
            FormAttacks.ofResponse(),
            FormAttacks.ofChallenge(),
            MeaningAttacks.all(),
            CertificateAttacks.all(),
            SignatureAttacks.all())
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void anAttackIsRefusedByItsOwnFinding(LoginAttack attack) {
    LoginWorld world = new LoginWorld();
    requireHonest(world);
    LoginReport report = attack.run().apply(world);
    assertThat(report.objections().get(0).code()).as(report.toString()).isEqualTo(attack.code());
    assertThat(report.verdict())
        .isEqualTo(
            attack.code().outcome() == Outcome.FAILED
                ? LoginVerdict.REFUSED
                : LoginVerdict.UNDETERMINED);
    assertThat(report.accepted()).isEmpty();
    attack
        .certificate()
        .ifPresent(code -> assertThat(report.certificateReport().orElseThrow().has(code)).isTrue());
    requireHonest(world);
  }

  private static void requireHonest(LoginWorld world) {
    LoginReport report = world.draft().send();
    assertThat(report.verdict()).as(report.toString()).isEqualTo(LoginVerdict.ACCEPTED);
  }

  @Test
  void thereAreFortyAttacksAndMoreAndNoTwoOfOneName() {
    assertThat(attacks()).hasSizeGreaterThan(100);
    assertThat(attacks().stream().map(LoginAttack::name)).doesNotHaveDuplicates();
  }

  /** What has no attack is found on the way to one, by the client, or cannot be in the way. */
  @Test
  void everyCodeThatRefusesHasAnAttack() {
    assertThat(
            Stream.of(LoginCode.values())
                .filter(
                    code ->
                        code.outcome() == Outcome.FAILED || code.outcome() == Outcome.UNDETERMINED)
                .filter(code -> code != LoginCode.CERTIFICATE_NOT_VALID_NOW))
        .allMatch(code -> attacks().stream().anyMatch(attack -> attack.code() == code));
  }

  @Test
  void anAcceptedLoginSaysWhatWasProven() {
    LoginReport report = new LoginWorld().draft().send();
    assertThat(report.objections()).isEmpty();
    assertThat(report.findings().stream().map(LoginFinding::code))
        .containsExactly(
            LoginCode.ORIGIN_RIGHT,
            LoginCode.PURPOSE_RIGHT,
            LoginCode.TIME_RIGHT,
            LoginCode.NONCE_CONSUMED,
            LoginCode.SIGNATURE_VALID,
            LoginCode.CERTIFICATE_TRUSTED,
            LoginCode.CERTIFICATE_OF_TEST_CA);
    AcceptedLogin login = report.accepted().orElseThrow();
    assertThat(login.certificate().encoded()).isEqualTo(LoginWorld.certificate(LoginWorld.VALID));
    assertThat(login.challenge().origin()).isEqualTo(LoginWorld.ORIGIN);
    assertThat(login.at()).isEqualTo(LoginWorld.NOW);
  }
}

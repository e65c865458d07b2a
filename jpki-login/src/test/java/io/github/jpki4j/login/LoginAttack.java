package io.github.jpki4j.login;

import io.github.jpki4j.cert.FindingCode;
import java.util.Optional;
import java.util.function.Function;

/**
 * A login that is to be refused.
 *
 * @param name in words
 * @param code by which finding
 * @param certificate which finding of the validator stands behind it, if one does
 * @param run does it
 */
record LoginAttack(
    String name,
    LoginCode code,
    Optional<FindingCode> certificate,
    Function<LoginWorld, LoginReport> run) {

  static LoginAttack attack(String name, LoginCode code, Function<Draft, Draft> change) {
    return run(name, code, world -> change.apply(world.draft()).send());
  }

  static LoginAttack run(String name, LoginCode code, Function<LoginWorld, LoginReport> run) {
    return new LoginAttack(name, code, Optional.empty(), run);
  }

  static LoginAttack certificate(String name, FindingCode code, Function<Draft, Draft> change) {
    return new LoginAttack(
        name,
        LoginCode.CERTIFICATE_NOT_TRUSTED,
        Optional.of(code),
        world -> change.apply(world.draft()).send());
  }

  @Override
  public String toString() {
    return name;
  }
}

package io.github.jpki4j.login;

import static io.github.jpki4j.login.LoginAttack.attack;
import static io.github.jpki4j.login.LoginAttack.run;

import java.time.Duration;
import java.util.List;

/** Challenges of the right form that are not this server's, not for now, or not for once. */
final class MeaningAttacks {

  private MeaningAttacks() {}

  static List<LoginAttack> all() {
    return List.of(
        attack(
            "other origin", LoginCode.ORIGIN_OTHER, d -> d.line("origin", "https://evil.example")),
        attack(
            "origin of another port",
            LoginCode.ORIGIN_OTHER,
            d -> d.line("origin", "https://www.example.jp:8443")),
        attack(
            "origin of the domain above",
            LoginCode.ORIGIN_OTHER,
            d -> d.line("origin", "https://example.jp")),
        attack(
            "origin that goes on",
            LoginCode.ORIGIN_OTHER,
            d -> d.line("origin", "https://www.example.jp.evil.example")),
        attack(
            "homograph origin in ASCII",
            LoginCode.ORIGIN_OTHER,
            d -> d.line("origin", "https://www.xn--exmple-4nf.jp")),
        attack(
            "purpose of the challenge changed",
            LoginCode.PURPOSE_OTHER,
            d -> d.line("purpose", "transfer-money")),
        attack(
            "used for another purpose", LoginCode.PURPOSE_OTHER, d -> d.purpose("transfer-money")),
        run("old", LoginCode.CHALLENGE_EXPIRED, world -> later(world, Duration.ofSeconds(331))),
        run("from the future", LoginCode.CHALLENGE_FROM_FUTURE, MeaningAttacks::fromTheFuture),
        attack(
            "valid for too long",
            LoginCode.CHALLENGE_VALID_TOO_LONG,
            d -> d.line("expires", "2026-06-01T04:00:01Z")),
        attack(
            "validity made longer",
            LoginCode.NONCE_OF_OTHER_CHALLENGE,
            d -> d.line("expires", "2026-06-01T04:00:00Z")),
        attack(
            "altered after it was signed",
            LoginCode.NONCE_OF_OTHER_CHALLENGE,
            d -> d.afterSigning(t -> t.replace("03:05:00Z", "03:06:00Z"))),
        attack("a nonce of its own", LoginCode.NONCE_UNKNOWN, d -> d.line("nonce", "5".repeat(64))),
        run("a challenge of another server", LoginCode.NONCE_UNKNOWN, MeaningAttacks::otherServer),
        run("replay", LoginCode.NONCE_USED, MeaningAttacks::replay),
        run("replay on another node", LoginCode.NONCE_USED, MeaningAttacks::replayElsewhere),
        run("replay by another card", LoginCode.NONCE_USED, MeaningAttacks::replayByAnother),
        run("second try after a refusal", LoginCode.NONCE_USED, MeaningAttacks::secondTry),
        run(
            "relayed to another session",
            LoginCode.NONCE_OF_OTHER_SESSION,
            world -> world.draft().session("session-of-the-attacker").send()),
        run("the store fails", LoginCode.NONCE_STORE_FAILED, MeaningAttacks::failingStore),
        run("the store throws", LoginCode.NONCE_STORE_FAILED, MeaningAttacks::throwingStore));
  }

  private static LoginReport later(LoginWorld world, Duration by) {
    Draft draft = world.draft();
    world.clock.goOn(by);
    return draft.send();
  }

  private static LoginReport fromTheFuture(LoginWorld world) {
    Draft draft = world.draft();
    world.clock.goOn(Duration.ofSeconds(-31));
    return draft.send();
  }

  private static LoginReport otherServer(LoginWorld world) {
    return new LoginWorld().draft().verifier(world.verifier).send();
  }

  private static LoginReport replay(LoginWorld world) {
    Draft draft = world.draft();
    draft.send();
    return draft.send();
  }

  private static LoginReport replayElsewhere(LoginWorld world) {
    Draft draft = world.draft();
    draft.send();
    return draft.verifier(world.verifier(world.validator().build(), world.nonces)).send();
  }

  private static LoginReport replayByAnother(LoginWorld world) {
    Draft draft = world.draft();
    draft.send();
    return CertificateAttacks.bySomebodyElse(draft).send();
  }

  private static LoginReport secondTry(LoginWorld world) {
    Draft draft = world.draft();
    draft.signature(s -> new byte[256]).send();
    return draft.signature(s -> s).send();
  }

  private static LoginReport failingStore(LoginWorld world) {
    return with(
        world,
        new FailingStore() {
          @Override
          public NonceOutcome consume(LoginNonce shown) throws NonceStoreException {
            throw new NonceStoreException("not to be reached", null);
          }
        });
  }

  private static LoginReport throwingStore(LoginWorld world) {
    return with(
        world,
        new FailingStore() {
          @Override
          public NonceOutcome consume(LoginNonce shown) {
            throw new IllegalStateException("a bug");
          }
        });
  }

  private static LoginReport with(LoginWorld world, NonceStore store) {
    return world.draft().verifier(world.verifier(world.validator().build(), store)).send();
  }

  private abstract static class FailingStore implements NonceStore {
    @Override
    public void add(LoginNonce nonce, java.time.Instant keepUntil) {}
  }
}

package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.TestSecret;
import java.util.Set;

/** What a tester can say of a kind of simulated card with any effect. */
final class KindLimits {

  private static final Set<TestCardType> PHONES = Set.of(TestCardType.ANDROID, TestCardType.IPHONE);
  private static final Set<TestCardType> BARE = Set.of(TestCardType.JUKI, TestCardType.OTHER_CARD);

  private final SimulatedCard kind;
  private final TestCardType type;

  KindLimits(SimulatedCard kind) {
    this.kind = kind;
    this.type = kind.build().type();
  }

  /**
   * Refuses what has no effect.
   *
   * @throws Failure naming the option and the card
   */
  void require(boolean effect, String option) {
    if (!effect) {
      throw new Failure(ExitCode.USAGE, "usage.no-effect", option, "--card " + kind.name());
    }
  }

  /** A situation is about a person and certificates of its own. */
  boolean takesPerson() {
    return kind.scenario().isEmpty() && !BARE.contains(type);
  }

  boolean takesCertificate(KeyKind key) {
    return takesPerson() && (key == KeyKind.AUTH || type.hasSignCertificate());
  }

  /** Whether the card has this secret or number. */
  boolean has(TestSecret secret) {
    return switch (secret) {
      case AUTH, SIGN -> !BARE.contains(type);
      case LICENCE -> type == TestCardType.DRIVING_LICENCE;
      default -> isPlastic();
    };
  }

  /** Whether the card has the applications beside JPKI. */
  boolean isPlastic() {
    return !BARE.contains(type) && !PHONES.contains(type);
  }
}

package io.github.jpki4j.reset;

import java.util.Objects;

/**
 * Says before the trip whether the reset service will reset a secret, and where to go. A pure
 * function of the facts: no card, no network, no clock. Facts: RESET-14 to RESET-23.
 *
 * <p>Unknown stays unknown. What can be found out here (the kind of the card, the counters, the
 * auth certificate, whether there is a sign certificate, whether the holder knows the other secret;
 * and the sign certificate where its password is the one that is known) makes the advice {@link
 * Verdict#UNDETERMINED} until it is found out. What only others can tell may remain open in {@link
 * Verdict#ELIGIBLE} and is listed in {@link ResetAdvice#leftOpen()}: revocation, unchanged
 * attributes, the term of a sign certificate that the forgotten password hides, whether there is
 * one if the card does not tell (the service); connection, phone and face (the app); whether the
 * secret is forgotten at all (the holder). None of these costs a trip: they are decided when the
 * reservation is made.
 *
 * <p>Immutable; any number of threads may ask.
 *
 * @since 0.1.0
 */
public final class ResetAdvisor {

  private final KioskGuide kiosks;

  /**
   * Creates it.
   *
   * @param kiosks what is known of kiosks, {@link KioskGuide#standard()} or newer
   */
  public ResetAdvisor(KioskGuide kiosks) {
    this.kiosks = Objects.requireNonNull(kiosks, "kiosks");
  }

  /**
   * Advises by what this version of the library knew of kiosks, {@link KioskGuide#standard()}. A
   * program that is in use for long brings a newer guide.
   *
   * @return the advisor
   */
  public static ResetAdvisor standard() {
    return new ResetAdvisor(KioskGuide.standard());
  }

  /**
   * Advises.
   *
   * @param facts all that is known
   * @return the advice
   */
  public ResetAdvice advise(ResetFacts facts) {
    return new AdviceBuilder(kiosks, facts).advice();
  }
}

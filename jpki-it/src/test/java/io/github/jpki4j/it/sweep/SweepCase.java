package io.github.jpki4j.it.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinException;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.VerificationNumberA;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.TracingConnection;
import io.github.jpki4j.transport.CardConnection;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of one verb on one card, and what must hold afterwards. */
final class SweepCase implements Scene {

  /** All that every card has. */
  static final List<SecretKind> SECRETS =
      Stream.of(KeyKind.values(), DataSecret.values())
          .flatMap(Stream::of)
          .filter(secret -> secret != DataSecret.LICENCE)
          .map(SecretKind.class::cast)
          .toList();

  private static final TestPki PKI = TestPki.create();

  private final Verb verb;
  private final SweepCard kind;
  private final Plan plan;
  private final TestCard card;
  private final SweepLink link;
  private final TracingConnection sent;
  private final List<CardSecret> consents = new ArrayList<>();
  private final Map<SecretKind, String> believed = new HashMap<>();
  private final Map<SecretKind, Integer> before = new HashMap<>();

  /** The counters as the program may think that they are. */
  private final Map<SecretKind, Integer> told = new HashMap<>();

  private final SecretWatch watch;
  private Optional<TestCard> other = Optional.empty();

  SweepCase(Verb verb, SweepCard kind, Plan plan) {
    this.verb = verb;
    this.kind = kind;
    this.plan = plan;
    this.card = kind.card().pki(PKI).build();
    verb.prepare(card);
    this.watch = new SecretWatch(plan, kind);
    this.link = new SweepLink(plan, card, kind.link(), this::swap, watch);
    this.sent = new TracingConnection(link);
    for (SecretKind secret : SECRETS) {
      told.put(secret, card.triesLeft(secret));
      before.put(secret, card.triesLeft(secret));
      believed.put(secret, card.secretValue(secret));
    }
  }

  /** A card that looks the same, of another person. */
  private TestCard swap() {
    TestCard swapped =
        kind.card()
            .pki(PKI)
            .authPin("7777")
            .signPassword("OTHER77")
            .cardInfoPin("7070")
            .individualNumber("707070707070")
            .securityCode("7070")
            .build();
    other = Optional.of(swapped);
    return swapped;
  }

  /** How the verb ended. */
  @Nullable JpkiException run() {
    JpkiException failure = null;
    try (MyNumberCard session = MyNumberCard.open(sent)) {
      try {
        verb.run(session, this);
      } catch (JpkiException e) {
        failure = e;
      } catch (AssertionError e) {
        if (!plan.breaksTransaction(verb)) {
          throw new AssertionError(toString(), e);
        }
      } catch (RuntimeException e) {
        throw new AssertionError(toString(), e);
      }
      if (!hasHappened()) {
        return failure;
      }
      judge(failure);
      assertErased();
      assertAliveOrDead(session);
    }
    // A detector has a session of its own, which nobody can use after it was told.
    if (plan.meddling() == Meddling.SWAP_TOLD && verb != ReadingVerb.DETECT) {
      assertThat(link.present().traffic().commands())
          .as("%s: commands to another card", this)
          .isZero();
    }
    return failure;
  }

  /** Whether the verb was long enough for the plan to come true. */
  boolean hasHappened() {
    return link.fired();
  }

  private void judge(@Nullable JpkiException failure) {
    Verdict verdict = new Verdict(toString(), verb, kind, plan, failure);
    if (!plan.breaksTransaction(verb)) {
      verdict.told(link.present(), card, told);
    }
    verdict.spent(card, before, watch.wrong());
    verdict.believed(card, believed);
    other.ifPresent(swapped -> verdict.swapped(swapped, watch));
    assertThat(watch.astray())
        .as("%s: secrets that went astray", this)
        .hasSizeLessThanOrEqualTo(plan.breaksTransaction(verb) ? 1 : 0);
    assertThat(link.stolen().size())
        .as("%s: secrets in another application: %s", this, sent.commands())
        .isLessThanOrEqualTo(plan.breaksTransaction(verb) ? 1 : 0);
    assertThat(sent.secrets())
        .as("%s: each secret is sent once: %s", this, sent.commands())
        .isLessThanOrEqualTo(consents.size());
  }

  private void assertErased() {
    consents.forEach(CardSecret::close);
    for (byte[] array : sent.secretArrays()) {
      assertThat(new BigInteger(array)).as("%s: the command is erased", this).isZero();
    }
  }

  private void assertAliveOrDead(MyNumberCard session) {
    if (plan.fault() != null) {
      endOfEndlessAnswers();
    }
    try {
      assertThat(session.jpki().token().kind()).as("%s", this).isEqualTo(CardKind.MY_NUMBER);
    } catch (TransportException e) {
      assertThat(e.remedy()).as("%s", this).isNotNull();
    } catch (JpkiException e) {
      throw new AssertionError(this + ": neither alive nor dead", e);
    }
  }

  /** An endless answer ends with any other command; a new session would begin with one. */
  private void endOfEndlessAnswers() {
    try {
      link.transceive(HexFormat.of().parseHex("0084000008"));
    } catch (TransportException e) {
      assertThat(e).as("%s", this).hasMessageNotContaining("1234");
    }
  }

  @Override
  public TestCard model() {
    return link.present();
  }

  @Override
  public CardConnection link() {
    return sent;
  }

  @Override
  public boolean mayHideCounter() {
    return kind.mayHideCounter();
  }

  @Override
  public Pin open(KeyKind key, String characters) {
    return consented(Pin.of(key, characters.toCharArray()), characters);
  }

  @Override
  public CardInfoPin openCardInfoPin(String digits) {
    return consented(CardInfoPin.of(digits.toCharArray()), digits);
  }

  @Override
  public VerificationNumberB openNumberB(String digits) {
    return consented(VerificationNumberB.of(digits.toCharArray()), digits);
  }

  @Override
  public VerificationNumberA openNumberA(String digits) {
    return consented(VerificationNumberA.of(digits.toCharArray()), digits);
  }

  @Override
  public BirthKey openBirthKey(String digits) {
    return consented(BirthKey.of(digits.toCharArray()), digits);
  }

  private <T extends CardSecret> T consented(T secret, String characters) {
    consents.add(secret);
    watch.consented(secret.kind(), characters);
    return secret;
  }

  @Override
  public void hears(PinException e) {
    Verdict.counter(toString(), kind, link.present(), e);
    told.put(e.secret(), card.triesLeft(e.secret()));
  }

  @Override
  public void believes(SecretKind secret, String value) {
    believed.put(secret, value);
  }

  /** How many secrets went over the link. */
  long secretsSent() {
    return sent.secrets();
  }

  @Override
  public String toString() {
    return verb + " on " + kind + ":" + plan;
  }
}

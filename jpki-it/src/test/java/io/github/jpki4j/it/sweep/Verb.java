package io.github.jpki4j.it.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.info.CardAttributes;
import io.github.jpki4j.cert.AttributeText;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Holder;
import org.jspecify.annotations.Nullable;

/** One thing that a program does with a card, and the proof that what it was told is true. */
interface Verb {

  /** Its name. */
  String name();

  /** Brings the counters of a card that is all right to where the verb begins. */
  default void prepare(TestCard model) {}

  /** How it ends if nothing disturbs it: with this exception, or well. */
  default @Nullable Class<? extends JpkiException> end() {
    return null;
  }

  /** Whether the person agreed to every use of a last try. */
  default boolean spendsLastTry() {
    return false;
  }

  /** Whether the card told on the way here how many tries are left, however odd it is. */
  default boolean learnsTries() {
    return false;
  }

  /**
   * Whether it uses references that the application with the attributes has, too. If that is
   * selected in a transaction, which breaks the link's word, what was meant for one goes to the
   * other.
   */
  default boolean sharesReferences() {
    return false;
  }

  /**
   * Does it.
   *
   * @throws AssertionError if what the library returned is not true of the card
   */
  void run(MyNumberCard card, Scene scene) throws JpkiException;

  /** Reads a certificate and compares. */
  static void read(JpkiAp jpki, Scene scene, CertificateKind kind) throws JpkiException {
    assertThat(jpki.readCertificate(kind).encoded()).isEqualTo(scene.model().certificate(kind));
  }

  /** Reads the attributes with the right PIN and compares. */
  static void readAttributes(MyNumberCard card, Scene scene) throws JpkiException {
    CardAttributes attributes = card.cardInfoInput().read(scene.openCardInfoPin("4321"));
    Holder holder = scene.model().holder();
    assertThat(attributes.name().map(AttributeText::text)).contains(holder.name());
    assertThat(attributes.address().map(AttributeText::text)).contains(holder.address());
    assertThat(attributes.attributes().problems()).isEmpty();
  }
}

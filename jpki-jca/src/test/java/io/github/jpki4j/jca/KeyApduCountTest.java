package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.card.Ability;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exchanges with the card through the JCA, counted without retry-counter queries. */
class KeyApduCountTest {

  private static final char[] PIN = "1234".toCharArray();
  private static final char[] PASSWORD = "ABC123".toCharArray();

  private static Pin nobody(KeyKind key, OptionalInt triesLeft) throws PinCancelledException {
    throw new PinCancelledException(key);
  }

  private static void sign(JpkiProvider provider, PrivateKey key) throws Exception {
    Signature signature = Signature.getInstance("SHA256withRSA", provider);
    signature.initSign(key);
    signature.sign();
  }

  /** Load with a PIN, sign, sign. */
  @ParameterizedTest
  @CsvSource({
    "FULL,               AUTH, 3, 0, 2, 1, 1",
    "SHORT_LINK,         AUTH, 14, 0, 2, 1, 1",
    "NO_SFI,             AUTH, 12, 0, 4, 1, 2",
    "NEITHER_SHORT_LINK, AUTH, 17, 0, 4, 1, 2",
    "FULL,               SIGN, 6, 1, 1, 0, 1",
    "SHORT_LINK,         SIGN, 23, 1, 1, 0, 1",
    "NO_SFI,             SIGN, 18, 1, 2, 0, 2",
    "NEITHER_SHORT_LINK, SIGN, 29, 1, 2, 0, 2",
  })
  void loadAndSign(
      Ability ability,
      KeyKind kind,
      int load,
      int loadQuestions,
      int first,
      int questions,
      int next)
      throws Exception {
    TestCard card = ability.card().build();
    TracingConnection link = new TracingConnection(card.connect(ability.exclusiveLink()));
    JpkiProvider provider = new JpkiProvider(() -> link, KeyApduCountTest::nobody);
    KeyStore store = KeyStore.getInstance("JPKI-" + kind, provider);
    store.load(null, kind == KeyKind.AUTH ? PIN : PASSWORD);
    PrivateKey key = (PrivateKey) store.getKey(store.aliases().nextElement(), null);
    assertCounts("load", link, load, loadQuestions);
    sign(provider, key);
    assertCounts("first", link, first, questions);
    sign(provider, key);
    assertCounts("next", link, next, 0);
    provider.close();
    assertThat(link.commands()).as("leaving the application").hasSize(1);
  }

  private static void assertCounts(
      String step, TracingConnection link, long count, long questions) {
    assertThat(link.withoutQuestions()).as("%s: %s", step, link.commands()).isEqualTo(count);
    assertThat(link.questions()).as("%s: questions", step).isEqualTo(questions);
    link.clear();
  }
}

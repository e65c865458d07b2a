package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exchanges with a card in a real PC/SC reader through the JCA, counted by the card. */
@NeedsPcscd
class KeyApduCountIT {

  private final PcscdFixture service;

  KeyApduCountIT(PcscdFixture service) {
    this.service = service;
  }

  private static void sign(JpkiProvider provider, PrivateKey key) throws Exception {
    Signature signature = Signature.getInstance("SHA256withRSA", provider);
    signature.initSign(key);
    signature.update(Stores.MESSAGE);
    signature.sign();
  }

  /**
   * As over a link without a reader, with the retry-counter queries and the proof on a shared link.
   */
  @ParameterizedTest
  @CsvSource({"AUTH, 3, 6", "SIGN, 8, 1"})
  void aFurtherSignatureIsOneCommand(KeyKind kind, int load, int first) throws Exception {
    TestCard card = TestCard.builder().build();
    service.insert(card);
    try (JpkiProvider provider = new JpkiProvider(service.reader(0), Person.whoKnows())) {
      card.clearTraffic();
      KeyStore store = Stores.loaded(provider, kind);
      PrivateKey key = Stores.key(store);
      assertThat(card.traffic().commands()).as("load").isEqualTo(load);
      card.clearTraffic();
      sign(provider, key);
      assertThat(card.traffic().commands()).as("first").isEqualTo(first);
      card.clearTraffic();
      for (int i = 0; i < 5; i++) {
        sign(provider, key);
      }
      assertThat(card.traffic().commands()).as("next five").isEqualTo(5);
    }
  }
}

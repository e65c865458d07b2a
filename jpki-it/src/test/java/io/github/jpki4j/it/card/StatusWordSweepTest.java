package io.github.jpki4j.it.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.recording.RecordingConnection;
import io.github.jpki4j.testkit.Answered;
import io.github.jpki4j.testkit.StatusWordSweep;
import io.github.jpki4j.testkit.SweptCard;
import io.github.jpki4j.testkit.SweptCard.Form;
import io.github.jpki4j.testkit.card.InsertedCard;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ForwardingConnection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All 65,536 status words over the simulated card's links, that others share or not. */
@Tag("sweep")
class StatusWordSweepTest {

  private static final TestPki PKI = TestPki.create();

  private final TestCard usual = TestCard.builder().pki(PKI).build();
  private final TestCard selecting =
      TestCard.builder().pki(PKI).with(CardVariant.NO_SFI_6A86).build();

  /** A link of the simulated card, whose answers pass through the card of the sweep. */
  private static final class SweptConnection extends ForwardingConnection {

    private final SweptCard card;
    private int transactions;

    SweptConnection(CardConnection link, SweptCard card) {
      super(link);
      this.card = card;
    }

    @Override
    public byte[] transceive(byte[] command) throws TransportException {
      return card.answer(command, super::transceive);
    }

    @Override
    public <T> T transact(CardWork<T> work) throws JpkiException {
      if (transactions++ == 0) {
        card.transactionChanges();
      }
      try {
        return super.transact(work);
      } finally {
        if (--transactions == 0) {
          card.transactionChanges();
        }
      }
    }
  }

  private CardConnection connect(SweptCard card, LinkProfile link) {
    TestCard model = card.form() == Form.SELECTED ? selecting : usual;
    return new SweptConnection(InsertedCard.connect(model, link), card);
  }

  @ParameterizedTest
  @EnumSource(Answered.class)
  void overALinkThatOthersShare(Answered answered) {
    sweep("simulated, shared", TryPolicy.KEEP_LAST, LinkProfile.standard(), answered);
  }

  @ParameterizedTest
  @EnumSource(Answered.class)
  void overALinkOfOneProgram(Answered answered) {
    LinkProfile link = LinkProfile.standard().withExclusive(true);
    sweep("simulated, exclusive", TryPolicy.SPEND_LAST, link, answered);
  }

  @ParameterizedTest
  @EnumSource(Answered.class)
  void overARecorder(Answered answered) {
    new StatusWordSweep(
            "simulated, recorded",
            TryPolicy.KEEP_LAST,
            card -> new RecordingConnection(connect(card, LinkProfile.standard())))
        .run(answered, StatusWordSweep.tellingWords());
  }

  private void sweep(String name, TryPolicy first, LinkProfile link, Answered answered) {
    new StatusWordSweep(name, first, card -> connect(card, link))
        .run(answered, StatusWordSweep.everyWord());
    assertThat(usual.triesLeft(KeyKind.AUTH)).isEqualTo(3);
    assertThat(selecting.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }
}

package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import java.util.ArrayList;
import java.util.List;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class PcscTransactionTest {

  private static final byte[] QUERY = {0x00, 0x20, 0x00, (byte) 0x80};

  private final CardTerminal terminal = mock(CardTerminal.class);
  private final Card card = mock(Card.class);
  private final CardChannel channel = mock(CardChannel.class);

  @BeforeEach
  void cardInTheReader() throws CardException {
    when(terminal.getName()).thenReturn("Reader 00");
    when(terminal.connect("*")).thenReturn(card);
    when(card.getBasicChannel()).thenReturn(channel);
    when(card.getProtocol()).thenReturn("T=1");
    when(channel.transmit(any(), any())).thenReturn(2);
  }

  private CardConnection open() throws TransportException {
    return PcscReader.of(terminal).open();
  }

  @Test
  void workRunsBetweenBeginAndEnd() throws Exception {
    try (CardConnection connection = open()) {
      assertThat(connection.<Integer>transact(() -> connection.transceive(QUERY).length))
          .isEqualTo(2);
    }
    InOrder order = inOrder(card, channel);
    order.verify(card).beginExclusive();
    order.verify(channel).transmit(any(), any());
    order.verify(card).endExclusive();
    order.verify(card).disconnect(true);
  }

  @Test
  void theOutermostTransactionDecides() throws Exception {
    try (CardConnection connection = open()) {
      assertThat(
              connection.<Integer>transact(
                  () -> {
                    int inner = connection.transact(() -> 20);
                    return inner + connection.<Integer>transact(() -> 3);
                  }))
          .isEqualTo(23);
    }
    verify(card, times(1)).beginExclusive();
    verify(card, times(1)).endExclusive();
  }

  @Test
  void aTransactionThatCannotBeginDoesNoWork() throws Exception {
    doThrow(new CardException("begin", new Exception("SCARD_W_RESET_CARD")))
        .doNothing()
        .when(card)
        .beginExclusive();
    List<String> done = new ArrayList<>();
    try (CardConnection connection = open()) {
      assertThatThrownBy(() -> connection.transact(() -> done.add("work")))
          .isInstanceOf(CardResetException.class);
      assertThat(done).isEmpty();
      connection.transact(() -> done.add("work"));
    }
    assertThat(done).containsExactly("work");
    verify(card, times(1)).endExclusive();
  }

  @Test
  void whatTheWorkThrowsComesOutAndTheCardIsFreed() throws Exception {
    JpkiException thrown = new CardRemovedException("test");
    try (CardConnection connection = open()) {
      assertThatThrownBy(
              () ->
                  connection.transact(
                      () -> {
                        throw thrown;
                      }))
          .isSameAs(thrown);
    }
    verify(card).endExclusive();
  }

  @Test
  void aTransactionThatCannotEndKeepsItsResult() throws Exception {
    doThrow(new CardException("endExclusive() failed")).when(card).endExclusive();
    try (CardConnection connection = open()) {
      assertThat(connection.<String>transact(() -> "result")).isEqualTo("result");
    }
  }

  @Test
  void closeWithinATransactionEndsIt() throws Exception {
    CardConnection connection = open();
    connection.transact(
        () -> {
          connection.close();
          return "closed";
        });

    verify(card).disconnect(true);
    verify(card, never()).endExclusive();
  }
}

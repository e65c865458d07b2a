package io.github.jpki4j.testcard;

import static io.github.jpki4j.testcard.Hex.SELECT_JPKI;
import static io.github.jpki4j.testcard.Hex.VERIFY_AUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import io.github.jpki4j.transport.ConnectionInfo.Medium;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTest {

  private final TestCard card = TestCard.builder().build();

  private static String send(CardConnection connection, String... commands)
      throws TransportException {
    byte[] answer = {};
    for (String command : commands) {
      answer = connection.transceive(Hex.bytes(command));
    }
    return Hex.text(answer);
  }

  @Test
  void carriesCommandsAndTellsWhatItIs() throws Exception {
    try (CardConnection connection = card.connect()) {
      assertThat(send(connection, SELECT_JPKI)).isEqualTo("9000");
      assertThat(connection.info().medium()).isEqualTo(Medium.SIMULATED);
      assertThat(connection.info().extendedLength()).isTrue();
    }
    assertThat(card.traffic()).isEqualTo(new Traffic(1, 15, 2));
  }

  @Test
  void lastCloseTakesThePowerAndWithItVerifiedSecrets() throws Exception {
    CardConnection first = card.connect();
    CardConnection second = card.connect();
    send(first, SELECT_JPKI, VERIFY_AUTH);
    first.close();
    first.close();
    assertThat(card.isVerified(KeyKind.AUTH)).as("another program is connected").isTrue();
    assertThat(send(second, "00200098")).isEqualTo("63C3");
    second.close();
    assertThat(card.isVerified(KeyKind.AUTH)).isFalse();
    try (CardConnection third = card.connect()) {
      assertThat(send(third, "00A4020C020018")).as("nothing is selected").isEqualTo("6A82");
    }
  }

  @Test
  void closedConnectionAsksToBeReopened() throws Exception {
    CardConnection connection = card.connect();
    connection.close();
    assertThatThrownBy(() -> send(connection, SELECT_JPKI))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.REOPEN));
  }

  @Test
  void removalIsForGood() throws Exception {
    CardConnection connection = card.connect();
    send(connection, SELECT_JPKI, VERIFY_AUTH);
    card.remove();
    assertThat(card.isInserted()).isFalse();
    assertThat(card.isVerified(KeyKind.AUTH)).isFalse();
    assertThatThrownBy(() -> send(connection, SELECT_JPKI))
        .isInstanceOf(CardRemovedException.class);
    card.insert();
    assertThatThrownBy(() -> send(connection, SELECT_JPKI))
        .isInstanceOf(CardRemovedException.class);
    try (CardConnection fresh = card.connect()) {
      connection.close();
      assertThat(send(fresh, SELECT_JPKI)).isEqualTo("9000");
    }
  }

  @Test
  void withoutACardTheSourceSaysWhatAReaderSays() {
    card.remove();
    CardSource other = () -> card.connect(LinkProfile.shortOnly());
    for (CardSource source : List.of(card, other)) {
      assertThatThrownBy(source::open)
          .isExactlyInstanceOf(TransportException.class)
          .hasMessage(
              "connect to the card in jpki4j simulated reader failed: no card in the reader")
          .extracting(e -> ((TransportException) e).remedy())
          .isEqualTo(Remedy.PRESENT_CARD);
    }
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void anotherCardInTheReaderNeedsAnotherConnection() throws Exception {
    AtomicReference<TestCard> inserted = new AtomicReference<>(card);
    CardSource reader = () -> inserted.get().open();
    CardConnection first = reader.open();
    send(first, SELECT_JPKI, VERIFY_AUTH);
    card.remove();
    inserted.set(TestCard.builder().authPin("5678").build());
    try (CardConnection second = reader.open()) {
      assertThat(send(second, SELECT_JPKI, VERIFY_AUTH)).isEqualTo("63C2");
      assertThatThrownBy(() -> send(first, SELECT_JPKI)).isInstanceOf(CardRemovedException.class);
      assertThatThrownBy(() -> first.transact(() -> 1)).isInstanceOf(CardRemovedException.class);
    }
    first.close();
    assertThat(inserted.get().triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }

  @Test
  void foreignResetIsReportedUntilReopened() throws Exception {
    CardConnection connection = card.connect();
    send(connection, SELECT_JPKI);
    card.reset();
    assertThatThrownBy(() -> send(connection, SELECT_JPKI)).isInstanceOf(CardResetException.class);
    assertThatThrownBy(() -> connection.transact(() -> 1)).isInstanceOf(CardResetException.class);
    connection.close();
    try (CardConnection fresh = card.connect()) {
      assertThat(send(fresh, SELECT_JPKI)).isEqualTo("9000");
    }
  }

  @Test
  void transactionKeepsOtherProgramsOut() throws Exception {
    CardConnection mine = card.connect();
    CardConnection other = card.connect();
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch started = new CountDownLatch(1);
    Thread program =
        new Thread(
            () -> {
              try {
                started.countDown();
                send(other, "00A4040C0AD3921000310001010408");
                order.add("other");
              } catch (TransportException e) {
                order.add("failed");
              }
            });
    mine.transact(
        () -> {
          send(mine, SELECT_JPKI, VERIFY_AUTH);
          program.start();
          await(started);
          order.add("mine");
          assertThat(send(mine, "802A009701AA00")).endsWith("9000");
          return mine.transact(() -> order.add("nested"));
        });
    program.join(60_000);
    assertThat(order).containsExactly("mine", "nested", "other");
    mine.close();
    other.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shortLinkFailsOnWhatItCannotCarry() throws Exception {
    try (CardConnection connection = card.connect(LinkProfile.shortOnly())) {
      assertThat(connection.info().extendedLength()).isFalse();
      assertThat(connection.info().maxCommandLength()).isEqualTo(261);
      assertThat(send(connection, SELECT_JPKI, "00B08A0000")).hasSize(2 * 258);
      assertThatThrownBy(() -> send(connection, "00B08A00000800"))
          .isInstanceOf(TransportException.class);
      assertThat(send(connection, "00B0860002")).as("the link stays usable").isEqualTo("4A509000");
    }
  }

  @Test
  void answerCanBeTooLongForALink() throws Exception {
    LinkProfile link = LinkProfile.standard().withMaxResponseLength(256).withMaxCommandLength(20);
    try (CardConnection connection = card.connect(link)) {
      send(connection, SELECT_JPKI);
      assertThatThrownBy(() -> send(connection, "00B08A0000"))
          .isInstanceOf(TransportException.class);
      assertThat(send(connection, "00B08A00FE")).hasSize(2 * 256);
      assertThatThrownBy(() -> send(connection, "0024019B10" + "41".repeat(16)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void getResponseReaderHandsAnswersOverInPieces() throws Exception {
    try (CardConnection connection = card.connect(LinkProfile.standard().withGetResponse(100))) {
      assertThat(send(connection, SELECT_JPKI, "00B0860064")).hasSize(204).endsWith("9000");
      assertThat(send(connection, "00B08600A0")).hasSize(204).endsWith("613C");
      assertThat(send(connection, "00C000003C")).hasSize(124).endsWith("9000");
      assertThat(send(connection, VERIFY_AUTH)).isEqualTo("9000");
      assertThat(send(connection, "802A009701AA00")).isEqualTo("6100");
      assertThat(send(connection, "00C0000000")).hasSize(204).endsWith("619C");
      assertThat(send(connection, "00C0000000")).hasSize(204).endsWith("6138");
      assertThat(send(connection, "00C0000038")).hasSize(116).endsWith("9000");
      assertThat(send(connection, "00C0000038")).isEqualTo("6D00");
    }
    assertThat(card.traffic().commands()).isEqualTo(10);
  }

  @Test
  void otherCommandDropsThePendingPieces() throws Exception {
    try (CardConnection connection = card.connect(LinkProfile.standard().withGetResponse(100))) {
      send(connection, SELECT_JPKI, "00B08600A0", "00200098");
      assertThat(send(connection, "00C000003C")).isEqualTo("6D00");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "00B08600A0, A0, 9000",
    "00B0860000, A0, 6CA0",
    "00B08600000800, A0, 6CA0",
    "00B08A0000, 100, 9000",
  })
  void wrongLengthReaderTellsTheRightLength(String command, String length, String status)
      throws Exception {
    try (CardConnection connection = card.connect(LinkProfile.standard().withWrongLength(true))) {
      String answer = send(connection, SELECT_JPKI, command);
      int data = status.equals("9000") ? Integer.parseInt(length, 16) : 0;
      assertThat(answer).hasSize(2 * data + 4).endsWith(status);
    }
  }

  @Test
  void manyThreadsMayUseOneCard() throws Exception {
    List<Thread> threads = new ArrayList<>();
    List<String> odd = Collections.synchronizedList(new ArrayList<>());
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 200; i++) {
                  String answer = Hex.send(card, "00A4040C0AD392F000260100000001");
                  if (!answer.equals("9000") || card.triesLeft(KeyKind.AUTH) != 3) {
                    odd.add(answer);
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join(60_000);
    }
    assertThat(odd).isEmpty();
    assertThat(card.traffic().commands()).isEqualTo(800);
  }

  @Test
  void latencyIsSpentOnEveryCommand() throws Exception {
    LinkProfile link =
        LinkProfile.standard().withLatency(Duration.ofMillis(20)).withName("slow reader");
    try (CardConnection connection = card.connect(link)) {
      assertThat(connection.info().name()).isEqualTo("slow reader");
      long start = System.nanoTime();
      send(connection, SELECT_JPKI, "00200098");
      assertThat(System.nanoTime() - start).isGreaterThan(39_000_000);
    }
  }

  @Test
  void interruptEndsASlowExchange() throws Exception {
    CardConnection connection =
        card.connect(LinkProfile.standard().withLatency(Duration.ofSeconds(60)));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> send(connection, SELECT_JPKI)).isInstanceOf(TransportException.class);
    assertThat(Thread.interrupted()).isTrue();
    connection.close();
  }

  @Test
  void linkRefusesWhatCannotBe() {
    LinkProfile link = LinkProfile.standard();
    assertThatThrownBy(() -> link.withMaxCommandLength(3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> link.withGetResponse(257))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> link.withMaxResponseLength(2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> link.withLatency(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package io.github.jpki4j.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.ScriptedConnection;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The link is closed, whatever a connection does when it is told to. */
class CloseTest {

  /** What a connection that breaks its word throws. */
  private static final List<Supplier<RuntimeException>> THROWN =
      List.of(
          () -> new IllegalStateException("secret of the link"),
          () -> new IllegalArgumentException("secret of the link"),
          () -> new SecurityException("secret of the link"),
          NullPointerException::new,
          UnsupportedOperationException::new);

  /** A connection that works until it is spoiled, and counts how often it was closed. */
  private static final class Spoiled implements CardConnection {

    private final ScriptedConnection good =
        ScriptedConnection.extended()
            .selectJpki()
            .expect("00200098", "63C3")
            .expect("00200098 04 31323334", "9000");

    private @Nullable Supplier<RuntimeException> inCommand;
    private @Nullable Supplier<RuntimeException> inClose;
    private @Nullable Error error;
    private int closed;

    @Override
    public byte[] transceive(byte[] command) throws TransportException {
      if (inCommand != null) {
        throw inCommand.get();
      }
      if (error != null) {
        throw error;
      }
      return good.transceive(command);
    }

    @Override
    public ConnectionInfo info() {
      return good.info();
    }

    @Override
    public boolean isExclusive() {
      return good.isExclusive();
    }

    @Override
    public void close() {
      closed++;
      if (inClose != null) {
        throw inClose.get();
      }
    }
  }

  static Stream<Arguments> placesAndExceptions() {
    return THROWN.stream()
        .flatMap(
            thrown ->
                Stream.of(
                    Arguments.of(true, false, thrown),
                    Arguments.of(false, true, thrown),
                    Arguments.of(true, true, thrown)));
  }

  private static MyNumberCard verified(Spoiled link) throws Exception {
    MyNumberCard card = MyNumberCard.open(link);
    try (Pin pin = Pin.auth("1234".toCharArray())) {
      card.jpki().verify(pin);
    }
    return card;
  }

  @ParameterizedTest
  @MethodSource("placesAndExceptions")
  void noExceptionOfAConnectionSkipsClosingOrEscapes(
      boolean inCommand, boolean inClose, Supplier<RuntimeException> thrown) throws Exception {
    Spoiled link = new Spoiled();
    MyNumberCard card = verified(link);
    if (inCommand) {
      link.inCommand = thrown;
    } else {
      link.good.expect("00A4040C 07 A0000001510000", "9000");
    }
    link.inClose = inClose ? thrown : null;
    card.close();
    assertThat(link.closed).isEqualTo(1);
    assertThat(link.good.isDone()).isTrue();
    assertThatThrownBy(card::jpki).isInstanceOf(TransportException.class);
  }

  @Test
  void anErrorPassesAndTheLinkIsClosed() throws Exception {
    Spoiled link = new Spoiled();
    MyNumberCard card = verified(link);
    Error error = new StackOverflowError();
    link.error = error;
    assertThatThrownBy(card::close).isSameAs(error);
    assertThat(link.closed).isEqualTo(1);
  }
}

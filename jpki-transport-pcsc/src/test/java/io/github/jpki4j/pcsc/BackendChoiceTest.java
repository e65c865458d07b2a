package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.jpki4j.pcsc.BackendChoice.Loader;
import io.github.jpki4j.pcsc.ReaderException.Problem;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class BackendChoiceTest {

  private static final Loader THERE = FakeWinscard::new;

  private final FallbackLog log = new FallbackLog();
  private final Logger logger = (Logger) LoggerFactory.getLogger(FallbackLog.class);
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  private static Loader refusing(NativeRefusal refusal) {
    return () -> {
      throw new NativeUnavailableException(refusal, "for the reason " + refusal);
    };
  }

  @BeforeEach
  void listen() {
    events.start();
    logger.addAppender(events);
    logger.setLevel(Level.TRACE);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(events);
    logger.setLevel(null);
  }

  @ParameterizedTest
  @CsvSource({",AUTO", "'',AUTO", "auto,AUTO", "native,NATIVE", "javax,JAVAX"})
  void thePropertyChooses(String value, BackendChoice choice) {
    assertThat(BackendChoice.of(value)).isEqualTo(choice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Native", "jna", " "})
  void anotherValueIsAMistakeThatIsNamed(String value) {
    assertThatThrownBy(() -> BackendChoice.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(BackendChoice.PROPERTY)
        .hasMessageContaining("auto, native or javax");
  }

  @Test
  void nativeIsTakenWhereItIs() throws Exception {
    assertThat(BackendChoice.AUTO.backend(THERE, log).name()).isEqualTo("native");
    assertThat(BackendChoice.NATIVE.backend(THERE, log).name()).isEqualTo("native");
    assertThat(BackendChoice.JAVAX.backend(THERE, log).name()).isEqualTo("javax.smartcardio");
    assertThat(BackendChoice.AUTO.refusal(THERE)).isEmpty();
    assertThat(events.list).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(NativeRefusal.class)
  void withoutItOnlyTheFirmWishForItFails(NativeRefusal refusal) throws Exception {
    Loader missing = refusing(refusal);
    assertThat(BackendChoice.AUTO.backend(missing, log).name()).isEqualTo("javax.smartcardio");
    assertThat(BackendChoice.AUTO.refusal(missing)).contains(refusal);
    assertThatThrownBy(() -> BackendChoice.NATIVE.backend(missing, log))
        .isInstanceOfSatisfying(
            ReaderException.class,
            e -> assertThat(e.problem()).isEqualTo(Problem.NATIVE_UNAVAILABLE))
        .hasMessage("the native backend is not available: for the reason " + refusal);
    assertThat(BackendChoice.NATIVE.refusal(missing)).contains(refusal);
    assertThat(BackendChoice.JAVAX.refusal(missing)).as("it was not wanted").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(NativeRefusal.class)
  void fallingBackIsLoggedOnceAndQuietlyForAnOlderJava(NativeRefusal refusal) throws Exception {
    for (int i = 0; i < 3; i++) {
      BackendChoice.AUTO.backend(refusing(refusal), log);
    }
    assertThat(events.list)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getLevel())
                  .isEqualTo(refusal == NativeRefusal.JAVA_TOO_OLD ? Level.DEBUG : Level.INFO);
              assertThat(event.getFormattedMessage())
                  .isEqualTo("PC/SC by javax.smartcardio, not native: for the reason " + refusal);
            });
  }

  /** These tests run on class files outside of a jar, where there is never a native backend. */
  @Test
  void theReadersOfThisComputerSayWhyTheyAreNotNative() {
    NativeRefusal refusal =
        Runtime.version().feature() < 22 ? NativeRefusal.JAVA_TOO_OLD : NativeRefusal.BUILT_WITHOUT;
    Duration second = Duration.ofSeconds(1);
    assertThat(PcscReaders.nativeApi().nativeRefusal()).contains(refusal);
    assertThat(PcscReaders.system().nativeRefusal()).contains(refusal);
    assertThat(PcscReaders.system().withTimeouts(second, second).nativeRefusal()).contains(refusal);
    assertThat(PcscReaders.javax().nativeRefusal()).isEmpty();
  }
}

package io.github.jpki4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.BackendChoice.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendChoiceTest {

  private static final Loader THERE = FakeWinscard::new;
  private static final Loader MISSING =
      () -> {
        throw new NativeUnavailableException("there is no library on this computer");
      };

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
    assertThat(BackendChoice.AUTO.backend(THERE).name()).isEqualTo("native");
    assertThat(BackendChoice.NATIVE.backend(THERE).name()).isEqualTo("native");
    assertThat(BackendChoice.JAVAX.backend(THERE).name()).isEqualTo("javax.smartcardio");
  }

  @Test
  void withoutItOnlyTheFirmWishForItFails() throws Exception {
    assertThat(BackendChoice.AUTO.backend(MISSING).name()).isEqualTo("javax.smartcardio");
    assertThatThrownBy(() -> BackendChoice.NATIVE.backend(MISSING))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.CHECK_READER))
        .hasMessage("the native way to PC/SC cannot be had: there is no library on this computer");
  }
}

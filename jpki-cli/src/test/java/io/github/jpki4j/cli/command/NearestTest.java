package io.github.jpki4j.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> KNOWN =
      List.of("status", "sign", "simulate", "--simulate", "--pin-file", "--sign-pin-file", "-v");

  @ParameterizedTest
  @CsvSource({
    "stauts, status",
    "statu, status",
    "sgin, sign",
    "signn, sign",
    "simulat, simulate",
    "--simulat, --simulate",
    "--smiulate, --simulate",
    "--pinfile, --pin-file",
    "--pin_file, --pin-file",
    "--sign-pinfile, --sign-pin-file"
  })
  void aMistypedWordIsTheOneThatWasMeant(String typed, String meant) {
    assertThat(Nearest.of(typed, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"1234", "ABC123", "''", "-", "-x", "--nonsense", "s", "--pin", "--password", "gn"})
  void whatIsLikeNoneOfThemIsNone(String typed) {
    assertThat(Nearest.of(typed, KNOWN)).isEmpty();
  }
}

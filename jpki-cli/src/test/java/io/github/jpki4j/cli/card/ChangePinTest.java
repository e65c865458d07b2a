package io.github.jpki4j.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangePinTest {

  private final TestCard card = Desk.card();

  private int authCode(String pin, Path folder) throws IOException {
    Path in = Files.writeString(folder.resolve("in"), "x");
    return Desk.with(card)
        .typing(pin)
        .run("sign", "--key=auth", in.toString(), "--out", folder.resolve("sig").toString())
        .code();
  }

  @Test
  void thePersonTypesTheNewOneTwice(@TempDir Path folder) throws IOException {
    Desk.Result result = Desk.with(card).typing("1234", "5678", "5678").run("change-pin", "auth");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("Changed: auth PIN. The new one is valid from now on.\n");
    assertThat(result.err()).doesNotContain("1234").doesNotContain("5678");
    assertThat(authCode("5678", folder)).isZero();
    assertThat(authCode("1234", folder)).isEqualTo(20);
  }

  @Test
  void twoDifferentEntriesChangeNothing() {
    Desk.Result result = Desk.with(card).typing("1234", "5678", "5679").run("change-pin", "auth");
    assertThat(result.code()).isEqualTo(23);
    assertThat(result.said()).contains("Nothing was sent to the card");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  void aMalformedNewSecretChangesNothing(@TempDir Path folder) throws IOException {
    for (String next : new String[] {"123", "12345", "abcd", "１２３４", ""}) {
      assertThat(Desk.with(card).typing("1234", next, next, next).run("change-pin", "auth").code())
          .isEqualTo(23);
    }
    assertThat(authCode("1234", folder)).isZero();
  }

  @Test
  void bothComeFromFilesOrFromTwoLinesOfStandardInput(@TempDir Path folder) throws IOException {
    String current = Files.writeString(folder.resolve("old"), "ABC123\n").toString();
    String next = Files.writeString(folder.resolve("new"), "XYZ789\r\n").toString();
    Desk.Result files =
        Desk.with(card).run("change-pin", "sign", "--pin-file", current, "--new-pin-file", next);
    assertThat(files.code()).isZero();
    Desk.Result lines =
        Desk.with(card)
            .stdin("XYZ789\nabc123\n")
            .run("change-pin", "sign", "--pin-file", "-", "--new-pin-file", "-", "--json");
    assertThat(lines.code()).isZero();
    assertThat(lines.out()).contains("\"changed\" : \"sign\"");
    assertThat(Desk.with(card).stdin("ABC123").run("cert", "sign", "--pin-file", "-").code())
        .isZero();
  }

  @Test
  void aFileThatCannotBeReadShowsBeforeTheCardIsTouched(@TempDir Path folder) {
    Desk.Result result =
        Desk.with(card)
            .stdin("1234\n")
            .run(
                "change-pin",
                "auth",
                "--pin-file=-",
                "--new-pin-file",
                folder.resolve("missing").toString());
    assertThat(result.code()).isEqualTo(50);
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void aWrongCurrentSecretChangesNothing() {
    Desk.Result result = Desk.with(card).typing("0000", "5678", "5678").run("change-pin", "auth");
    assertThat(result.code()).isEqualTo(20);
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(2);
  }

  @Test
  void worksOnACardWithoutShortIdentifiers() {
    TestCard old = TestCard.builder().with(CardVariant.NO_SFI_6A82).build();
    assertThat(Desk.with(old).typing("1234", "5678", "5678").run("change-pin", "auth").code())
        .isZero();
  }
}

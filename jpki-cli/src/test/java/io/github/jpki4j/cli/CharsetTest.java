package io.github.jpki4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cli.console.Language;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.support.Desk;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetTest {

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-31j", "Shift_JIS", "EUC-JP", "ISO-2022-JP"})
  void japaneseIsRightInTheTerminalsCharset(String name) {
    Charset charset = Charset.forName(name);
    assertThat(SystemEnvironment.usable(charset)).isEqualTo(charset);
    Desk.Result status = Desk.with(Desk.card()).charset(charset).locale(Locale.JAPAN).run("status");
    assertThat(new String(status.bytes(), charset))
        .contains("マイナンバーカード（個人番号カード）")
        .doesNotContain("?");
    assertThat(Desk.empty().charset(charset).locale(Locale.JAPAN).run("status").err())
        .contains("リーダーにカードがないか");
    assertThat(
            Desk.with(Desk.card())
                .charset(charset)
                .locale(Locale.JAPAN)
                .run("cert", "auth", "--format=text")
                .out())
        .contains("利用者証明用電子証明書");
  }

  @Test
  void everyTextCanBeShownOnAJapaneseWindows() {
    Messages messages = Messages.of(Language.JA);
    for (String key : messages.bundle().keySet()) {
      assertThat(Charset.forName("windows-31j").newEncoder().canEncode(messages.get(key)))
          .as(key)
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"US-ASCII", "ISO-8859-1", "windows-1252"})
  void whereTheCharsetHasNoJapaneseItIsUtf8(String name) {
    assertThat(SystemEnvironment.usable(Charset.forName(name))).isEqualTo(StandardCharsets.UTF_8);
  }
}

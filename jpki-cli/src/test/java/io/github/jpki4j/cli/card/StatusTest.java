package io.github.jpki4j.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.pki.Validity;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTest {

  private static TestCardBuilder builder() {
    return TestCard.builder().clock(Desk.clock());
  }

  private static JsonNode json(Desk.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  @Test
  void showsInEnglishWhatTheCardTellsWithoutPin() {
    TestCard card =
        builder()
            .validity(
                KeyKind.AUTH,
                new Validity(
                    Instant.parse("2025-10-27T01:02:03Z"), Instant.parse("2030-02-17T14:59:59Z")))
            .build();

    Desk.Result result = Desk.with(card).run("status");

    assertThat(result.code()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            card                        My Number card
            token serial                TEST000000000001
            auth PIN                    3 of 3 tries left
            sign password               5 of 5 tries left
            auth certificate            2025-10-27 10:02 to 2030-02-17 23:59 (Japan time)
                                        1182 days left
                                        CA: TEST (as the certificate says, not verified)
            sign certificate            present, readable with the password

            What you can do next:
              jpki cert auth   shows the auth certificate
              jpki sign --key auth FILE --out SIG   signs a file
              jpki cert sign   shows the sign certificate (asks for the password)
            """);
  }

  @Test
  void showsInJapaneseWhatTheCardTellsWithoutPin() {
    TestCard card =
        builder()
            .validity(
                KeyKind.AUTH,
                new Validity(
                    Instant.parse("2025-10-27T01:02:03Z"), Instant.parse("2030-02-17T14:59:59Z")))
            .authTriesLeft(1)
            .signTriesLeft(0)
            .build();

    Desk.Result result = Desk.with(card).locale(Locale.JAPAN).run("status");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            カードの種類                マイナンバーカード（個人番号カード）
            トークンのシリアル番号      TEST000000000001
            利用者証明用パスワード      残り1回です。次に間違えるとロックされます
            署名用パスワード            ロック中: 市区町村の窓口か初期化サービスでのみ解除で
                                        きます
            利用者証明用電子証明書      2025-10-27 10:02 から 2030-02-17 23:59 まで
                                        日本時間。残り1182日
                                        認証局: TEST（証明書の記載。未検証）
            署名用電子証明書            あり（読み出しには署名用パスワードが必要です）

            次にできること:
              利用者証明用パスワード: 入力する前に控えを確認してください。次に間違えるとロッ
              クされます
              署名用パスワード: 市区町村の窓口、または利用者証明用パスワードが分かればスマー
              トフォンアプリとコンビニのキオスク端末で初期化
              jpki cert auth   利用者証明用電子証明書を表示
              jpki sign --key auth FILE --out SIG   ファイルに署名
            """);
  }

  @Test
  void tellsTheSameAsJson() throws IOException {
    TestCard card =
        builder()
            .authTriesLeft(2)
            .signTriesLeft(0)
            .validity(
                KeyKind.AUTH,
                new Validity(
                    Instant.parse("2025-10-27T01:02:03Z"), Instant.parse("2030-02-17T14:59:59Z")))
            .build();

    JsonNode json = json(Desk.with(card).run("status", "--json"));

    assertThat(json.at("/card").asText()).isEqualTo("my-number");
    assertThat(json.at("/simulated").isBoolean()).isTrue();
    assertThat(json.at("/simulated").asBoolean()).isFalse();
    assertThat(json.at("/token/label").asText()).isEqualTo("JPKIAPICCTOKEN2");
    assertThat(json.at("/token/serialNumber").asText()).isEqualTo("TEST000000000001");
    assertThat(json.at("/pins").size()).isEqualTo(2);
    assertThat(json.at("/pins/0").toString())
        .isEqualTo("{\"key\":\"auth\",\"triesLeft\":2,\"triesMax\":3,\"blocked\":false}");
    assertThat(json.at("/pins/1").toString())
        .isEqualTo("{\"key\":\"sign\",\"triesLeft\":0,\"triesMax\":5,\"blocked\":true}");
    assertThat(json.at("/certificates/0/kind").asText()).isEqualTo("auth");
    assertThat(json.at("/certificates/0/state").asText()).isEqualTo("read");
    assertThat(json.at("/certificates/0/notBefore").asText())
        .isEqualTo("2025-10-27T10:02:03+09:00");
    assertThat(json.at("/certificates/0/notAfter").asText()).isEqualTo("2030-02-17T23:59:59+09:00");
    assertThat(json.at("/certificates/0/generation").asText()).isEqualTo("TEST");
    assertThat(json.at("/certificates/1/kind").asText()).isEqualTo("sign");
    assertThat(json.at("/certificates/1/state").asText()).isEqualTo("pin-required");
    assertThat(json.at("/certificates/1/notAfter").isNull()).isTrue();
    assertThat(json.at("/apdus/commands").asInt()).isEqualTo(card.traffic().commands());
    assertThat(json.at("/apdus/bytesSent").asInt()).isEqualTo(card.traffic().bytesSent());
    assertThat(json.at("/apdus/bytesReceived").asInt()).isEqualTo(card.traffic().bytesReceived());
  }

  @Test
  void saysThatItSimulates() throws IOException {
    Desk.Result text = Desk.empty().withoutReader().run("--simulate", "status");
    assertThat(text.code()).isZero();
    assertThat(text.out()).startsWith("SIMULATED card").contains("auth 1234, sign ABC123");
    assertThat(
            json(Desk.empty().run("status", "--json", "--simulate")).at("/simulated").asBoolean())
        .isTrue();
  }

  @Test
  void takes8CommandsWithExtendedLengthAnd14Without() throws IOException {
    assertThat(json(Desk.with(Desk.card()).run("status", "--json")).at("/apdus/commands").asInt())
        .isEqualTo(8);
    assertThat(
            json(Desk.with(Desk.card()).over(LinkProfile.shortOnly()).run("status", "--json"))
                .at("/apdus/commands")
                .asInt())
        .isEqualTo(14);
  }

  @ParameterizedTest
  @ValueSource(strings = {"android", "iphone"})
  void saysThatThePhonesCertificateNeedsThePin(String type) throws IOException {
    Desk.Result result = Desk.empty().run("status", "--simulate=" + type);
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("present, readable with the auth PIN")
        .contains("jpki cert auth --simulate=" + type);
    assertThat(
            json(Desk.empty().run("status", "--json", "--simulate=" + type))
                .at("/certificates/0/state")
                .asText())
        .isEqualTo("pin-required");
  }

  @ParameterizedTest
  @CsvSource({"juki, juki, Juki card", "other-card, other, another card"})
  void refusesOtherCardsButShowsWhatTheyAre(String type, String kind, String words)
      throws IOException {
    Desk.Result text = Desk.empty().run("status", "--simulate=" + type);
    assertThat(text.code()).isEqualTo(12);
    assertThat(text.out()).contains(words);
    assertThat(text.err()).contains("This card cannot be used here");

    Desk.Result result = Desk.empty().run("status", "--json", "--simulate=" + type);
    assertThat(result.code()).isEqualTo(12);
    assertThat(json(result).at("/card").asText()).isEqualTo(kind);
    assertThat(json(result).at("/error/code").asInt()).isEqualTo(12);
  }

  @Test
  void saysThatThereIsNoSignCertificate() {
    Desk.Result result = Desk.empty().run("status", "--simulate=no-sign-certificate");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("sign certificate            none on this card")
        .doesNotContain("jpki cert sign");
  }

  @Test
  void doesNotGuessWhereTheCardDoesNotTell() {
    TestCard card = builder().withoutFile(0x0008).build();
    Desk.Result result = Desk.with(card).run("status");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("sign certificate            unknown");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-01-01T00:00:00Z, 2025-02-17T14:59:59Z, EXPIRED 644 days ago, true",
    "2025-01-01T00:00:00Z, 2026-12-01T14:59:59Z, 8 days left, true",
    "2027-01-01T00:00:00Z, 2031-02-17T14:59:59Z, NOT YET VALID, false",
    "2025-01-01T00:00:00Z, 2026-11-23T14:59:59Z, 0 days left, true"
  })
  void saysHowTheValidityLies(String from, String to, String words, boolean renew) {
    TestCard card =
        builder()
            .validity(KeyKind.AUTH, new Validity(Instant.parse(from), Instant.parse(to)))
            .build();
    Desk.Result result = Desk.with(card).run("status");
    assertThat(result.out()).contains(words);
    assertThat(result.out().contains("renew the certificates")).isEqualTo(renew);
  }

  @Test
  void showsTheRestIfTheCertificateIsDamaged() throws IOException {
    for (byte[] content :
        new byte[][] {{0x30, (byte) 0x82, 1, 0, 5, 5}, {1, 2, 3, 4}, {0x30, 2, 5, 0}}) {
      TestCard card = builder().file(0x000A, content).build();
      Desk.Result result = Desk.with(card).run("status");
      assertThat(result.code()).isEqualTo(30);
      assertThat(result.out()).contains("damaged").contains("3 of 3 tries left");
      assertThat(result.err()).contains("The answer of the card is not well formed");
      JsonNode json = json(Desk.with(card).run("status", "--json"));
      assertThat(json.at("/certificates/0/state").asText()).isEqualTo("damaged");
      assertThat(json.at("/error/code").asInt()).isEqualTo(30);
    }
  }

  @Test
  void saysThatTheAuthCertificateIsAbsent() {
    byte[] filler = new byte[100];
    java.util.Arrays.fill(filler, (byte) 0xFF);
    for (byte[] content : new byte[][] {{}, filler, new byte[100]}) {
      Desk.Result result = Desk.with(builder().file(0x000A, content).build()).run("status");
      assertThat(result.code()).isZero();
      assertThat(result.out()).contains("auth certificate            none on this card");
    }
  }

  @ParameterizedTest
  @EnumSource(TestCardType.class)
  void fitsInto80ColumnsInBothLanguages(TestCardType type) {
    for (int tries = 0; tries <= 2; tries++) {
      TestCard card = builder().type(type).authTriesLeft(tries).signTriesLeft(tries).build();
      for (String lang : new String[] {"ja", "en"}) {
        Desk.Result result = Desk.with(card).run("status", "--lang", lang);
        assertThat((result.out() + result.err()).lines())
            .isNotEmpty()
            .allSatisfy(line -> assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(80));
      }
    }
  }

  @Test
  void spendsNoTryAndSendsNoSecret() {
    TestCard card = builder().authTriesLeft(1).signTriesLeft(1).build();
    Desk.with(card).run("status");
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(1);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(1);
  }

  @Test
  void worksWithoutShortIdentifiersAndExtendedLength() {
    TestCard card =
        builder().with(CardVariant.NO_SFI_6A86).with(CardVariant.NO_EXTENDED_LENGTH).build();
    assertThat(Desk.with(card).run("status").code()).isZero();
  }
}

package io.github.jpki4j.cli.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.card.NeighbourApplication;
import io.github.jpki4j.cli.console.DisplayWidth;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import io.github.jpki4j.testcard.TestSecret;
import io.github.jpki4j.testkit.card.WholeCards;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code status --all} on every type of card. */
class WholeStatusTest {

  private static TestCard card(WholeCards kind) {
    return kind.builder().clock(Desk.clock()).build();
  }

  private static JsonNode json(TestCard card) throws IOException {
    return json(Desk.with(card).run("status", "--all", "--json"));
  }

  private static JsonNode json(Desk.Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  private static Map<TestSecret, Integer> tries(TestCard card) {
    Map<TestSecret, Integer> tries = new EnumMap<>(TestSecret.class);
    for (TestSecret secret : TestSecret.values()) {
      tries.put(secret, card.secret(secret).triesLeft());
    }
    return tries;
  }

  @ParameterizedTest
  @EnumSource(WholeCards.class)
  void fitsInto80ColumnsInBothLanguagesAndSpendsNoTry(WholeCards kind) {
    for (int left : new int[] {0, 1, 3}) {
      TestCard card = card(kind);
      for (TestSecret secret : TestSecret.values()) {
        card.secret(secret).setTriesLeft(Math.min(left, card.secret(secret).triesLeft()));
      }
      Map<TestSecret, Integer> before = tries(card);
      for (String lang : new String[] {"ja", "en"}) {
        Desk.Result result = Desk.with(card).run("status", "--all", "--lang", lang);
        assertThat((result.out() + result.err()).lines())
            .isNotEmpty()
            .allSatisfy(line -> assertThat(DisplayWidth.of(line)).as(line).isLessThanOrEqualTo(80))
            .noneMatch(line -> line.contains("''") || line.contains("{0}"));
        assertThat(result.code()).isEqualTo(kind.kind().isSupported() ? 0 : 12);
      }
      assertThat(tries(card)).isEqualTo(before);
    }
  }

  /** On a link that others share, and on one that nobody else can use. */
  @ParameterizedTest
  @CsvSource({
    "PLAIN, 27, 21",
    "NO_SIGN_CERTIFICATE, 27, 21",
    "FACE_AUTHENTICATION, 29, 23",
    "LICENCE, 29, 23",
    "LICENCE_PIN_NOT_SET, 29, 23",
    "LICENCE_LOCKED, 27, 21",
    "LICENCE_BLOCKED, 31, 25",
    "RESIDENCE_07, 28, 22",
    "RESIDENCE_08, 28, 22",
    "RESIDENCE_AND_LICENCE, 30, 24",
    "ANDROID, 18, 16",
    "IPHONE, 18, 16",
    "JUKI, 9, 9",
    "OTHER_CARD, 7, 7",
  })
  void exchanges(WholeCards kind, int shared, int exclusive) throws IOException {
    assertThat(json(card(kind)).at("/apdus/commands").asInt()).isEqualTo(shared);
    LinkProfile own = LinkProfile.standard().withExclusive(true);
    Desk.Result result = Desk.with(card(kind)).over(own).run("status", "--all", "--json");
    assertThat(json(result).at("/apdus/commands").asInt()).isEqualTo(exclusive);
  }

  @ParameterizedTest
  @EnumSource(WholeCards.class)
  void tellsAsJsonWhatIsOnTheCard(WholeCards kind) throws IOException {
    TestCard card = card(kind);
    JsonNode json = json(card);
    assertThat(json.at("/card").asText()).isEqualTo(EnumNames.of(kind.kind()));
    int index = 0;
    for (NeighbourApplication application : NeighbourApplication.values()) {
      JsonNode told = json.at("/applications/" + index++);
      assertThat(told.at("/application").asText()).isEqualTo(EnumNames.of(application));
      assertThat(told.at("/presence").asText()).isEqualTo(EnumNames.of(kind.presence(application)));
      for (JsonNode secret : told.at("/secrets")) {
        DataSecret name =
            DataSecret.valueOf(
                secret.at("/key").asText().replace('-', '_').toUpperCase(Locale.ROOT));
        if (kind.counts(name)) {
          assertThat(secret.at("/triesLeft").asInt(-1)).isEqualTo(card.triesLeft(name));
        } else {
          assertThat(secret.at("/triesLeft").isNull()).isTrue();
          assertThat(secret.at("/blocked").isNull()).isTrue();
        }
      }
    }
    assertThat(json.at("/hints").size()).isEqualTo(kind.hints().size());
  }

  @Test
  void showsInEnglishTheWholeCard() {
    TestCard card =
        TestCard.builder().type(TestCardType.DRIVING_LICENCE).clock(Desk.clock()).build();
    card.setTriesLeft(DataSecret.SURFACE_NUMBER_B, 0);
    card.setTriesLeft(DataSecret.LICENCE, 0);
    card.setTriesLeft(DataSecret.RESIDENT, 1);
    Desk.Result result = Desk.with(card).run("status", "--all");
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains(
            """
            card expiry                 valid until 2035-02-17 (unsigned record)
            card info application       on this card
            card info PIN               3 of 3 tries left
            verification number A       10 of 10 tries left
            verification number B       10 of 10 tries left
            surface application         on this card
            birth key                   10 of 10 tries left
            verification number A       10 of 10 tries left
            verification number B       BLOCKED: only the municipal counter can help
            resident application        on this card
            resident PIN                LAST TRY: 1 of 3 tries left
            common application          on this card
            driving licence             on this card
            licence PIN                 BLOCKED: only a driving licence centre can help
                                        a PIN is set
            residence card              not on this card

            About this card:
              also a driving licence

            What you can do next:
              verification number B: only the municipal counter can reset it
              licence PIN: a driving licence centre resets it
            """);
  }

  @Test
  void showsInJapaneseTheWholeCard() {
    TestCard card =
        TestCard.builder().type(TestCardType.SPECIFIED_RESIDENCE).clock(Desk.clock()).build();
    card.setTriesLeft(DataSecret.CARD_INFO, 0);
    Desk.Result result = Desk.with(card).locale(Locale.JAPAN).run("status", "--all");
    assertThat(result.out())
        .contains(
            """
            カードの有効期限            2035-02-17 まで有効（カードの記録。署名なし）
            券面事項入力補助AP          あり
            券面事項入力補助用暗証番号  ロック中: 市区町村の窓口でのみ解除できます
            照合番号A                   残り10回
            照合番号B                   残り10回
            券面事項確認AP              あり
            生年月日の照合キー          残り10回
            照合番号A                   残り10回
            照合番号B                   残り10回
            住基AP                      あり
            住民基本台帳用暗証番号      残り3回
            共通カードAP                あり
            マイナ免許証                なし
            在留カード（在留AP）        あり
                                        特定在留カード

            このカードについて:
              在留カード（または特別永住者証明書）でもあります

            次にできること:
              券面事項入力補助用暗証番号: 市区町村の窓口でのみ解除または初期化
            """);
  }

  @Test
  void ofALicenceItSaysWhetherAPinIsSet() throws IOException {
    assertThat(json(card(WholeCards.LICENCE)).at("/applications/4/pinSet").asBoolean()).isTrue();
    assertThat(json(card(WholeCards.LICENCE_PIN_NOT_SET)).at("/applications/4/pinSet").toString())
        .isEqualTo("false");
    assertThat(json(card(WholeCards.LICENCE_LOCKED)).at("/applications/4/pinSet").isNull())
        .isTrue();
    assertThat(json(card(WholeCards.RESIDENCE_08)).at("/applications/5/type").asText())
        .isEqualTo("special-permanent-resident-certificate");
  }

  /** Each row: the counters of both secrets of the certificates, and where each is reset. */
  @ParameterizedTest
  @CsvSource({
    "PLAIN, 0, 5, kiosk, ",
    "PLAIN, 3, 0, , kiosk",
    "PLAIN, 0, 0, municipality, municipality",
    "PLAIN, 3, 5, , ",
    "NO_SIGN_CERTIFICATE, 0, 5, municipality, ",
    "FACE_AUTHENTICATION, 0, 5, municipality, ",
    "LICENCE, 0, 5, kiosk, ",
    "RESIDENCE_07, 0, 5, kiosk, ",
    "ANDROID, 0, 5, phone, ",
    "IPHONE, 3, 0, , phone",
  })
  void theDoorOfTheSecretsOfTheCertificates(
      WholeCards kind, int auth, int sign, String authDoor, String signDoor) throws IOException {
    TestCard card = card(kind);
    card.setTriesLeft(KeyKind.AUTH, auth);
    card.setTriesLeft(KeyKind.SIGN, sign);
    JsonNode json = json(card);
    assertThat(json.at("/pins/0/door").asText(null)).isEqualTo(authDoor);
    assertThat(json.at("/pins/1/door").asText(null)).isEqualTo(signDoor);
  }

  @ParameterizedTest
  @EnumSource(DataSecret.class)
  void theDoorOfEveryOtherSecret(DataSecret secret) throws IOException {
    TestCard card = card(WholeCards.LICENCE);
    card.setTriesLeft(secret, 0);
    JsonNode json = json(card);
    String key = EnumNames.of(secret);
    int found = 0;
    for (JsonNode application : json.at("/applications")) {
      for (JsonNode told : application.at("/secrets")) {
        boolean it = told.at("/key").asText().equals(key);
        found += it ? 1 : 0;
        assertThat(told.at("/blocked").asBoolean()).isEqualTo(it);
        String door = secret == DataSecret.LICENCE ? "licence-centre" : "municipality";
        assertThat(told.at("/door").asText()).isEqualTo(it ? door : "null");
      }
    }
    assertThat(found).isEqualTo(1);
    for (SecretKind pin : KeyKind.values()) {
      assertThat(card.triesLeft(pin)).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = WholeCards.class,
      names = {"FACE_AUTHENTICATION", "NO_SIGN_CERTIFICATE"})
  void withoutSignCertificateNoSignPasswordHelps(WholeCards kind) {
    TestCard card = card(kind);
    card.setTriesLeft(KeyKind.AUTH, 0);
    for (String[] command : new String[][] {{"status"}, {"status", "--all"}}) {
      assertThat(Desk.with(card).run(command).out())
          .contains("BLOCKED: only the municipal counter can help")
          .contains("a card for face authentication")
          .doesNotContain("kiosk")
          .doesNotContain("knowing the sign password");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CardVariant.class,
      names = {"QUERY_9000", "QUERY_63CF"})
  void aCounterThatNoSecretCanHaveIsUnknown(CardVariant odd) throws IOException {
    TestCard card = TestCard.builder().with(odd).clock(Desk.clock()).build();
    JsonNode json = json(card);
    for (JsonNode told : json.at("/applications/1/secrets")) {
      assertThat(told.at("/triesLeft").isNull()).isTrue();
      assertThat(told.at("/blocked").isNull()).isTrue();
    }
    assertThat(Desk.with(card).run("status", "--all").out())
        .contains("birth key                   the card does not tell how many of 10 tries");
  }

  @Test
  void withoutAllNothingOfItIsAsked() throws IOException {
    JsonNode json = json(Desk.with(card(WholeCards.LICENCE)).run("status", "--json"));
    assertThat(json.at("/apdus/commands").asInt()).isEqualTo(8);
    assertThat(json.has("applications")).isFalse();
    assertThat(json.at("/pins/0").has("door")).isFalse();
  }
}

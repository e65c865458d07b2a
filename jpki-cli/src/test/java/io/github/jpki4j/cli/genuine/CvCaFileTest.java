package io.github.jpki4j.cli.genuine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestCvCa;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code jpki genuine --cv-ca FILE}. */
class CvCaFileTest {

  private static final String ID = HexFormat.of().formatHex(TestCvCa.SURFACE.keyId());
  private static final String KEY = pem(TestCvCa.SURFACE.publicKey());
  private static final String RIGHT = file("surface", ID, KEY);

  @TempDir private Path folder;

  private static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static String file(String role, String id, String key) {
    return "role: " + role + "\nkey-id: " + id + "\n" + key;
  }

  private static String made(String algorithm, int bits, int exponent) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("RSA")) {
        generator.initialize(new RSAKeyGenParameterSpec(bits, BigInteger.valueOf(exponent)));
      } else {
        generator.initialize(bits);
      }
      return pem(generator.generateKeyPair().getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Desk.Result json(String... files) throws Exception {
    return genuine(Desk.card(), Locale.ENGLISH, "--json", files);
  }

  private Desk.Result genuine(TestCard card, Locale locale, String option, String... files)
      throws Exception {
    List<String> words = new ArrayList<>(List.of("genuine", "--number-b-file=-"));
    words.add(option);
    for (String content : files) {
      Path file = Files.createTempFile(folder, "ca", ".txt");
      Files.writeString(file, content);
      words.add("--cv-ca=" + file);
    }
    return Desk.with(card)
        .stdin(card.verificationNumberB() + "\n")
        .locale(locale)
        .run(words.toArray(String[]::new));
  }

  private static JsonNode json(Desk.Result result) throws Exception {
    return new ObjectMapper().readTree(result.out());
  }

  @Test
  void theReportSaysThatThePersonVouchesForTheKey() throws Exception {
    String[] all =
        Stream.of(TestCvCa.values())
            .map(
                ca ->
                    "# a CA of mine\r\n\r\n"
                        + file(
                                EnumNames.of(ca),
                                HexFormat.of().formatHex(ca.keyId()),
                                pem(ca.publicKey()))
                            .replace("\n", "\r\n"))
            .toArray(String[]::new);
    Desk.Result result = json(all);
    assertThat(result.code()).as(result.err()).isZero();
    JsonNode json = json(result);
    assertThat(json.get("verdict").asText()).isEqualTo("genuine");
    assertThat(json.get("restsOnPublishedKeys").asBoolean()).isFalse();
    assertThat(json.findValuesAsText("code"))
        .contains("chain-supplied")
        .doesNotContain("chain-test", "chain-published");
  }

  @Test
  void aByteOrderMarkMayStandBeforeTheFirstLine() throws Exception {
    assertThat(json(RIGHT).out()).isEqualTo(json("\uFEFF" + RIGHT).out());
  }

  @Test
  void aKeyForOneRoleSaysNothingOfAnother() throws Exception {
    Desk.Result result =
        json(
            file(
                "text",
                HexFormat.of().formatHex(TestCvCa.TEXT.keyId()),
                pem(TestCvCa.TEXT.publicKey())));
    assertThat(result.code()).isEqualTo(44);
    assertThat(json(result).get("missing").toString()).contains("surface-chain");
  }

  @Test
  void aWrongKeyUnderTheRightIdentifierFailsTheCardAndIsNotGenuine() throws Exception {
    Desk.Result result = json(file("surface", ID, made("RSA", 2048, 65_537)));
    assertThat(result.code()).isEqualTo(43);
    assertThat(json(result).findValuesAsText("code")).contains("certificate-not-signed");
  }

  static Stream<Arguments> wrong() {
    String lines = "it is not the lines";
    String key = "the key is no RSA key";
    return Stream.of(
        Arguments.of("", lines),
        Arguments.of("surface\n", lines),
        Arguments.of(KEY, lines),
        Arguments.of("role: surface\n" + KEY, lines),
        Arguments.of("key-id: " + ID + "\n" + KEY, lines),
        Arguments.of("role: surface\nrole: surface\n" + KEY, lines),
        Arguments.of("role: surface\nkey-id: " + ID + "\n", lines),
        Arguments.of(RIGHT + KEY, lines),
        Arguments.of(RIGHT + "more\n", lines),
        Arguments.of("more\n" + RIGHT, lines),
        Arguments.of(RIGHT.replace("-----END PUBLIC KEY-----", ""), lines),
        Arguments.of(RIGHT.replace("PUBLIC KEY", "RSA PUBLIC KEY"), lines),
        Arguments.of(RIGHT.replace("PUBLIC KEY", "PRIVATE KEY"), lines),
        Arguments.of("\u0000\u0001\u0002", lines),
        Arguments.of(file("", ID, KEY), "the role is none of"),
        Arguments.of(file("Surface", ID, KEY), "the role is none of"),
        Arguments.of(file("face", ID, KEY), "the role is none of"),
        Arguments.of(file("surface", "", KEY), "the key-id is not"),
        Arguments.of(file("surface", ID.substring(2), KEY), "the key-id is not"),
        Arguments.of(file("surface", ID + "00", KEY), "the key-id is not"),
        Arguments.of(file("surface", "00" + ID.substring(2), KEY), "the key-id is not"),
        Arguments.of(file("surface", "9000023", KEY), "the key-id is not"),
        Arguments.of(file("surface", "x" + ID.substring(1), KEY), "the key-id is not"),
        Arguments.of(file("text", ID, KEY), "another role"),
        Arguments.of(file("card", ID, KEY), "another role"),
        Arguments.of(RIGHT.replace("MIIB", "MIIA"), key),
        Arguments.of(RIGHT.replace("MIIB", "!!!!"), key),
        Arguments.of(
            file("surface", ID, "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n"), key),
        Arguments.of(file("surface", ID, made("RSA", 1024, 65_537)), key),
        Arguments.of(file("surface", ID, made("RSA", 2048, 3)), key),
        Arguments.of(file("surface", ID, made("EC", 256, 0)), key));
  }

  @ParameterizedTest(name = "{index}: {1}")
  @MethodSource("wrong")
  void aBadFileIsOneSentenceAndNothingIsSent(String content, String sentence) throws Exception {
    TestCard card = Desk.card();
    card.clearTraffic();
    Desk.Result english = genuine(card, Locale.ENGLISH, "--trust-test", content);
    assertThat(english.code()).isEqualTo(50);
    assertThat(english.said()).contains(sentence).doesNotContain("{");
    Desk.Result japanese = genuine(card, Locale.JAPAN, "--trust-test", content);
    assertThat(japanese.code()).isEqualTo(50);
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void aFileThatIsNotThereIsToldBeforeTheCardIsTouched() {
    TestCard card = Desk.card();
    for (String name : new String[] {folder.resolve("none").toString(), "-"}) {
      assertThat(Desk.with(card).run("genuine", "--cv-ca=" + name).code()).isEqualTo(50);
    }
    assertThat(card.traffic().commands()).isZero();
  }
}

package io.github.jpki4j.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.document.CmsCase;
import io.github.jpki4j.testkit.document.CmsForge;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.RawCms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CmsVerifyTest {

  private static final byte[] CONTENT = CmsCase.CONTENT;

  @TempDir private Path folder;

  private static Identity honest() {
    return CmsCase.honest();
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private static Desk.Result verify(Locale locale, String file, String... more) {
    return Verification.run("cms", locale, file, more);
  }

  @ParameterizedTest
  @EnumSource(CmsCase.class)
  void whatIsWrongIsSaidInASentenceOfItsOwn(CmsCase given) throws Exception {
    String file = file("x.p7m", given.cms());
    String out = folder.resolve("content").toString();
    Desk.Result json = verify(Locale.ENGLISH, file, "--json", "--out", out);
    assertThat(json.code()).as(json.out()).isEqualTo(given.code);
    JsonNode result = new ObjectMapper().readTree(json.out());
    assertThat(result.at("/good").asBoolean()).isEqualTo(given.code == 0);
    if (!given.finding.isEmpty()) {
      assertThat(Verification.objections(json.out())).contains(given.finding);
    }
    assertThat(Files.exists(Path.of(out)))
        .as("content of what is not good")
        .isEqualTo(given.code == 0);
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result text = verify(locale, file);
      assertThat(text.code()).isEqualTo(given.code);
      assertThat(text.err().isEmpty()).isEqualTo(given.code == 0);
      assertThat(text.out()).doesNotContain("{", "花子");
      assertThat(text.out().contains("NG  ")).isEqualTo(!given.finding.isEmpty());
    }
  }

  @Test
  void everySignerIsReported() throws Exception {
    byte[] cms =
        new CmsForge().by(honest()).by(Identity.selfMade()).by(Identity.expired()).sign(CONTENT);
    Desk.Result result = verify(Locale.ENGLISH, file("x", cms));
    assertThat(result.out())
        .contains("signature 1 of 3", "signature 2 of 3", "signature 3 of 3", "It expired on");
  }

  @Test
  void aSignatureBesideItsContentNeedsIt() throws Exception {
    String cms = file("x.p7s", new CmsForge().by(honest()).detached().sign(CONTENT));
    String content = file("content", CONTENT);
    String other = file("other", new byte[] {1});
    assertThat(verify(Locale.ENGLISH, cms, "--content", content).code()).isZero();
    Desk.Result wrong = verify(Locale.ENGLISH, cms, "--content", other);
    assertThat(wrong.code()).isEqualTo(41);
    assertThat(wrong.out()).contains("NG  document");
    Desk.Result none = verify(Locale.ENGLISH, cms);
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.said()).contains("--content");
    String attached = file("x.p7m", new CmsForge().by(honest()).sign(CONTENT));
    assertThat(verify(Locale.ENGLISH, attached, "--content", content).code()).isEqualTo(2);
    assertThat(verify(Locale.ENGLISH, cms, "--content", content, "--out", other).code())
        .isEqualTo(2);
  }

  @Test
  void pemIsTakenToo() throws Exception {
    byte[] der = new CmsForge().by(honest()).sign(CONTENT);
    for (String label : List.of("CMS", "PKCS7")) {
      String pem =
          "-----BEGIN "
              + label
              + "-----\n"
              + Base64.getMimeEncoder().encodeToString(der)
              + "\n-----END "
              + label
              + "-----\n";
      assertThat(
              verify(Locale.ENGLISH, file("pem", pem.getBytes(StandardCharsets.US_ASCII))).code())
          .isZero();
      assertThat(
              verify(Locale.ENGLISH, file("two", (pem + pem).getBytes(StandardCharsets.US_ASCII)))
                  .code())
          .isEqualTo(50);
    }
  }

  @Test
  void attributesThatAreNotInDerAreAWarning() throws Exception {
    RawCms raw = new RawCms(honest(), CONTENT);
    Collections.reverse(raw.attributes());
    String cms = file("x.p7m", raw.sign());
    Desk.Result english = verify(Locale.ENGLISH, cms);
    assertThat(english.code()).isZero();
    assertThat(english.out()).contains("!!  signed with it", "not in DER", "GOOD");
    assertThat(verify(Locale.JAPAN, cms).out()).contains("DER ではありません");
    assertThat(verify(Locale.ENGLISH, file("many", raw.signers(65).sign())).said())
        .contains("64 signers");
  }

  /** Files that are no signature at all. */
  enum Odd {
    EMPTY,
    TEXT,
    CUT,
    LONGER,
    DEEP,
    OTHER_CMS,
    MISSING,
    DIRECTORY
  }

  private String odd(Odd odd) throws Exception {
    byte[] good = new CmsForge().by(honest()).sign(CONTENT);
    return switch (odd) {
      case EMPTY -> file("empty", new byte[0]);
      case TEXT -> file("text", CONTENT);
      case CUT -> file("cut", Arrays.copyOf(good, good.length - 1));
      case LONGER -> file("longer", Arrays.copyOf(good, good.length + 1));
      case DEEP -> file("deep", deep());
      case OTHER_CMS ->
          file(
              "other",
              new ContentInfo(CMSObjectIdentifiers.envelopedData, DERNull.INSTANCE).getEncoded());
      case MISSING -> folder.resolve("missing").toString();
      case DIRECTORY -> folder.toString();
    };
  }

  /** A hundred thousand sequences, one in the other, of indefinite length. */
  private static byte[] deep() {
    byte[] deep = new byte[200_000];
    for (int i = 0; i < deep.length; i += 2) {
      deep[i] = 0x30;
      deep[i + 1] = (byte) 0x80;
    }
    return deep;
  }

  @ParameterizedTest
  @EnumSource(Odd.class)
  void aFileThatIsNoSignatureIsOneSentence(Odd odd) throws Exception {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result result = verify(locale, odd(odd));
      assertThat(result.code()).as(result.err()).isEqualTo(50);
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  void theAuthKeyIsGoodForThoseWhoExpectIt() throws Exception {
    TestCard card = Desk.card();
    String file = file("x", new CmsForge().by(Identity.card(card, KeyKind.AUTH)).sign(CONTENT));
    assertThat(verify(Locale.ENGLISH, file).said()).contains("--as auth");
    assertThat(verify(Locale.ENGLISH, file, "--as", "auth").code()).isZero();
  }

  @Test
  void withoutAWordAboutRevocationNothingIsTrusted() throws Exception {
    String file = file("x", new CmsForge().by(honest()).sign(CONTENT));
    Desk.Result result = Desk.empty().run("cms", "verify", file, "--trust-test");
    assertThat(result.code()).isEqualTo(40);
    assertThat(result.said()).contains("revocation was not checked");
    Desk.Result production = Desk.empty().run("cms", "verify", file, "--no-revocation");
    assertThat(production.code()).isEqualTo(40);
  }

  @Test
  void whoSignedIsShownToThoseWhoAsk() throws Exception {
    String file = file("x", new CmsForge().by(honest()).sign(CONTENT));
    assertThat(verify(Locale.ENGLISH, file, "--show-signer").out()).contains("花子");
    JsonNode json =
        new ObjectMapper().readTree(verify(Locale.ENGLISH, file, "--show-signer", "--json").out());
    assertThat(json.at("/signatures/0/signer/name/text").asText()).contains("花子");
  }

  @Test
  void theTimeOfTheQuestionCounts() throws Exception {
    String file = file("x", new CmsForge().by(Identity.expired()).sign(CONTENT));
    assertThat(verify(Locale.ENGLISH, file, "--at", "2024-06-01").code()).isZero();
  }
}

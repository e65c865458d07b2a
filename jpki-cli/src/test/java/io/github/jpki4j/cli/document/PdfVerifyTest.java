package io.github.jpki4j.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfVerifyTest {

  @TempDir private Path folder;

  private String file(byte[] content) throws IOException {
    return Files.write(folder.resolve("x.pdf"), content).toString();
  }

  private static Desk.Result verify(Locale locale, String file, String... more) {
    return Verification.run("pdf", locale, file, more);
  }

  @ParameterizedTest
  @EnumSource(PdfCase.class)
  void whatIsWrongIsSaidInASentenceOfItsOwn(PdfCase given) throws Exception {
    String file = file(given.pdf());
    Desk.Result json = verify(Locale.ENGLISH, file, "--json");
    assertThat(json.code()).as(json.out()).isEqualTo(given.code);
    JsonNode result = new ObjectMapper().readTree(json.out());
    assertThat(result.at("/good").asBoolean()).isEqualTo(given.code == 0);
    if (!given.finding.isEmpty()) {
      assertThat(Verification.objections(json.out())).contains(given.finding);
    }
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result text = verify(locale, file);
      assertThat(text.code()).isEqualTo(given.code);
      assertThat(text.err().isEmpty()).isEqualTo(given.code == 0);
      assertThat(text.out()).doesNotContain("{", "花子");
      assertThat(text.out().contains("NG  ")).isEqualTo(!given.finding.isEmpty());
    }
  }

  @Test
  void everySignatureIsReportedWithWhatItCovers() throws Exception {
    byte[] twice = PdfForge.signed(PdfCase.signed(PdfCase.honest()), PdfCase.honest());
    Desk.Result result = verify(Locale.ENGLISH, file(twice));
    assertThat(result.out())
        .containsSubsequence(
            "signature 1 of 2",
            "the file as it was then; only signatures were",
            "signature 2 of 2",
            "the whole file except the signature itself",
            "GOOD FOR TESTS");
  }

  @Test
  void eachSignatureNamesItsRevisionAndWhatCameLaterIsTold() throws Exception {
    byte[] once = PdfCase.signed(PdfCase.honest());
    String file = file(PdfForge.signed(once, PdfCase.honest()));
    assertThat(verify(Locale.ENGLISH, file).out())
        .containsSubsequence(
            "signature 1 of 2",
            "revision                2 of 3: " + once.length + " bytes",
            "signature 2 of 2",
            "revision                3 of 3",
            "added by revision 3     a signature, field Signature2 on page 1");
    assertThat(verify(Locale.JAPAN, file).out()).contains("署名（フィールド Signature2、1 ページ）");
    JsonNode json = new ObjectMapper().readTree(verify(Locale.ENGLISH, file, "--json").out());
    assertThat(json.at("/signatures/0/revision").asInt()).isEqualTo(2);
    assertThat(json.at("/revisions/1/bytes").asInt()).isEqualTo(once.length);
    assertThat(json.at("/revisions/2/added/0/kind").asText()).isEqualTo("signature");
  }

  @Test
  void whatWasSignedCanBeTakenOut() throws Exception {
    byte[] once = PdfCase.signed(PdfCase.honest());
    String file = file(PdfForge.redrawn(once));
    Path out = folder.resolve("signed.pdf");
    Desk.Result result =
        verify(Locale.ENGLISH, file, "--extract-revision", "2", "--out", out.toString());
    assertThat(result.code()).as("the verdict stays that of the whole file").isEqualTo(41);
    assertThat(Files.readAllBytes(out)).isEqualTo(once);
    assertThat(verify(Locale.ENGLISH, out.toString()).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "3", "99999"})
  void aRevisionThatDoesNotExistIsAMistakeInTheCall(String number) throws Exception {
    Path out = folder.resolve("signed.pdf");
    Desk.Result result =
        verify(
            Locale.ENGLISH,
            file(PdfCase.signed(PdfCase.honest())),
            "--extract-revision=" + number,
            "--out",
            out.toString());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("the revisions 1 to 2");
    assertThat(out).doesNotExist();
  }

  @Test
  void aRevisionGoesToAFile() throws Exception {
    String file = file(PdfCase.signed(PdfCase.honest()));
    assertThat(verify(Locale.ENGLISH, file, "--extract-revision", "1").code()).isEqualTo(2);
    assertThat(verify(Locale.ENGLISH, file, "--out", "x").code()).isEqualTo(2);
  }

  /** Files that cannot be checked at all. */
  enum Odd {
    EMPTY,
    TEXT,
    CUT,
    ENCRYPTED,
    MOVED_OBJECT,
    MISSING
  }

  private String odd(Odd odd) throws Exception {
    byte[] good = PdfForge.plain();
    return switch (odd) {
      case EMPTY -> file(new byte[0]);
      case TEXT -> file(new byte[] {'x'});
      case CUT -> file(Arrays.copyOf(good, good.length - 30));
      case ENCRYPTED -> file(PdfForge.encrypted("user"));
      case MOVED_OBJECT -> file(PdfForge.replaced(good, "1 0 obj", "9 0 obj"));
      case MISSING -> folder.resolve("missing").toString();
    };
  }

  @ParameterizedTest
  @EnumSource(Odd.class)
  void aFileThatCannotBeCheckedIsOneSentence(Odd odd) throws Exception {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result result = verify(locale, odd(odd));
      assertThat(result.code()).as(result.err() + result.out()).isEqualTo(50);
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  void standardInputIsTaken() throws Exception {
    Desk.Result result =
        Desk.empty()
            .stdin(PdfCase.signed(PdfCase.honest()))
            .run("pdf", "verify", "-", "--trust-test", "--no-revocation");
    assertThat(result.code()).isZero();
  }
}

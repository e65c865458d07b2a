package io.github.jpki4j.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfNormalizeTest {

  @TempDir private Path folder;

  private PdfDesk desk() {
    return new PdfDesk(folder, Desk.card());
  }

  private Desk.Result normalize(Locale locale, byte[] pdf, String... more) throws Exception {
    String[] words = {"pdf", "normalize", desk().in(pdf), "--out", desk().out().toString()};
    return Desk.empty().locale(locale).run(concat(words, more));
  }

  private static String[] concat(String[] words, String... more) {
    String[] all = Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }

  /** Nobody has signed it, and it ends twice. */
  private static byte[] twoEnds(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    return (text + text.substring(text.lastIndexOf("startxref")))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aFileThatSigningRefusesIsWrittenAnewAndThenSigned() throws Exception {
    byte[] pdf = twoEnds(PdfForge.plain());
    Desk.Result refused = desk().sign(KeyKind.SIGN, desk().in(pdf));
    assertThat(refused.code()).isEqualTo(50);
    assertThat(unbroken(refused.said())).contains("jpkipdfnormalize", "lookatthenewfile");
    Desk.Result result = normalize(Locale.ENGLISH, pdf);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(unbroken(result.out())).contains("startxref", "1pages", "Lookateverypageof");
    assertThat(unbroken(normalize(Locale.JAPAN, pdf).out())).contains("署名する前に", "見てください");
    byte[] anew = Files.readAllBytes(desk().out());
    assertThat(desk().sign(KeyKind.SIGN, desk().in(anew)).code()).isZero();
  }

  @Test
  void aSignedFileStaysAndNobodyIsAdvisedToWriteItAnew() throws Exception {
    byte[] signed = PdfCase.signed(PdfCase.honest());
    for (byte[] pdf : new byte[][] {signed, twoEnds(signed)}) {
      Desk.Result result = normalize(Locale.ENGLISH, pdf);
      assertThat(result.code()).isEqualTo(50);
      assertThat(unbroken(result.said())).contains("woulddestroythesignature");
      assertThat(desk().out()).doesNotExist();
    }
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result verified =
          Desk.empty().locale(locale).run("pdf", "verify", desk().in(twoEnds(signed)));
      assertThat(verified.code()).isEqualTo(50);
      assertThat(unbroken(verified.said())).doesNotContain("normalize");
    }
  }

  @Test
  void whatIsRefusedIsOneSentence() throws Exception {
    Desk.Result encrypted = normalize(Locale.ENGLISH, PdfForge.encrypted(""));
    assertThat(encrypted.code()).isEqualTo(50);
    assertThat(unbroken(encrypted.said())).contains("anencryptedPDFisnotwrittenanew");
    assertThat(normalize(Locale.ENGLISH, new byte[0]).code()).isEqualTo(50);
    Desk.Result standard =
        Desk.empty().run("pdf", "normalize", desk().in(PdfForge.plain()), "--out", "-");
    assertThat(standard.code()).isEqualTo(2);
    assertThat(desk().out()).doesNotExist();
  }

  @Test
  void jsonSaysWhatWasWrong() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(normalize(Locale.ENGLISH, twoEnds(PdfForge.plain()), "--json").out());
    assertThat(json.at("/clean").asBoolean()).isFalse();
    assertThat(json.at("/reason").asText()).isNotEmpty();
    assertThat(json.at("/offset").asLong()).isPositive();
    assertThat(json.at("/pages").asInt()).isEqualTo(1);
    assertThat(json.at("/bytes").asLong()).isEqualTo(Files.size(desk().out()));
  }

  /** Without spaces: where a line breaks depends on the length of the file's name. */
  private static String unbroken(String text) {
    return text.replaceAll("\\s", "");
  }
}

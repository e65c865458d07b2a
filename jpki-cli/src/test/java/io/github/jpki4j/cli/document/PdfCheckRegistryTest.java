package io.github.jpki4j.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfCheckRegistryTest {

  @TempDir private Path folder;

  private Desk.Result check(Locale locale, byte[] pdf, String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("pdf", "check-registry"));
    words.addAll(List.of(options));
    words.add(Files.write(folder.resolve("x.pdf"), pdf).toString());
    return Desk.empty().locale(locale).run(words.toArray(String[]::new));
  }

  private byte[] signed(String... options) throws Exception {
    Path in = Files.write(folder.resolve("in.pdf"), PdfForge.plain());
    Path out = folder.resolve("out.pdf");
    Path pin = Files.writeString(folder.resolve("pin"), "ABC123\n");
    List<String> words = new ArrayList<>(List.of("pdf", "sign", "--simulate", "--key=sign"));
    words.addAll(List.of("--pin-file=" + pin, "--out=" + out));
    words.addAll(List.of(options));
    words.add(in.toString());
    Desk.Result result = Desk.empty().run(words.toArray(String[]::new));
    assertThat(result.code()).as(result.said()).isZero();
    return Files.readAllBytes(out);
  }

  @Test
  void whatIsSignedWithoutOptionsPasses() throws Exception {
    Desk.Result english = check(Locale.ENGLISH, signed());
    assertThat(english.code()).as(english.said()).isZero();
    assertThat(english.out())
        .contains("C1 kind", "C9 algorithms", "keeps every known rule", "pdf verify does that")
        .doesNotContain("NG", "{");
    assertThat(check(Locale.JAPAN, signed("--stamp")).out())
        .contains("C5 署名の範囲", "登記・供託オンライン申請システムの");
  }

  @Test
  void cadesDoesNotAndSaysWhy() throws Exception {
    Desk.Result json = check(Locale.ENGLISH, signed("--format=cades"), "--json");
    assertThat(json.code()).isEqualTo(42);
    JsonNode result = new ObjectMapper().readTree(json.out());
    assertThat(result.at("/passes").asBoolean()).isFalse();
    assertThat(result.at("/error/name").asText()).isEqualTo("other-form");
    assertThat(result.at("/signatures/0/findings/1/rule").asText()).isEqualTo("C2");
    assertThat(result.at("/signatures/0/findings/1/code").asText()).isEqualTo("form-wrong");
    assertThat(result.at("/signatures/0/findings/1/arguments/0").asText())
        .isEqualTo("ETSI.CAdES.detached");
  }

  /** The form is judged, not the signature. */
  @Test
  void itDoesNotSayThatASignatureIsRight() throws Exception {
    byte[] pdf = PdfForge.replaced(signed(), "100 700 200", "900 700 200");
    Desk.Result changed = check(Locale.ENGLISH, pdf);
    assertThat(changed.code()).isEqualTo(42);
    assertThat(changed.out()).contains("NG  C8 hash");
  }

  @Test
  void aFileWithoutASignatureAndOneThatIsNoPdf() throws Exception {
    assertThat(check(Locale.ENGLISH, PdfForge.plain()).code()).isEqualTo(42);
    assertThat(check(Locale.ENGLISH, new byte[] {'x'}).code()).isEqualTo(50);
    assertThat(check(Locale.ENGLISH, PdfCase.signed(PdfCase.honest())).out())
        .contains("NG  C3 name", "NG  C4 time");
  }
}

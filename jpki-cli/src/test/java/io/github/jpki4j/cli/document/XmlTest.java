package io.github.jpki4j.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testkit.document.XmlCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {

  @TempDir private Path folder;

  private String file(String name, String content) throws IOException {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  private Desk.Result sign(KeyKind key, String in, String out, String... more) throws IOException {
    String pin = file("pin", Desk.secret(key) + "\n");
    String[] args = new String[7 + more.length];
    System.arraycopy(
        new String[] {
          "xml",
          "sign",
          "--simulate",
          "--key=" + key.name().toLowerCase(Locale.ROOT),
          "--pin-file=" + pin,
          "--out=" + folder.resolve(out),
          in
        },
        0,
        args,
        0,
        7);
    System.arraycopy(more, 0, args, 7, more.length);
    return Desk.empty().run(args);
  }

  @ParameterizedTest
  @EnumSource(XmlCase.class)
  void whatIsWrongIsSaidInASentenceOfItsOwn(XmlCase given) throws Exception {
    String file = file("x.xml", given.xml());
    Path out = folder.resolve("content");
    Desk.Result json =
        Verification.run("xml", Locale.ENGLISH, file, "--json", "--out", out.toString());
    assertThat(json.code()).as(json.out()).isEqualTo(given.exitCode());
    if (given.exitCode() != 0) {
      assertThat(Verification.objections(json.out())).contains(given.finding());
    }
    assertThat(json.out()).contains(given.finding());
    assertThat(Files.exists(out)).isEqualTo(given.exitCode() == 0);
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result text = Verification.run("xml", locale, file);
      assertThat(text.code()).isEqualTo(given.exitCode());
      assertThat(text.out()).doesNotContain("{", "花子");
    }
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void whatTheCardSignsIsGood(KeyKind key) throws Exception {
    Desk.Result signed = sign(key, file("a.xml", "<a>契約書</a>"), "signed.xml");
    assertThat(signed.code()).as(signed.err()).isZero();
    String as = "--as=" + key.name().toLowerCase(Locale.ROOT);
    Desk.Result good =
        Verification.run("xml", Locale.JAPAN, folder.resolve("signed.xml").toString(), as);
    assertThat(good.code()).as(good.out()).isZero();
  }

  @Test
  void aSignatureBesideWantsItsContent() throws Exception {
    String content = file("契約 書.bin", "abc");
    assertThat(sign(KeyKind.SIGN, content, "s.xml", "--detached").code()).isZero();
    String signed = folder.resolve("s.xml").toString();
    assertThat(Files.readString(Path.of(signed))).contains("URI=\"./%E5%A5%91");
    assertThat(Verification.run("xml", Locale.ENGLISH, signed, "--content", content).code())
        .isZero();
    assertThat(
            Verification.run("xml", Locale.ENGLISH, signed, "--content", file("b", "abd")).code())
        .isEqualTo(41);
    assertThat(Verification.run("xml", Locale.ENGLISH, signed).code()).isEqualTo(2);
    assertThat(
            Verification.run("xml", Locale.ENGLISH, signed, "--content", content, "--out", "x")
                .code())
        .isEqualTo(2);
    String within = file("w.xml", XmlCase.RIGHT.xml());
    assertThat(Verification.run("xml", Locale.ENGLISH, within, "--content", content).code())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'no xml', is not one well-formed",
    "'<!DOCTYPE a><a/>', DTD",
    "'<a><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/></a>', would break"
  })
  void whatCannotBeSignedIsRefusedBeforeTheCard(String content, String why) throws Exception {
    String in = file("in.xml", content);
    Desk.Result refused =
        Desk.empty()
            .withoutReader()
            .run("--lang=en", "xml", "sign", "--key=sign", "--out=" + folder.resolve("o"), in);
    assertThat(refused.code()).as(refused.err()).isEqualTo(50);
    assertThat(refused.err()).contains(why.replace("is not", "It is not"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cms", "pdf", "xml"})
  void aSecondOpinionTakesTheModule(String command) throws Exception {
    String file = file("x", "x");
    Desk.Result missing = Verification.run(command, Locale.ENGLISH, file, "--second-opinion");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("JPKI_DSS");
    Desk.Result input =
        Desk.empty()
            .withoutReader()
            .run(command, "verify", file, "--crl=-", "--trust-test", "--second-opinion");
    assertThat(input.code()).isEqualTo(2);
  }

  /** Nothing is read, asked or written without it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cms extend --level t --tsa http://127.0.0.1:1/",
        "pdf extend --level lta --tsa http://127.0.0.1:1/ --crl none",
        "xml extend --level lt --tsa http://127.0.0.1:1/ --ocsp http://127.0.0.1:1/",
        "xml sign --key sign --format xades",
        "xml sign --key sign --format xades --detached",
        "xml sign --key sign --format xades --level t --tsa http://127.0.0.1:1/",
      })
  void longTermFormsTakeTheModule(String line) {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
      words.addAll(List.of("--out", folder.resolve("out").toString(), "none"));
      Desk.Result missing =
          Desk.empty().withoutReader().locale(locale).run(words.toArray(String[]::new));
      assertThat(missing.code()).as(missing.said()).isEqualTo(2);
      assertThat(missing.said()).contains("JPKI_DSS", "jpki-documents-dss");
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }
}

package io.github.jpki4j.it.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.cli.CommandDoor.Outcome;
import io.github.jpki4j.it.library.StartedDss;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import io.github.jpki4j.testkit.timestamp.TsaServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long-term forms by the command: what is refused, and before whom. */
@ExtendWith(StartedDss.class)
@Tag("program")
class LongTermRefusalIT {

  @TempDir private Path folder;

  private final TestTsa tsa = TestTsa.of(TsaCase.RIGHT, Clock.systemUTC());
  private LongTermDesk desk;

  @BeforeEach
  void open() throws Exception {
    desk = new LongTermDesk(folder);
  }

  /** Exit code, command and what is said; the card and the authority are left alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2  | pdf extend @signed.pdf --out @out --level b %t                      | --level",
        "2  | pdf extend @signed.pdf --out @out --level x %t                      | --level",
        "2  | pdf extend @signed.pdf --out @out %t                                | --level",
        "2  | pdf extend @signed.pdf --out @out --level t --tsa-root @root.pem    | --tsa",
        "2  | pdf extend @signed.pdf --out @out --level t --tsa http://127.0.0.1:1/ | --tsa-root",
        "2  | pdf extend @signed.pdf --out @out --level lt --trust-test %t        | --crl",
        "2  | pdf extend @signed.pdf --out @out --level lt --crl - %t             | standard input",
        "2  | pdf extend @signed.pdf --out @signed.pdf --level t --trust-test %t  | --overwrite",
        "40 | pdf extend @signed.pdf --out @out --level t %t                      | trust anchor",
        "40 | pdf extend @signed.pdf --out @out --level lt --trust-test --crl @tsa0.crl %t |"
            + " missing",
        "41 | pdf extend @in.pdf --out @out --level t --trust-test %t             | does not hold",
        "41 | pdf extend @tampered.pdf --out @out --level t --trust-test %t       | does not hold",
        "50 | pdf extend @in.txt --out @out --level t --trust-test %t             | PDF",
        "50 | pdf extend @locked.pdf --out @out --level t --trust-test %t         | password",
        "50 | pdf extend @opens.pdf --out @out --level t --trust-test %t          | encrypted",
        "50 | cms extend @signed.eml --out @out --level t --trust-test %t         | S/MIME",
        "50 | pdf extend @none --out @out --level t --trust-test %t               | none",
        "50 | pdf extend @signed.pdf --out @out --level lt --trust-test --crl @in.txt %t | in.txt",
        "41 | cms extend @tampered.p7m --out @out --level t --trust-test %t       | does not hold",
        "50 | cms extend @in.txt --out @out --level t --trust-test %t             | CMS",
        "2  | cms extend @signed.p7s --out @out --level t --trust-test %t         | --content",
        "2  | cms extend @signed.p7m --content @in.txt --out @out --level t --trust-test %t |"
            + " --content",
        "41 | cms extend @signed.p7s --content @in.pdf --out @out --level t --trust-test %t | hold",
        "41 | xml extend @in.xml --out @out --level t --trust-test %t             | does not hold",
        "50 | xml extend @in.txt --out @out --level t --trust-test %t             | XML",
        "2  | xml sign @in.xml --out @out --key sign --pin-file @pin --level t %t | --format xades",
        "2  | xml sign @in.xml --out @out --key sign --pin-file @pin --format xades %t | --level",
        "2  | xml sign @in.xml --out @out --key sign --pin-file @pin --format xades --level t |"
            + " --tsa",
        "2  | xml sign @in.xml --out @out --key sign --pin-file @pin --format xades --level lt %t |"
            + " --crl",
        "50 | xml sign @in.txt --out @out --key sign --pin-file @pin --format xades | XML",
      })
  void whatCanBeRefusedIsRefusedBeforeAnybodyIsAsked(int code, String line, String said)
      throws Exception {
    files();
    long exchanges = desk.card.traffic().commands();
    try (TsaServer server = TsaServer.start(tsa)) {
      Outcome refused = desk.run(line.replace("%t", "--tsa-root @root.pem --tsa " + server.uri()));
      assertThat(refused.code()).as(refused.err()).isEqualTo(code);
      assertThat(refused.err().replaceAll("\\s+", " ")).containsIgnoringCase(said);
    }
    assertThat(tsa.asked()).as("the authority").isZero();
    assertThat(desk.card.traffic().commands()).as("the card").isEqualTo(exchanges);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private void files() throws Exception {
    desk.write("empty.pdf", PdfForge.encrypted(PdfForge.plain(), "", 128, true));
    for (String[] form :
        new String[][] {
          {"pdf", "in.pdf", "--format cades", "signed.pdf"},
          {"cms", "in.pdf", "", "signed.p7m"},
          {"cms", "in.txt", "--detached", "signed.p7s"},
          {"cms", "in.txt", "--smime", "signed.eml"},
          {"pdf", "empty.pdf", "", "opens.pdf"},
        }) {
      assertThat(desk.sign(form[0], form[1], form[2]).code()).isZero();
      desk.write(form[3], desk.read("signed"));
    }
    desk.write("tampered.pdf", PdfForge.replaced(desk.read("signed.pdf"), "100 700", "100 799"));
    desk.write("tampered.p7m", PdfForge.replaced(desk.read("signed.p7m"), "100 700", "100 799"));
    desk.write("locked.pdf", PdfForge.encrypted("word"));
  }

  @Test
  void whatHasTheLevelIsNotExtendedAgain() throws Exception {
    desk.sign("pdf", "in.pdf", "--format cades");
    assertThat(desk.extend(tsa, "pdf", "in.pdf", "lt").code()).isZero();
    desk.write("signed", desk.read("out"));
    int asked = tsa.asked();
    for (String level : List.of("t", "lt")) {
      Outcome again = desk.extend(tsa, "pdf", "in.pdf", level);
      assertThat(again.code()).as(again.err()).isEqualTo(2);
      assertThat(again.err()).contains("already", "--level");
    }
    assertThat(tsa.asked()).isEqualTo(asked);
    assertThat(desk.extend(tsa, "pdf", "in.pdf", "lta").code()).isZero();
    desk.write("signed", desk.read("out"));
    assertThat(desk.extend(tsa, "pdf", "in.pdf", "lta").code()).as("renewed").isZero();
    assertThat(desk.verify("pdf", "out", "in.pdf", "--no-revocation").at("/timeStamps")).hasSize(3);
  }

  @Test
  void theFileItselfIsReplacedIfThatIsWanted() throws Exception {
    desk.sign("xml", "in.xml", "--format xades");
    try (TsaServer server = TsaServer.start(tsa)) {
      String line =
          "xml extend @signed --out @signed --level t --trust-test --tsa-root @root.pem --tsa "
              + server.uri();
      assertThat(desk.run(line).code()).isEqualTo(2);
      assertThat(desk.run(line + " --overwrite").code()).isZero();
    }
    assertThat(desk.verify("xml", "signed", "in.xml", "--no-revocation").at("/timeStamps"))
        .hasSize(1);
  }

  /** What the authority does wrong, as for a time stamp alone. */
  @ParameterizedTest
  @CsvSource({"HTTP_ERROR, 70", "REFUSED, 72", "STRANGER, 72", "EXPIRED, 72", "OLD, 40"})
  void withoutAGoodTimeStampNothingIsWritten(TsaCase how, int code) throws Exception {
    for (String form : List.of("pdf in.pdf --format_cades", "xml in.xml --format_xades")) {
      String[] words = form.split(" ", -1);
      desk.sign(words[0], words[1], words[2].replace('_', ' '));
      try (TsaServer server = TsaServer.start(TestTsa.of(how, Clock.systemUTC()))) {
        Outcome refused =
            desk.run(
                words[0] + LongTermDesk.EXTEND + "t --trust-test @signed --timeout 5",
                "--tsa",
                server.uri().toString());
        assertThat(refused.code()).as("%s: %s", how, refused.err()).isEqualTo(code);
      }
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }
}

package io.github.jpki4j.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PdfSignTest {

  @TempDir private Path folder;

  private final TestCard card = Desk.card();

  private PdfDesk desk() {
    return new PdfDesk(folder, card);
  }

  private static Desk.Result verify(Path file, KeyKind key) {
    return Desk.empty()
        .run(
            "pdf",
            "verify",
            file.toString(),
            "--as",
            EnumNames.of(key),
            "--trust-test",
            "--no-revocation");
  }

  @SuppressWarnings("unchecked")
  private static X509CertificateHolder certificate(CMSSignedData data, SignerInformation signer) {
    Collection<X509CertificateHolder> matches = data.getCertificates().getMatches(signer.getSID());
    return matches.iterator().next();
  }

  /** PDFBox finds the signature, BouncyCastle verifies it. */
  static void assertValid(byte[] pdf, int count) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getSignatureDictionaries()).hasSize(count);
      for (PDSignature signature : document.getSignatureDictionaries()) {
        CMSSignedData data =
            new CMSSignedData(
                new CMSProcessableByteArray(signature.getSignedContent(pdf)),
                new ByteArrayInputStream(signature.getContents(pdf)));
        SignerInformation signer = data.getSignerInfos().getSigners().iterator().next();
        X509CertificateHolder certificate = certificate(data, signer);
        assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate)))
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, pkcs7, sha256, false",
    "SIGN, pkcs7, sha256, true",
    "AUTH, cades, sha512, true",
    "SIGN, cades, sha384, false"
  })
  void pdfboxAndBouncyCastleVerifyWhatTheCardSigned(
      KeyKind key, String format, String hash, boolean compressed) throws Exception {
    byte[] plain = compressed ? PdfForge.compressed() : PdfForge.plain();
    Desk.Result result = desk().sign(key, desk().in(plain), "--format", format, "--hash", hash);
    assertThat(result.code()).as(result.err()).isZero();
    byte[] signed = Files.readAllBytes(desk().out());
    assertThat(Arrays.copyOf(signed, plain.length)).as("added, not rewritten").isEqualTo(plain);
    assertValid(signed, 1);
    assertThat(verify(desk().out(), key).code()).isZero();
    try (PDDocument document = Loader.loadPDF(signed)) {
      PDSignature signature = document.getSignatureDictionaries().get(0);
      assertThat(signature.getSubFilter())
          .isEqualTo(format.equals("pkcs7") ? "adbe.pkcs7.detached" : "ETSI.CAdES.detached");
      assertThat(signature.getSignDate().toInstant()).isEqualTo(Desk.NOW);
      assertThat(signature.getName()).isEqualTo("JPKI");
    }
  }

  @Test
  void aSecondSignatureKeepsTheFirstValid() throws Exception {
    assertThat(desk().sign(KeyKind.SIGN, desk().in(PdfForge.plain()), "--stamp").code()).isZero();
    byte[] once = Files.readAllBytes(desk().out());
    Desk.Result again =
        desk().sign(KeyKind.SIGN, desk().in(once), "--stamp-text", "承認", "--format", "cades");
    assertThat(again.code()).as(again.err()).isZero();
    byte[] twice = Files.readAllBytes(desk().out());
    assertThat(Arrays.copyOf(twice, once.length)).isEqualTo(once);
    assertValid(twice, 2);
    Desk.Result verified = verify(desk().out(), KeyKind.SIGN);
    assertThat(verified.code()).as(verified.out()).isZero();
  }

  @Test
  void aFileCanBeSignedInItsPlace() throws Exception {
    Files.write(desk().out(), PdfForge.plain());
    assertThat(desk().sign(KeyKind.AUTH, desk().out().toString()).code()).isZero();
    assertValid(Files.readAllBytes(desk().out()), 1);
  }

  /** What cannot be signed, the exit code, and words of the sentence. */
  enum Bad {
    EMPTY(50, "is no PDF"),
    TEXT(50, "is no PDF"),
    ENCRYPTED(50, "a PDF that is encrypted and cannot be opened here"),
    CUT(50, "does not hold together"),
    START_OF_XREF_WRONG(50, "does not hold together"),
    XREF_ENTRY_WRONG(50, "does not hold together"),
    CERTIFIED(50, "forbids every change"),
    WITHOUT_PAGES(50, "has no page"),
    MISSING(50, "does not exist");

    private final int code;
    private final String words;

    Bad(int code, String words) {
      this.code = code;
      this.words = words;
    }
  }

  private String bad(Bad bad) throws Exception {
    byte[] good = PdfForge.plain();
    String text = new String(good, StandardCharsets.ISO_8859_1);
    int startxref = text.lastIndexOf("startxref\n") + 10;
    String entry = text.substring(text.indexOf(" 00000 n") - 10, text.indexOf(" 00000 n"));
    return switch (bad) {
      case EMPTY -> desk().in(new byte[0]);
      case TEXT -> desk().in("no PDF".getBytes(StandardCharsets.US_ASCII));
      case ENCRYPTED -> desk().in(PdfForge.encrypted("user"));
      case CUT -> desk().in(Arrays.copyOf(good, good.length / 2));
      case START_OF_XREF_WRONG ->
          desk()
              .in(
                  (text.substring(0, startxref) + "1" + text.substring(startxref))
                      .getBytes(StandardCharsets.ISO_8859_1));
      case XREF_ENTRY_WRONG -> desk().in(PdfForge.replaced(good, entry, "0000000099"));
      case CERTIFIED -> desk().in(PdfForge.certified(good, 1, PdfCase.honest()));
      case WITHOUT_PAGES -> desk().in(PdfForge.withoutPages());
      case MISSING -> folder.resolve("missing.pdf").toString();
    };
  }

  @ParameterizedTest
  @EnumSource(Bad.class)
  void whatCannotBeSignedIsRefusedBeforeTheCardIsTouched(Bad bad) throws Exception {
    String in = bad(bad);
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPAN}) {
      Desk.Result result =
          Desk.with(card)
              .locale(locale)
              .typing("WRONG1")
              .run("pdf", "sign", "--key", "sign", in, "--out", desk().out().toString());
      assertThat(result.code()).as(result.err()).isEqualTo(bad.code);
      assertThat(result.said()).contains(locale.equals(Locale.ENGLISH) ? bad.words : "。");
      assertThat(result.said()).doesNotContain("Exception");
    }
    assertThat(desk().out()).doesNotExist();
    assertThat(card.traffic().commands()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--stamp-page=2, 'no such page'",
    "--stamp-page=0, 'no such page'",
    "--stamp-page=x, 'does not take this value'",
    "--stamp-text=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,"
        + " 'does not fit'",
    "'--stamp-text=a\nb', 'one line'",
    "--hash=sha1, 'sha256, sha384, sha512'",
    "--format=xades, 'pkcs7, cades'"
  })
  void aMistakeOnTheCommandLineTouchesNoCard(String option, String words) throws Exception {
    Desk.Result result = desk().sign(KeyKind.SIGN, desk().in(PdfForge.plain()), option);
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.said()).contains(words);
    assertThat(desk().out()).doesNotExist();
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void aCertificationThatAllowsSigningIsNoObstacle() throws Exception {
    byte[] certified = PdfForge.certified(PdfForge.plain(), 2, PdfCase.honest());
    assertThat(desk().sign(KeyKind.SIGN, desk().in(certified)).code()).isZero();
    assertThat(verify(desk().out(), KeyKind.SIGN).code()).isZero();
  }

  private static byte[] withEmptyFields() throws Exception {
    return PdfForge.updated(
        PdfForge.plain(),
        document -> {
          PDAcroForm form = new PDAcroForm(document);
          for (String name : new String[] {"buyer", "seller"}) {
            PDSignatureField field = new PDSignatureField(form);
            field.setPartialName(name);
            form.getFields().add(field);
          }
          document.getDocumentCatalog().setAcroForm(form);
          document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
        });
  }

  @Test
  void whatOpensWithoutAPasswordIsSignedAsItIs() throws Exception {
    byte[] encrypted = PdfForge.encrypted(PdfForge.plain(), "", 256, true);
    Desk.Result result = desk().sign(KeyKind.SIGN, desk().in(encrypted), "--stamp");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(Arrays.copyOf(Files.readAllBytes(desk().out()), encrypted.length))
        .isEqualTo(encrypted);
    assertThat(verify(desk().out(), KeyKind.SIGN).code()).isZero();
  }

  @Test
  void anEmptyFieldIsToldOfAndCanBeSigned() throws Exception {
    String in = desk().in(withEmptyFields());
    Desk.Result result = desk().sign(KeyKind.SIGN, in);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("--field", "buyer, seller");
    result = desk().sign(KeyKind.SIGN, in, "--field", "seller");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("stay empty").doesNotContain("seller,");
    try (PDDocument document = Loader.loadPDF(desk().out().toFile())) {
      assertThat(document.getDocumentCatalog().getAcroForm().getFields()).hasSize(2);
      assertThat(document.getSignatureFields().get(1).getSignature()).isNotNull();
    }
    assertThat(verify(desk().out(), KeyKind.SIGN).code()).isZero();
  }

  @Test
  void aFieldThatIsNotThereOrHasAPageAlreadyIsAMistake() throws Exception {
    String in = desk().in(withEmptyFields());
    Desk.Result other = desk().sign(KeyKind.SIGN, in, "--field", "witness");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.said()).contains("no empty signature field");
    Desk.Result page = desk().sign(KeyKind.SIGN, in, "--field", "buyer", "--stamp-page", "1");
    assertThat(page.code()).isEqualTo(2);
    assertThat(page.said()).contains("--stamp-page");
    assertThat(card.traffic().commands()).isZero();
  }

  @Test
  void anOlderFileStaysIfTheCardDoesNotSign() throws Exception {
    Files.writeString(desk().out(), "old");
    Desk.Result result =
        Desk.with(card)
            .typing("WRONG1")
            .run(
                "pdf",
                "sign",
                "--key=sign",
                desk().in(PdfForge.plain()),
                "--out",
                desk().out().toString());
    assertThat(result.code()).isEqualTo(20);
    assertThat(desk().out()).hasContent("old");
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(4);
  }

  @Test
  void jsonSaysWhatWasDone() throws Exception {
    Desk.Result result =
        Desk.with(card)
            .stdin("1234")
            .run(
                "pdf",
                "sign",
                "--json",
                "--key=auth",
                desk().in(PdfForge.plain()),
                "--out",
                desk().out().toString(),
                "--pin-file=-",
                "--format=cades",
                "--stamp");
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.at("/key").asText()).isEqualTo("auth");
    assertThat(json.at("/format").asText()).isEqualTo("cades");
    assertThat(json.at("/stamp").asBoolean()).isTrue();
    assertThat(json.at("/bytes").asLong()).isEqualTo(Files.size(desk().out()));
  }
}

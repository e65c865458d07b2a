package io.github.jpki4j.document.pdf;

import static io.github.jpki4j.document.pdf.RegistryFiles.DATE;
import static io.github.jpki4j.document.pdf.RegistryFiles.FORM;
import static io.github.jpki4j.document.pdf.RegistryFiles.NAME;
import static io.github.jpki4j.document.pdf.RegistryFiles.TIME;
import static io.github.jpki4j.document.pdf.RegistryFiles.byDefault;
import static io.github.jpki4j.document.pdf.RegistryFiles.changed;
import static io.github.jpki4j.document.pdf.RegistryFiles.dated;
import static io.github.jpki4j.document.pdf.RegistryFiles.detached;
import static io.github.jpki4j.document.pdf.RegistryFiles.file;
import static io.github.jpki4j.document.pdf.RegistryFiles.good;
import static io.github.jpki4j.document.pdf.RegistryFiles.holder;
import static io.github.jpki4j.document.pdf.RegistryFiles.honest;
import static io.github.jpki4j.document.pdf.RegistryFiles.lacking;
import static io.github.jpki4j.document.pdf.RegistryFiles.signed;
import static io.github.jpki4j.document.pdf.RegistryFiles.stamped;
import static io.github.jpki4j.document.pdf.RegistryFiles.text;
import static io.github.jpki4j.document.pdf.RegistryFiles.withField;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;

/**
 * Files whose signatures have the form that the registry takes, and files that break each rule: the
 * findings that are not passed, of all their signatures.
 */
enum RegistryCase {
  BY_DEFAULT("", () -> signed(PdfForge.plain(), byDefault(), KeyKind.SIGN)),
  BY_THE_AUTH_KEY("", () -> signed(PdfForge.compressed(), byDefault(), KeyKind.AUTH)),
  STAMPED("", () -> stamped(PdfForge.plain())),
  SIGNED_TWICE(
      "",
      () -> signed(signed(PdfForge.plain(), byDefault(), KeyKind.SIGN), byDefault(), KeyKind.AUTH)),
  SIGNED_TWICE_AND_STAMPED("", () -> stamped(stamped(PdfForge.plain()))),
  IN_A_FIELD("", () -> signed(withField(), byDefault().inField("Here"), KeyKind.SIGN)),
  OF_ANOTHER_PROGRAM("", () -> good(honest()::sign)),
  IN_UTC("", () -> dated("/M (D:20261123030000Z)")),
  WITHOUT_THE_LAST_APOSTROPHE("", () -> dated("/M (D:20261123120000+09'00)")),
  NAME_IN_UTF_16(
      "", () -> file(honest()::sign, "/Type /Sig", FORM, "/Name (\u00FE\u00FFu2)", DATE)),
  WITHOUT_ATTRIBUTES(
      "DIGEST_NOT_APPLICABLE", () -> good(detached().withoutAttributes(holder())::sign)),

  WITHOUT_TYPE("TYPE_WRONG", () -> file(honest()::sign, FORM, NAME, DATE)),
  OTHER_TYPE("TYPE_WRONG", () -> file(honest()::sign, "/Type /DocTimeStamp", FORM, NAME, DATE)),
  CADES(
      "FORM_WRONG SIGNING_TIME_MISSING",
      () ->
          signed(
              PdfForge.plain(),
              PdfSigning.of(PdfForm.CADES, HashAlgorithm.SHA256, TIME),
              KeyKind.SIGN)),
  WITHOUT_FORM("FORM_WRONG", () -> file(honest()::sign, "/Type /Sig", NAME, DATE)),
  FORM_AS_STRING(
      "FORM_WRONG",
      () -> file(honest()::sign, "/Type /Sig", "/SubFilter (adbe.pkcs7.detached)", NAME, DATE)),
  WITHOUT_NAME("NAME_MISSING", () -> file(honest()::sign, "/Type /Sig", FORM, DATE)),
  EMPTY_NAME("NAME_MISSING", () -> file(honest()::sign, "/Type /Sig", FORM, "/Name ()", DATE)),
  EMPTY_NAME_IN_UTF_16(
      "NAME_MISSING", () -> file(honest()::sign, "/Type /Sig", FORM, "/Name (\u00FE\u00FF)", DATE)),
  NAME_THAT_IS_NO_STRING(
      "NAME_MISSING", () -> file(honest()::sign, "/Type /Sig", FORM, "/Name /JPKI", DATE)),
  WITHOUT_TIME("TIME_MISSING", () -> dated("")),
  BYTES_AFTER("CONTENT_AFTER", () -> PdfForge.plus(good(honest()::sign), "\n")),
  PROOFS_AFTER(
      "CONTENT_AFTER",
      () ->
          text(honest()::sign, "/Type /Sig", FORM, NAME, DATE)
              .object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 8 0 R /DSS << >> >>")
              .table("")
              .bytes()),
  CHANGE_BETWEEN(
      "RANGE_WRONG",
      () -> {
        PdfText file =
            text(honest()::sign, "/Type /Sig", FORM, NAME, DATE)
                .object(10, "<< /Type /Sig " + FORM + NAME + DATE + PdfText.UNSIGNED + " >>")
                .table("")
                .stream(5, "", " ")
                .table("")
                .signed(honest())
                .mallory();
        return file.object(22, "<< /Type /Sig " + FORM + NAME + DATE + PdfText.UNSIGNED + " >>")
            .table("")
            .signed(honest())
            .bytes();
      }),
  SHORT_OF_THE_END(
      "CONTENT_AFTER NAME_MISSING TIME_MISSING",
      () -> PdfForge.ranged(PdfCase.signed(honest()), 0, 0, -1, honest())),
  NOT_FROM_THE_START(
      "NAME_MISSING RANGE_WRONG TIME_MISSING",
      () -> PdfForge.ranged(PdfCase.signed(honest()), 9, 0, 0, honest())),
  NO_CMS(
      "ALGORITHMS_NOT_CHECKED CONTENTS_WRONG DIGEST_NOT_CHECKED SIGNER_NOT_CHECKED",
      () -> good(covered -> new byte[] {0x30, 0x03, 0x02, 0x01, 0x05})),
  BYTES_BEHIND_THE_CMS(
      "ALGORITHMS_NOT_CHECKED CONTENTS_WRONG DIGEST_NOT_CHECKED SIGNER_NOT_CHECKED",
      () ->
          good(
              covered -> {
                byte[] cms = honest().sign(covered);
                byte[] longer = Arrays.copyOf(cms, cms.length + 9);
                longer[cms.length + 8] = 1;
                return longer;
              })),
  TWO_SIGNERS(
      "ALGORITHMS_NOT_CHECKED DIGEST_NOT_CHECKED NOT_ONE_SIGNER",
      () -> good(honest().by(Identity.selfMade())::sign)),
  NO_SIGNER(
      "ALGORITHMS_NOT_CHECKED DIGEST_NOT_CHECKED NOT_ONE_SIGNER", () -> good(detached()::sign)),
  WITHOUT_CERTIFICATE("CERTIFICATE_MISSING", () -> good(honest().withoutCertificates()::sign)),
  CHANGED("DIGEST_WRONG", () -> changed(good(honest()::sign))),
  SHA512(
      "ALGORITHMS_OTHER DIGEST_WRONG",
      () ->
          signed(
              PdfForge.plain(),
              PdfSigning.of(PdfForm.PKCS7, HashAlgorithm.SHA512, TIME),
              KeyKind.SIGN)),
  SHA1(
      "ALGORITHMS_OTHER DIGEST_WRONG",
      () -> good(detached().by(holder(), "SHA1withRSA", OIWObjectIdentifiers.idSHA1)::sign)),
  SIGNED_WITH_SHA384(
      "ALGORITHMS_OTHER",
      () -> good(detached().by(holder(), "SHA384withRSA", NISTObjectIdentifiers.id_sha256)::sign)),
  WITHOUT_MESSAGE_DIGEST(
      "ATTRIBUTES_INCOMPLETE DIGEST_WRONG", () -> good(lacking(CMSAttributes.messageDigest))),
  WITHOUT_CONTENT_TYPE("ATTRIBUTES_INCOMPLETE", () -> good(lacking(CMSAttributes.contentType)));

  /** Makes a file. */
  @FunctionalInterface
  interface Making {
    byte[] pdf() throws Exception;
  }

  private final String codes;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  final Making making;

  RegistryCase(String codes, Making making) {
    this.codes = codes;
    this.making = making;
  }

  /** Codes of the findings that are not passed. */
  Set<String> codes() {
    return codes.isEmpty() ? Set.of() : Set.of(codes.split(" "));
  }
}

package io.github.jpki4j.testkit.document;

import io.github.jpki4j.KeyKind;
import java.util.Arrays;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * A signed PDF that is good, or wrong in one respect: exit code of the command, which is 0, 40 (not
 * trusted) or 41 (not intact, or nobody signed), and the finding that says so.
 */
public enum PdfCase {
  GOOD(0, "", () -> signed(honest())),
  GOOD_CADES(0, "", () -> PdfForge.signedAs(PdfForge.plain(), "ETSI.CAdES.detached", honest())),
  GOOD_TWICE(0, "", () -> PdfForge.signed(signed(honest()), honest())),
  GOOD_BY_KEY_IDENTIFIER(0, "", () -> signed(detached().byKeyIdentifier(holder()))),
  GOOD_AFTER_CERTIFICATION(
      0, "", () -> PdfForge.signed(PdfForge.certified(PdfForge.plain(), 2, honest()), honest())),

  EXPIRED(40, "expired", () -> signed(detached().by(Identity.expired()))),
  EXPIRED_BY_KEY_IDENTIFIER(
      40, "expired", () -> signed(detached().byKeyIdentifier(Identity.expired()))),
  WRONG_KEY_USAGE(40, "key-usage-wrong", () -> signed(detached().by(Identity.withKeyUsage(0x20)))),
  BY_THE_AUTH_KEY(40, "policy-wrong", () -> signed(detached().by(Identity.holder(KeyKind.AUTH)))),
  CA_AS_LEAF(40, "is-ca", () -> signed(detached().by(Identity.authority()))),
  SELF_MADE(40, "signature-invalid", () -> signed(detached().by(Identity.selfMade()))),
  SECOND_SELF_MADE(
      40,
      "signature-invalid",
      () -> PdfForge.signed(signed(honest()), detached().by(Identity.selfMade()))),
  SECOND_EXPIRED(
      40, "expired", () -> PdfForge.signed(signed(honest()), detached().by(Identity.expired()))),

  IMPOSTOR(41, "signature-wrong", () -> signed(detached().byKeyIdentifier(Identity.impostor()))),
  SECOND_BY_IMPOSTOR(
      41,
      "signature-wrong",
      () -> PdfForge.signed(signed(honest()), detached().by(Identity.impostor()))),
  FIRST_BY_IMPOSTOR(
      41,
      "signature-wrong",
      () -> PdfForge.signed(signed(detached().by(Identity.impostor())), honest())),
  WITHOUT_CERTIFICATE(41, "signer-missing", () -> signed(honest().withoutCertificates())),
  SHA1(
      41,
      "hash-weak",
      () -> signed(detached().by(holder(), "SHA1withRSA", OIWObjectIdentifiers.idSHA1))),
  MD5(
      41,
      "hash-weak",
      () -> signed(detached().by(holder(), "MD5withRSA", PKCSObjectIdentifiers.md5))),
  TWO_HASHES(
      41,
      "hashes-differ",
      () -> signed(detached().by(holder(), "SHA256withRSA", NISTObjectIdentifiers.id_sha384))),
  TWO_SIGNERS_IN_ONE(41, "not-one-signer", () -> signed(honest().by(Identity.selfMade()))),
  NO_SIGNER(41, "not-one-signer", () -> signed(detached())),
  CONTENT_OF_ITS_OWN(41, "contents-malformed", () -> signed(new CmsForge().by(holder()))),
  OTHER_FORM(
      41,
      "form-unknown",
      () -> PdfForge.signedAs(PdfForge.plain(), "adbe.x509.rsa_sha1", honest())),

  CHANGED(
      41, "digest-wrong", () -> PdfForge.replaced(signed(honest()), "100 700 200", "900 700 200")),
  HOLE(41, "range-hole", () -> PdfForge.ranged(signed(honest()), 0, -20, 0, honest())),
  HOLE_LARGER_THAN_CONTENTS(
      41, "range-hole", () -> PdfForge.ranged(signed(honest()), 0, -1, 0, honest())),
  OVER_CONTENTS(41, "range-hole", () -> PdfForge.ranged(signed(honest()), 0, 100, 0, honest())),
  NOT_FROM_THE_START(41, "range-start", () -> PdfForge.ranged(signed(honest()), 9, 0, 0, honest())),
  BEYOND_THE_END(41, "range-outside", () -> PdfForge.ranged(signed(honest()), 0, 0, 999, honest())),
  SHORT_OF_THE_END(
      41, "content-after", () -> PdfForge.ranged(signed(honest()), 0, 0, -1, honest())),
  THREE_NUMBERS(41, "range-malformed", () -> PdfForge.withRange(signed(honest()), "[0 1 2]")),
  NEGATIVE_NUMBER(41, "range-malformed", () -> PdfForge.withRange(signed(honest()), "[0 -1 2 3]")),
  BYTES_AFTER(41, "content-after", () -> PdfForge.plus(signed(honest()), "% and more\n")),
  UPDATE_AFTER(41, "content-after", () -> PdfForge.redrawn(signed(honest()))),
  CHANGED_BETWEEN(
      41, "changed-after", () -> PdfForge.signed(PdfForge.redrawn(signed(honest())), honest())),
  HIDDEN_BETWEEN(
      41,
      "changed-after",
      () -> PdfForge.signed(PdfForge.withHiddenSignatures(signed(honest())), honest())),
  HIDDEN(41, "content-after", () -> PdfForge.withHiddenSignatures(signed(honest()))),
  FIRST_ENDS_TOO_EARLY(
      41,
      "range-cut",
      () -> PdfForge.signed(PdfForge.ranged(signed(honest()), 0, 0, -20, honest()), honest())),
  SIGNED_AFTER_CERTIFICATION(
      41,
      "changes-forbidden",
      () -> PdfForge.signed(PdfForge.certified(PdfForge.plain(), 1, honest()), honest())),
  EMPTY_CONTENTS(
      41, "contents-malformed", () -> PdfForge.withContents(signed(honest()), new byte[0])),
  BYTES_BEHIND_THE_CONTENTS(
      41,
      "contents-malformed",
      () -> {
        byte[] pdf = signed(honest());
        byte[] cms = honest().sign(PdfForge.covered(pdf));
        byte[] longer = Arrays.copyOf(cms, cms.length + 9);
        longer[cms.length + 8] = 1;
        return PdfForge.withContents(pdf, longer);
      }),
  UNSIGNED(41, "", PdfForge::plain);

  /** Makes the file. */
  @FunctionalInterface
  private interface Making {

    byte[] pdf() throws Exception;
  }

  /** Exit code of the command. */
  public final int code;

  /** Code of the finding, in lower case with hyphens; empty if there is none. */
  public final String finding;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final Making making;

  PdfCase(int code, String finding, Making making) {
    this.code = code;
    this.finding = finding;
    this.making = making;
  }

  /**
   * Makes the file.
   *
   * @return a fresh array
   * @throws Exception if that fails
   */
  public byte[] pdf() throws Exception {
    return making.pdf();
  }

  private static Identity holder() {
    return Identity.holder(KeyKind.SIGN);
  }

  private static CmsForge detached() {
    return new CmsForge().detached();
  }

  /**
   * Who signs what is good.
   *
   * @return makes detached signatures of the holder of the default card
   */
  public static CmsForge honest() {
    return detached().by(holder());
  }

  /**
   * A plain file with one signature.
   *
   * @param signer makes it
   * @return a fresh array
   * @throws Exception if that fails
   */
  public static byte[] signed(CmsForge signer) throws Exception {
    return PdfForge.signed(PdfForge.plain(), signer);
  }
}

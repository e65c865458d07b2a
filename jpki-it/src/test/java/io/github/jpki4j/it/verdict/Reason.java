package io.github.jpki4j.it.verdict;

import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.SignatureCode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Why we say otherwise than EU DSS or pdfsig, found from what each says and not from the name of
 * the file. The first one of a side that fits is the reason.
 */
enum Reason {
  AMBIGUOUS(
      Side.WE_REFUSE,
      file -> file.ours().isRefusedAs(Problem.PDF_AMBIGUOUS),
      "The file can be read in two ways; they read it in one and do not say so."),
  DAMAGED(
      Side.WE_REFUSE,
      file -> file.ours().isRefusedAs(Problem.PDF_DAMAGED),
      "The file does not hold together; they repair it, each in its own way."),
  WEAK(
      Side.WE_REFUSE,
      file -> file.ours().has(SignatureCode.HASH_WEAK) || file.hasBrokenHash(),
      "The hash is SHA-1, with which somebody can make two documents of one signature."),
  FORM(
      Side.WE_REFUSE,
      file -> file.ours().has(SignatureCode.FORM_UNKNOWN),
      "A form of signature that is not known here, and so not checked."),
  ALGORITHM(
      Side.WE_REFUSE,
      file -> file.ours().has(SignatureCode.ALGORITHM_UNKNOWN),
      "An algorithm that is not known here, and so not checked."),
  CONTENTS(
      Side.WE_REFUSE,
      file -> file.ours().has(SignatureCode.CONTENTS_MALFORMED),
      "In /Contents there is more or something else than one CMS without content and zeros."),
  SIGNERS(
      Side.WE_REFUSE,
      file -> file.ours().has(SignatureCode.NOT_ONE_SIGNER),
      "The CMS has not exactly one signer, as ISO 32000-2 demands."),
  HOLE(
      Side.WE_REFUSE,
      file -> file.ours().has(SignatureCode.RANGE_HOLE),
      "The byte range leaves out more than the signature itself."),
  FORBIDDEN(
      Side.WE_REFUSE,
      file -> file.ours().has(SignatureCode.CHANGES_FORBIDDEN),
      "The signature forbids what was added."),
  ANOTHER_PAGE(
      Side.WE_REFUSE,
      file -> file.isChanged() && file.showsAnother(),
      "More was added than may follow a signature, and a viewer shows another page."),
  CHANGE(
      Side.WE_REFUSE,
      ComparedFile::isChanged,
      "More was added than may follow a signature, which these two viewers do not show."),

  NOT_DER(
      Side.DSS_REFUSES,
      file ->
          file.ours().has(SignatureCode.ATTRIBUTES_NOT_DER)
              && file.dss().says("The signature is not intact!"),
      "DSS sorts the signed attributes before it verifies; as they stand the signature is right"
          + " (warning)."),
  STAMP(
      Side.DSS_REFUSES,
      file ->
          file.ours().has(SignatureCode.STAMP_AFTER)
              && (file.dss().says("Visual difference") || file.dss().says("overlap")),
      "A later signature is seen on a page: a warning with its place here."),
  UNSEEN(
      Side.DSS_REFUSES,
      file -> file.dss().signatures() == 0 && file.dss().objections().isEmpty(),
      "DSS does not list the signature: no field has it as an object of its own."),
  WHITE_SPACE(
      Side.DSS_REFUSES,
      file -> file.dss().says("/ByteRange") && file.pdfsig().accepts(),
      "DSS takes no white space among the digits of /Contents; the byte range is right."),

  PDFSIG_FORM(
      Side.PDFSIG_REFUSES,
      file -> file.pdfsig().validations().isEmpty() && file.pdfsig().unknown() > 0,
      "pdfsig does not know this form of signature."),
  PDFSIG_LIBRARY(
      Side.PDFSIG_REFUSES,
      file -> file.pdfsig().says("Unknown Validation Failure") && file.dss().accepts(),
      "The library of pdfsig gives up; the certificate's key made the signature, as DSS finds.");

  private final Side side;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final Predicate<ComparedFile> fits;

  private final String sentence;

  /** Who refuses what another accepts. */
  private enum Side {
    WE_REFUSE,
    DSS_REFUSES,
    PDFSIG_REFUSES
  }

  Reason(Side side, Predicate<ComparedFile> fits, String sentence) {
    this.side = side;
    this.fits = fits;
    this.sentence = sentence;
  }

  /**
   * The reasons of all differences.
   *
   * @return one for each difference, fewer where two have the same; an empty one where a difference
   *     has none
   */
  static Set<Optional<Reason>> of(ComparedFile file) {
    Set<Optional<Reason>> reasons = new LinkedHashSet<>();
    boolean ours = file.ours().accepts();
    if (file.dss().accepts() != ours) {
      reasons.add(first(file, ours ? Side.DSS_REFUSES : Side.WE_REFUSE));
    }
    if (file.pdfsig().accepts() != ours) {
      reasons.add(first(file, ours ? Side.PDFSIG_REFUSES : Side.WE_REFUSE));
    }
    return reasons;
  }

  private static Optional<Reason> first(ComparedFile file, Side side) {
    return Arrays.stream(values())
        .filter(reason -> reason.side == side && reason.fits.test(file))
        .findFirst();
  }

  String sentence() {
    return sentence;
  }
}

package io.github.jpki4j.testkit.document;

import io.github.jpki4j.KeyKind;
import java.nio.charset.StandardCharsets;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;

/**
 * Signed XML that is good, or wrong in one respect: exit code of the command, which is 0, 40 (not
 * trusted) or 41 (not intact), and the finding that says so.
 */
public enum XmlCase {
  RIGHT(0, "", () -> honest().whole().enveloped(contract())),
  RIGHT_WITHOUT_NAMED_CANONICALIZATION(
      0, "", () -> honest().reference("", Transform.ENVELOPED).enveloped(contract())),
  RIGHT_IN_THE_MIDDLE(0, "", () -> honest().whole().enveloped("<a><b/></a>")),
  RIGHT_WITH_SHA512(
      0,
      "",
      () ->
          honest()
              .algorithms("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", DigestMethod.SHA512)
              .whole()
              .enveloped(contract())),
  EXCLUSIVE(
      0,
      "namespaces-not-covered",
      () ->
          honest()
              .reference("", Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE)
              .enveloped(contract())),
  WITH_COMMENT(0, "comments-not-covered", () -> honest().whole().enveloped("<a>100<!-- -->0</a>")),
  COMMENT_ADDED(
      0,
      "comments-not-covered",
      () -> changed(honest().whole().enveloped(contract()), "100", "10<!-- -->0")),

  TEXT_CHANGED(
      41, "digest-wrong", () -> changed(honest().whole().enveloped(contract()), "100", "999")),
  ATTRIBUTE_ADDED(
      41,
      "digest-wrong",
      () -> changed(honest().whole().enveloped(contract()), "<rent", "<rent paid=\"1\"")),
  PREFIX_REDIRECTED(
      41,
      "digest-wrong",
      () -> changed(honest().whole().enveloped(contract()), "urn:test:p", "urn:test:q")),
  PROCESSING_INSTRUCTION_ADDED(
      41,
      "digest-wrong",
      () -> changed(honest().whole().enveloped(contract()), "<rent", "<?show not?><rent")),
  SIGNED_INFO_CHANGED(
      41,
      "signature-wrong",
      () ->
          changed(
              honest().whole().enveloped(contract()),
              "<Reference URI=\"\"",
              "<Reference Id=\"x\" URI=\"\"")),
  COMMENT_IN_DIGEST(
      41,
      "xml-signature-malformed",
      () ->
          changed(
              honest().whole().enveloped(contract()), "<DigestValue>", "<DigestValue><!-- -->")),
  SIGNATURE_SHORTER(
      41,
      "signature-wrong",
      () -> changed(honest().whole().enveloped(contract()), "(<SignatureValue>)[^<]{8}", "$1")),

  PART_BY_ID(
      41,
      "reference-other",
      () ->
          honest()
              .reference("#r", CanonicalizationMethod.INCLUSIVE)
              .enveloped(contract().replace("<rent", "<rent Id=\"r\""))),
  WRAPPED(
      41,
      "reference-other",
      () ->
          changed(
              honest()
                  .reference("#r", CanonicalizationMethod.INCLUSIVE)
                  .enveloped("<c><rent Id=\"r\">100</rent></c>"),
              "<c><rent Id=\"r\">100</rent>",
              "<c><rent>999</rent><old><rent Id=\"r\">100</rent></old>")),
  ROOT_BY_ID(
      41,
      "reference-other",
      () ->
          honest()
              .reference("#r", Transform.ENVELOPED, CanonicalizationMethod.INCLUSIVE)
              .enveloped("<c Id=\"r\">100</c>")),
  XPOINTER(
      41,
      "reference-other",
      () ->
          honest()
              .reference("#xpointer(/)", Transform.ENVELOPED, CanonicalizationMethod.INCLUSIVE)
              .enveloped(contract())),
  ANOTHER_FILE(41, "reference-other", () -> honest().reference("other.xml").enveloped(contract())),
  OVER_THE_NET(
      41,
      "reference-other",
      () -> honest().reference("http://127.0.0.1:1/x").enveloped(contract())),
  OBJECT_ALONE(
      41,
      "object-not-covered",
      () -> honest().reference("#o").object("o", "<x xmlns=\"\"/>").enveloped(contract())),
  WHOLE_AND_MORE(
      41,
      "xml-signature-malformed",
      () ->
          honest()
              .whole()
              .reference("#r", CanonicalizationMethod.INCLUSIVE)
              .enveloped(contract().replace("<rent", "<rent Id=\"r\""))),
  OBJECT_BESIDES(
      41,
      "object-not-covered",
      () -> honest().whole().object("o", "<x xmlns=\"\"/>").enveloped(contract())),

  XPATH(
      41,
      "transform-other",
      () ->
          honest()
              .reference("", Transform.ENVELOPED, "xpath:not(ancestor-or-self::rent)")
              .enveloped(contract())),
  NOT_ENVELOPED(
      41,
      "transform-other",
      () -> honest().reference("", CanonicalizationMethod.INCLUSIVE).enveloped(contract())),
  ENVELOPED_TWICE(
      41,
      "transform-other",
      () -> honest().reference("", Transform.ENVELOPED, Transform.ENVELOPED).enveloped(contract())),

  SHA1(
      41,
      "hash-weak",
      () ->
          honest()
              .algorithms("http://www.w3.org/2000/09/xmldsig#rsa-sha1", DigestMethod.SHA1)
              .whole()
              .enveloped(contract())),
  SHA1_OF_THE_DOCUMENT_ALONE(
      41,
      "hash-weak",
      () ->
          honest()
              .algorithms(XmlForge.RSA_SHA256, DigestMethod.SHA1)
              .whole()
              .enveloped(contract())),
  TWO_HASHES(
      41,
      "hashes-differ",
      () ->
          honest()
              .algorithms(XmlForge.RSA_SHA256, DigestMethod.SHA512)
              .whole()
              .enveloped(contract())),

  WITHOUT_CERTIFICATE(
      41, "signer-missing", () -> honest().withoutCertificate().whole().enveloped(contract())),
  IMPOSTOR(
      41, "signature-wrong", () -> new XmlForge(Identity.impostor()).whole().enveloped(contract())),
  EXPIRED(40, "expired", () -> new XmlForge(Identity.expired()).whole().enveloped(contract())),
  SELF_MADE(
      40,
      "signature-invalid",
      () -> new XmlForge(Identity.selfMade()).whole().enveloped(contract())),
  BY_THE_AUTH_KEY(
      40,
      "key-usage-wrong",
      () -> new XmlForge(Identity.holder(KeyKind.AUTH)).whole().enveloped(contract())),
  TWO_SIGNATURES(
      41,
      "digest-wrong",
      () ->
          honest()
              .whole()
              .enveloped(
                  new String(honest().whole().enveloped(contract()), StandardCharsets.UTF_8)));

  private interface Maker {
    byte[] make() throws Exception;
  }

  private final int exitCode;
  private final String finding;

  @SuppressWarnings("ImmutableEnumChecker") // makes a new file each time
  private final Maker maker;

  XmlCase(int exitCode, String finding, Maker maker) {
    this.exitCode = exitCode;
    this.finding = finding;
    this.maker = maker;
  }

  private static XmlForge honest() {
    return new XmlForge(Identity.holder(KeyKind.SIGN));
  }

  private static String contract() {
    return "<contract xmlns:p=\"urn:test:p\""
        + " kind=\"p:rent\"><p:who>甲</p:who><rent>100</rent></contract>";
  }

  private static byte[] changed(byte[] signed, String from, String to) {
    String text = new String(signed, StandardCharsets.UTF_8);
    String other = from.startsWith("(") ? text.replaceFirst(from, to) : text.replace(from, to);
    if (other.equals(text)) {
      throw new IllegalStateException("nothing changed");
    }
    return other.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The file.
   *
   * @return a fresh array
   * @throws Exception if it cannot be made
   */
  public byte[] xml() throws Exception {
    return maker.make();
  }

  /**
   * What the command ends with.
   *
   * @return 0, 40 or 41
   */
  public int exitCode() {
    return exitCode;
  }

  /**
   * What is found.
   *
   * @return the code as the command writes it; empty if all is in order
   */
  public String finding() {
    return finding;
  }
}

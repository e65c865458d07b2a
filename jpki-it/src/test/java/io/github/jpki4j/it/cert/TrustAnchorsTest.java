package io.github.jpki4j.it.cert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.Check;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.JpkiRoot;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.cert.TrustAnchors.Verdict;
import io.github.jpki4j.cert.ValidationReport;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which CAs are trusted. */
final class TrustAnchorsTest {

  private static final KeyKind AUTH = KeyKind.AUTH;
  private static final KeyKind SIGN = KeyKind.SIGN;

  private final TestAuthority test = TestAuthority.generation(AUTH, 3);

  /** Calls itself a production CA and is none. */
  private final TestAuthority impostor =
      TestAuthority.of(
          TestAuthority.name(AUTH, "JPKI"),
          TestKeys.rsa("impostor", 2048),
          "SHA256withRSA",
          TestAuthority.FIRST,
          TestAuthority.LAST);

  @Test
  void aCaOffTheCardThatNoPinKnowsIsRefusedThoughItFitsItsLeaf() throws Exception {
    ValidationReport report =
        validate(TrustAnchors.production(), impostor, List.of(impostor.certificate()));
    assertThat(report.isTrusted()).isFalse();
    assertThat(report.has(FindingCode.PATH_VALID)).isTrue();
    assertThat(report.has(FindingCode.ANCHOR_UNKNOWN)).isTrue();
    assertThat(report.issuer()).contains(impostor.certificate());
  }

  @Test
  void aTestCaCountsAfterAnExplicitOptInAlone() throws Exception {
    List<JpkiCertificate> offTheCard = List.of(test.certificate());
    ValidationReport refused = validate(TrustAnchors.production(), test, offTheCard);
    assertThat(refused.has(FindingCode.ANCHOR_TEST_NOT_ACCEPTED)).isTrue();
    assertThat(refused.isTrusted()).isFalse();
    ValidationReport accepted =
        validate(
            TrustAnchors.production().withTestRoot(AUTH, test.certificate()), test, offTheCard);
    assertThat(accepted.has(FindingCode.ANCHOR_TEST)).isTrue();
    assertThat(accepted.isTrusted()).isTrue();
  }

  @Test
  void aCallersCaCountsForItsPurposeOnly() throws Exception {
    TrustAnchors anchors = TrustAnchors.production().with(AUTH, impostor.certificate());
    ValidationReport report = validate(anchors, impostor, List.of());
    assertThat(report.isTrusted()).isTrue();
    assertThat(report.has(FindingCode.ANCHOR_SUPPLIED)).isTrue();
    assertThat(anchors.verdict(SIGN, impostor.certificate())).isEqualTo(Verdict.OTHER_PURPOSE);
    ValidationReport sign =
        validator(anchors).validate(SIGN, Forge.profile(SIGN).issuedBy(impostor), List.of());
    assertThat(sign.has(FindingCode.ANCHOR_OTHER_PURPOSE)).isTrue();
    assertThat(sign.isTrusted()).isFalse();
  }

  @Test
  void aPinWithoutCertificateWaitsForTheCertificateOffTheCard() throws Exception {
    String pin = impostor.certificate().sha256();
    TrustAnchors anchors = TrustAnchors.none().withPin(AUTH, pin.toLowerCase(Locale.ROOT));
    assertThat(validate(anchors, impostor, List.of()).has(FindingCode.ISSUER_NOT_FOUND)).isTrue();
    assertThat(validate(anchors, impostor, List.of(impostor.certificate())).isTrusted()).isTrue();
  }

  @Test
  void anchorsAreReplacedAndNeverChanged() {
    TrustAnchors production = TrustAnchors.production();
    production.with(AUTH, impostor.certificate());
    assertThat(production.verdict(AUTH, impostor.certificate())).isEqualTo(Verdict.UNKNOWN);
    assertThat(TrustAnchors.none().verdict(AUTH, test.certificate()))
        .isEqualTo(Verdict.TEST_NOT_ACCEPTED);
  }

  @Test
  void whatIsNoAnchorIsRefusedAtTheCall() throws Exception {
    JpkiCertificate leaf = Forge.profile(AUTH).issuedBy(impostor);
    TrustAnchors none = TrustAnchors.none();
    assertThatThrownBy(() -> none.with(AUTH, leaf))
        .hasMessageContaining("not the certificate of a CA");
    assertThatThrownBy(() -> none.with(AUTH, test.certificate()))
        .hasMessageContaining("withTestRoot");
    assertThatThrownBy(() -> none.withTestRoot(AUTH, impostor.certificate()))
        .hasMessageContaining("O=JPKI-TEST");
    assertThatThrownBy(() -> none.withTestRoot(SIGN, test.certificate()))
        .hasMessageContaining("other purpose");
    assertThatThrownBy(() -> none.with(SIGN, impostor.certificate()))
        .hasMessageContaining("other purpose");
  }

  /** What is wrong with a CA's certificate that is known by its pin alone. */
  enum Unfit {
    NO_CA(all -> all.remove(Extension.basicConstraints)),
    CA_FALSE(
        all ->
            TestAuthority.put(all, Extension.basicConstraints, true, new BasicConstraints(false))),
    CA_UNREADABLE(
        all -> TestAuthority.put(all, Extension.basicConstraints, false, new byte[] {5, 0})),
    NO_KEY_USAGE(all -> all.remove(Extension.keyUsage)),
    KEY_USAGE_FOR_LISTS(
        all -> TestAuthority.put(all, Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign))),
    KEY_USAGE_UNREADABLE(
        all -> TestAuthority.put(all, Extension.keyUsage, true, new byte[] {3, 1, 0})),
    CRITICAL_AND_UNKNOWN(
        all -> TestAuthority.put(all, Forge.unknownExtension(), true, new byte[] {5, 0})),
    NAME_CONSTRAINTS(
        all -> TestAuthority.put(all, Extension.nameConstraints, true, new byte[] {0x30, 0})),
    NO_EXTENSIONS(Map::clear);

    @SuppressWarnings("ImmutableEnumChecker") // keeps nothing
    private final Consumer<Map<ASN1ObjectIdentifier, Extension>> change;

    Unfit(Consumer<Map<ASN1ObjectIdentifier, Extension>> change) {
      this.change = change;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCertificateThatIsNotThatOfACaIsNoAnchorByWhateverWay(Unfit unfit) throws Exception {
    TestAuthority authority = TestAuthority.altered(AUTH, unfit.change);
    JpkiCertificate certificate = authority.certificate();
    List<TrustAnchors> ways = new ArrayList<>();
    ways.add(TrustAnchors.none().withPin(AUTH, certificate.sha256()));
    if (certificate.isCa()) {
      ways.add(TrustAnchors.none().withTestRoot(AUTH, certificate));
    }
    for (TrustAnchors anchors : ways) {
      assertThat(anchors.verdict(AUTH, certificate)).isEqualTo(Verdict.UNFIT);
      ValidationReport report =
          validator(anchors)
              .validate(
                  AUTH, Forge.profile(AUTH).withoutAki().issuedBy(authority), List.of(certificate));
      assertThat(report.isTrusted()).isFalse();
      assertThat(report.has(FindingCode.ANCHOR_UNFIT)).isTrue();
      assertThat(report.has(FindingCode.REVOCATION_NOT_CHECKED)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AB",
        "zz",
        "19645405A1FE14377434BD55957628AC4038557C542403A2243F21C706FC93550"
      })
  void whatIsNoPinIsRefused(String text) {
    assertThatThrownBy(() -> TrustAnchors.none().withPin(AUTH, text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void everyRootHasAPin(JpkiRoot root) {
    assertThat(root.keyIdentifier()).matches("[0-9A-F]{40}");
    assertThat(root.sha256()).matches("[0-9A-F]{64}");
    assertThat(root.serial().signum()).isPositive();
    assertThat(root.name()).isEqualTo(root.kind() + "_" + root.generation());
  }

  private static ValidationReport validate(
      TrustAnchors anchors, TestAuthority issuer, Collection<JpkiCertificate> offTheCard)
      throws Exception {
    return validator(anchors).validate(AUTH, Forge.profile(AUTH).issuedBy(issuer), offTheCard);
  }

  private static CertificateValidator validator(TrustAnchors anchors) {
    return CertificateValidator.builder()
        .anchors(anchors)
        .clock(Clock.fixed(Forge.NOW, ZoneOffset.UTC))
        .acceptNotPerformed(Check.REVOCATION)
        .build();
  }
}

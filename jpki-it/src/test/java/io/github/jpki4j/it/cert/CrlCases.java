package io.github.jpki4j.it.cert;

import static io.github.jpki4j.cert.FindingCode.ON_HOLD;
import static io.github.jpki4j.cert.FindingCode.REVOCATION_UNKNOWN;
import static io.github.jpki4j.cert.FindingCode.REVOKED;

import io.github.jpki4j.KeyKind;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Rows about revocation lists, made by BouncyCastle. */
final class CrlCases {

  private static final KeyKind KIND = KeyKind.SIGN;
  private static final Instant REVOKED_AT = Instant.parse("2026-05-20T03:00:00Z");
  private static final Instant UPDATED = Forge.NOW.minus(Duration.ofHours(6));
  private static final Instant NEXT = Forge.NOW.plus(Duration.ofHours(18));

  private final List<ValidationCase> cases = new ArrayList<>();
  private final TestAuthority authority = TestAuthority.generation(KIND, 3);

  private CrlCases() {}

  static List<ValidationCase> all() throws Exception {
    CrlCases crls = new CrlCases();
    crls.entries();
    crls.times();
    crls.issuers();
    crls.scopes();
    return crls.cases;
  }

  private ValidationCase row(String name, byte[] crl) throws Exception {
    ValidationCase row =
        ValidationCase.of(name, KIND, Forge.profile(KIND).issuedBy(authority), authority).crl(crl);
    cases.add(row);
    return row;
  }

  /** Puts what is expected into the row that was added last. */
  private void expect(ValidationCase row) {
    cases.set(cases.size() - 1, row);
  }

  private X509v2CRLBuilder list(Instant thisUpdate, Instant nextUpdate) throws Exception {
    X509v2CRLBuilder builder = new X509v2CRLBuilder(authority.name(), Date.from(thisUpdate));
    builder.setNextUpdate(Date.from(nextUpdate));
    builder.addCRLEntry(ChainCases.otherSerial(), Date.from(REVOKED_AT), CRLReason.superseded);
    return builder;
  }

  private X509v2CRLBuilder list() throws Exception {
    return list(UPDATED, NEXT);
  }

  private X509v2CRLBuilder listWith(int reason) throws Exception {
    X509v2CRLBuilder builder = list();
    builder.addCRLEntry(Forge.SERIAL, Date.from(REVOKED_AT), reason);
    return builder;
  }

  private static byte[] sign(X509v2CRLBuilder builder, TestAuthority issuer, String algorithm)
      throws Exception {
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.certificate().x509()));
    builder.addExtension(Extension.cRLNumber, false, new ASN1Integer(BigInteger.valueOf(7)));
    return builder.build(new JcaContentSignerBuilder(algorithm).build(issuer.key())).getEncoded();
  }

  private byte[] sign(X509v2CRLBuilder builder) throws Exception {
    return sign(builder, authority, "SHA256withRSA");
  }

  private void entries() throws Exception {
    row("not on the list", sign(list()));
    for (int reason :
        new int[] {
          CRLReason.unspecified,
          CRLReason.keyCompromise,
          CRLReason.affiliationChanged,
          CRLReason.superseded,
          CRLReason.cessationOfOperation
        }) {
      expect(row("revoked for reason " + reason, sign(listWith(reason))).refused(REVOKED));
    }
    expect(row("on hold", sign(listWith(CRLReason.certificateHold))).refused(ON_HOLD));
    expect(
        row("removed from the list", sign(listWith(CRLReason.removeFromCRL)))
            .refused(REVOCATION_UNKNOWN)
            .opensslDiffers(
                "only a delta may remove, so this list contradicts itself; openssl calls it good"));
    expect(row("revoked for a reason that nobody knows", sign(listWith(42))).refused(REVOKED));
  }

  private void times() throws Exception {
    expect(
        row("with a list that has expired", sign(list(UPDATED, Forge.NOW.minusSeconds(1))))
            .refused(REVOCATION_UNKNOWN));
    expect(
        row(
                "with a list of last week that claims to hold for another",
                sign(list(Forge.NOW.minus(Duration.ofDays(7)), NEXT)))
            .refused(REVOCATION_UNKNOWN)
            .opensslDiffers("JPKI's lists appear daily; openssl believes any nextUpdate"));
    expect(
        row("with a list from the future", sign(list(Forge.NOW.plus(Duration.ofHours(1)), NEXT)))
            .refused(REVOCATION_UNKNOWN));
  }

  private void issuers() throws Exception {
    TestAuthority older = TestAuthority.generation(KIND, 2);
    expect(
        row("with the list of another generation", sign(list(), older, "SHA256withRSA"))
            .refused(REVOCATION_UNKNOWN));
    TestAuthority auth = TestAuthority.generation(KeyKind.AUTH, 3);
    X509v2CRLBuilder foreign = new X509v2CRLBuilder(auth.name(), Date.from(UPDATED));
    foreign.setNextUpdate(Date.from(NEXT));
    expect(
        row("with the list of another CA", sign(foreign, auth, "SHA256withRSA"))
            .refused(REVOCATION_UNKNOWN));
    byte[] broken = sign(list());
    broken[broken.length - 1] ^= 1;
    expect(row("with one bit of the list flipped", broken).refused(REVOCATION_UNKNOWN));
    expect(
        row("with a list signed with MD5", sign(list(), authority, "MD5withRSA"))
            .refused(REVOCATION_UNKNOWN)
            .opensslDiffers("openssl's levels hold for certificates, not for lists"));
  }

  private void scopes() throws Exception {
    GeneralNames own = Forge.profile(KIND).distributionName();
    GeneralNames other = Forge.profile(KeyKind.AUTH).distributionName();
    row("with the list of its own municipality", sign(scoped(own, false, false, false)));
    expect(
        row("with the list of another municipality", sign(scoped(other, false, false, false)))
            .refused(REVOCATION_UNKNOWN));
    row("with a list of persons", sign(scoped(own, true, false, false)));
    expect(
        row("with a list of CAs", sign(scoped(own, false, true, false)))
            .refused(REVOCATION_UNKNOWN));
    expect(
        row("with an indirect list", sign(scoped(own, false, false, true)))
            .refused(REVOCATION_UNKNOWN)
            .opensslDiffers("openssl reads indirect lists; JPKI issues none, and we do not"));
    X509v2CRLBuilder delta = list();
    delta.addExtension(Extension.deltaCRLIndicator, true, new ASN1Integer(BigInteger.valueOf(6)));
    expect(row("with a delta list alone", sign(delta)).refused(REVOCATION_UNKNOWN));
    X509v2CRLBuilder strange = list();
    strange.addExtension(Forge.unknownExtension(), true, DERNull.INSTANCE);
    expect(
        row("with a list that has an unknown critical extension", sign(strange))
            .refused(REVOCATION_UNKNOWN));
  }

  private X509v2CRLBuilder scoped(
      GeneralNames name, boolean persons, boolean authorities, boolean indirect) throws Exception {
    X509v2CRLBuilder builder = list();
    builder.addExtension(
        Extension.issuingDistributionPoint,
        true,
        new IssuingDistributionPoint(
            new DistributionPointName(DistributionPointName.FULL_NAME, name),
            persons,
            authorities,
            null,
            indirect,
            false));
    return builder;
  }
}

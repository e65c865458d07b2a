package io.github.jpki4j.it.cert;

import static io.github.jpki4j.cert.FindingCode.ATTRIBUTE_UNUSABLE;
import static io.github.jpki4j.cert.FindingCode.CRITICAL_EXTENSION_UNKNOWN;
import static io.github.jpki4j.cert.FindingCode.EXPIRED;
import static io.github.jpki4j.cert.FindingCode.EXTENDED_KEY_USAGE_WRONG;
import static io.github.jpki4j.cert.FindingCode.EXTENSION_UNREADABLE;
import static io.github.jpki4j.cert.FindingCode.IS_CA;
import static io.github.jpki4j.cert.FindingCode.KEY_USAGE_MISSING;
import static io.github.jpki4j.cert.FindingCode.KEY_USAGE_WRONG;
import static io.github.jpki4j.cert.FindingCode.KEY_WEAK;
import static io.github.jpki4j.cert.FindingCode.NOT_YET_VALID;
import static io.github.jpki4j.cert.FindingCode.PATH_INVALID;
import static io.github.jpki4j.cert.FindingCode.POLICY_MISSING;
import static io.github.jpki4j.cert.FindingCode.POLICY_WRONG;
import static io.github.jpki4j.cert.FindingCode.SIGNATURE_ALGORITHM_WEAK;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.FindingCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Rows about the end-entity certificate: each differs from the profile in one respect. */
final class LeafCases {

  private static final String EXACT =
      "openssl wants the bit for the purpose; we want exactly the key usage of the profile";

  private final List<ValidationCase> cases = new ArrayList<>();

  private LeafCases() {}

  static List<ValidationCase> all() throws Exception {
    LeafCases leaves = new LeafCases();
    for (KeyKind kind : KeyKind.values()) {
      leaves.time(kind);
      leaves.keyUsage(kind);
      leaves.policy(kind);
      leaves.algorithm(kind);
      leaves.extensions(kind);
      leaves.unreadable(kind);
    }
    leaves.extendedKeyUsage();
    leaves.otherPurpose();
    return leaves.cases;
  }

  private static TestAuthority authority(KeyKind kind) {
    return TestAuthority.generation(kind, 3);
  }

  private static ValidationCase of(String name, KeyKind kind, Forge forge) throws Exception {
    return ValidationCase.of(name, kind, forge.issuedBy(authority(kind)), authority(kind));
  }

  private void add(ValidationCase row) {
    cases.add(row);
  }

  private void time(KeyKind kind) throws Exception {
    Forge profile = Forge.profile(kind);
    add(of("of the profile", kind, profile));
    add(of("in its first second", kind, profile).at(Forge.ISSUED));
    add(
        of("one second early", kind, profile)
            .at(Forge.ISSUED.minusSeconds(1))
            .refused(NOT_YET_VALID));
    add(
        of("in its last second", kind, profile)
            .at(Forge.LAST)
            .opensslDiffers("RFC 5280, 4.1.2.5: the validity includes notAfter; openssl does not"));
    add(of("one second late", kind, profile).at(Forge.LAST.plusSeconds(1)).refused(EXPIRED));
    add(
        of(
                "expired for a year",
                kind,
                profile.validity(Forge.ISSUED, Forge.NOW.minusSeconds(31_536_000)))
            .refused(EXPIRED));
    Instant later = Forge.NOW.plusSeconds(86_400);
    add(
        of("valid from tomorrow", kind, Forge.profile(kind).validity(later, Forge.LAST))
            .refused(NOT_YET_VALID));
    add(
        of("by a clock that was never set", kind, Forge.profile(kind))
            .at(Instant.EPOCH)
            .refused(FindingCode.CLOCK_WRONG, NOT_YET_VALID, FindingCode.ISSUER_NOT_YET_VALID));
  }

  private void keyUsage(KeyKind kind) throws Exception {
    boolean sign = kind == KeyKind.SIGN;
    int right = KeyUsage.digitalSignature | (sign ? KeyUsage.nonRepudiation : 0);
    add(
        of("without key usage", kind, Forge.profile(kind).without(Extension.keyUsage))
            .refused(KEY_USAGE_MISSING)
            .opensslDiffers(
                "without key usage openssl does not limit the key; the profile has one"));
    add(
        of("for encipherment only", kind, Forge.profile(kind).keyUsage(KeyUsage.keyEncipherment))
            .refused(KEY_USAGE_WRONG));
    add(
        of(
                "for encipherment too",
                kind,
                Forge.profile(kind).keyUsage(right | KeyUsage.keyEncipherment))
            .refused(KEY_USAGE_WRONG)
            .opensslDiffers(EXACT));
    add(
        of(
                "for the key usage of a CA",
                kind,
                Forge.profile(kind).keyUsage(right | KeyUsage.keyCertSign))
            .refused(KEY_USAGE_WRONG));
    add(
        of(
            "with key usage that is not critical",
            kind,
            Forge.profile(kind).with(Extension.keyUsage, false, new KeyUsage(right))));
    add(
        of(
                "that is a CA",
                kind,
                Forge.profile(kind)
                    .with(Extension.basicConstraints, true, new BasicConstraints(true)))
            .refused(IS_CA)
            .opensslDiffers("openssl lets a CA log in and sign mail"));
    add(
        of(
            "that says it is no CA",
            kind,
            Forge.profile(kind)
                .with(Extension.basicConstraints, true, new BasicConstraints(false))));
  }

  private void policy(KeyKind kind) throws Exception {
    String right = kind == KeyKind.SIGN ? "1.2.392.200149.8.5.1.1.20" : "1.2.392.200149.8.5.1.3.30";
    add(
        of("without policy", kind, Forge.profile(kind).without(Extension.certificatePolicies))
            .refused(POLICY_MISSING));
    add(
        of("of another policy", kind, Forge.profile(kind).policies("1.2.3.4"))
            .refused(POLICY_WRONG));
    add(
        of("of any policy", kind, Forge.profile(kind).policies("2.5.29.32.0"))
            .refused(POLICY_WRONG)
            .opensslDiffers("anyPolicy satisfies RFC 5280; JPKI's certificates name theirs"));
    add(of("of two policies, one right", kind, Forge.profile(kind).policies("1.2.3.4", right)));
  }

  private void algorithm(KeyKind kind) throws Exception {
    add(
        of("signed with MD5", kind, Forge.profile(kind).signedWith("MD5withRSA"))
            .refused(SIGNATURE_ALGORITHM_WEAK, PATH_INVALID));
    add(
        of("signed with SHA-1", kind, Forge.profile(kind).signedWith("SHA1withRSA"))
            .refused(SIGNATURE_ALGORITHM_WEAK));
    add(of("signed with SHA-384", kind, Forge.profile(kind).signedWith("SHA384withRSA")));
    add(of("signed with SHA-512", kind, Forge.profile(kind).signedWith("SHA512withRSA")));
    add(
        of(
                "with a key of 1024 bits",
                kind,
                Forge.profile(kind).key(TestKeys.rsa("short", 1024).getPublic()))
            .refused(KEY_WEAK));
    add(
        of(
            "with a key of 3072 bits",
            kind,
            Forge.profile(kind).key(TestKeys.rsa("long", 3072).getPublic())));
    add(
        of(
            "with a key on P-384",
            kind,
            Forge.profile(kind).key(TestKeys.ec("curve", 384).getPublic())));
  }

  private void extensions(KeyKind kind) throws Exception {
    add(
        of(
                "with an unknown critical extension",
                kind,
                Forge.profile(kind).with(Forge.unknownExtension(), true, DERNull.INSTANCE))
            .refused(CRITICAL_EXTENSION_UNKNOWN, PATH_INVALID));
    add(
        of(
            "with an unknown extension",
            kind,
            Forge.profile(kind).with(Forge.unknownExtension(), false, DERNull.INSTANCE)));
    add(
        of(
            "without place of its CRL",
            kind,
            Forge.profile(kind).without(Extension.cRLDistributionPoints)));
    add(
        of("without authority key identifier", kind, Forge.profile(kind).withoutAki())
            .opensslDiffers(
                "-x509_strict demands the identifier of RFC 5280; the signature is enough for us"));
  }

  /** Libraries go on as if such an extension were not there. */
  private void unreadable(KeyKind kind) throws Exception {
    for (Unreadable each : Unreadable.values()) {
      Forge forge = Forge.profile(kind).with(each.oid(), false, each.value());
      ValidationCase row =
          of("with " + each, kind, each.replacesIdentifier() ? forge.withoutAki() : forge)
              .refused(EXTENSION_UNREADABLE);
      add(each.isRefusedInLeaf() ? row : row.opensslDiffers("openssl does not look so closely"));
    }
  }

  private void extendedKeyUsage() throws Exception {
    add(
        of(
            "without extended key usage",
            KeyKind.AUTH,
            Forge.profile(KeyKind.AUTH).without(Extension.extendedKeyUsage)));
    add(
        of(
                "for servers",
                KeyKind.AUTH,
                Forge.profile(KeyKind.AUTH).extendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
            .refused(EXTENDED_KEY_USAGE_WRONG));
    add(
        of(
            "for servers and clients",
            KeyKind.AUTH,
            Forge.profile(KeyKind.AUTH)
                .extendedKeyUsage(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth)));
    add(
        of(
                "for clients",
                KeyKind.SIGN,
                Forge.profile(KeyKind.SIGN).extendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
            .refused(EXTENDED_KEY_USAGE_WRONG));
    add(
        of(
                "for e-mail",
                KeyKind.SIGN,
                Forge.profile(KeyKind.SIGN).extendedKeyUsage(KeyPurposeId.id_kp_emailProtection))
            .refused(EXTENDED_KEY_USAGE_WRONG)
            .opensslDiffers(
                "openssl was asked about S/MIME, which this usage is for; JPKI's have none"));
    add(
        of(
                "without attributes",
                KeyKind.SIGN,
                Forge.profile(KeyKind.SIGN).without(Extension.subjectAlternativeName))
            .refused(ATTRIBUTE_UNUSABLE)
            .opensslDiffers("the attributes are JPKI's own"));
  }

  private void otherPurpose() throws Exception {
    // The two CAs have different names, so the other one's certificate does not even find an
    // issuer.
    for (KeyKind kind : KeyKind.values()) {
      KeyKind other = kind.other();
      add(
          ValidationCase.of(
                  "of the other purpose, below the other CA",
                  kind,
                  Forge.profile(other).issuedBy(authority(other)),
                  authority(kind))
              .refused(
                  FindingCode.ISSUER_NOT_FOUND,
                  kind == KeyKind.AUTH
                      ? new FindingCode[] {
                        FindingCode.ANCHOR_NOT_CHECKED, KEY_USAGE_WRONG, POLICY_WRONG
                      }
                      : new FindingCode[] {
                        FindingCode.ANCHOR_NOT_CHECKED,
                        KEY_USAGE_WRONG,
                        POLICY_WRONG,
                        EXTENDED_KEY_USAGE_WRONG,
                        ATTRIBUTE_UNUSABLE
                      }));
      add(
          ValidationCase.of(
                  "of the other purpose, below this CA",
                  kind,
                  Forge.profile(other).issuedBy(authority(kind)),
                  authority(kind))
              .refused(
                  KEY_USAGE_WRONG,
                  kind == KeyKind.AUTH
                      ? new FindingCode[] {POLICY_WRONG}
                      : new FindingCode[] {
                        POLICY_WRONG, EXTENDED_KEY_USAGE_WRONG, ATTRIBUTE_UNUSABLE
                      }));
    }
  }
}

package io.github.jpki4j.it.cert;

import static io.github.jpki4j.cert.FindingCode.ANCHOR_UNFIT;
import static io.github.jpki4j.cert.FindingCode.PATH_INVALID;
import static io.github.jpki4j.it.cert.TestAuthority.put;

import io.github.jpki4j.KeyKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;

/**
 * Rows about trusted CAs whose certificates do not let them issue certificates, and some that do.
 */
final class AuthorityCases {

  private static final String UNUSED = "openssl does not read this extension";

  private AuthorityCases() {}

  static List<ValidationCase> all() throws Exception {
    List<ValidationCase> cases = new ArrayList<>();
    for (KeyKind kind : KeyKind.values()) {
      basics(cases, kind);
      limits(cases, kind);
      unreadable(cases, kind);
    }
    return cases;
  }

  private static ValidationCase row(
      String name, KeyKind kind, Consumer<Map<ASN1ObjectIdentifier, Extension>> change)
      throws Exception {
    TestAuthority authority = TestAuthority.altered(kind, change);
    Forge forge =
        Forge.profile(kind)
            .withoutAki() // the CA's own identifier may be the one that cannot be read
            .with(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils()
                    .createAuthorityKeyIdentifier(authority.certificate().x509().getPublicKey()));
    return ValidationCase.of(name, kind, forge.issuedBy(authority), authority);
  }

  private static void basics(List<ValidationCase> cases, KeyKind kind) throws Exception {
    cases.add(
        row(
            "below a CA with a longest path of 0",
            kind,
            all -> put(all, Extension.basicConstraints, true, new BasicConstraints(0))));
    cases.add(
        row(
                "below a CA whose key usage is for lists alone",
                kind,
                all -> put(all, Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign)))
            .refused(ANCHOR_UNFIT));
    cases.add(
        row(
                "below a CA whose key usage is for lists alone, not critical",
                kind,
                all -> put(all, Extension.keyUsage, false, new KeyUsage(KeyUsage.cRLSign)))
            .refused(ANCHOR_UNFIT));
    cases.add(
        row("below a CA without key usage", kind, all -> all.remove(Extension.keyUsage))
            .refused(ANCHOR_UNFIT));
    cases.add(
        row(
            "below a CA that may sign documents, too",
            kind,
            all ->
                put(
                    all,
                    Extension.keyUsage,
                    true,
                    new KeyUsage(
                        KeyUsage.keyCertSign | KeyUsage.cRLSign | KeyUsage.digitalSignature))));
  }

  private static void limits(List<ValidationCase> cases, KeyKind kind) throws Exception {
    for (boolean critical : new boolean[] {true, false}) {
      String how = critical ? " that is critical" : " that is not critical";
      NameConstraints others =
          new NameConstraints(
              null,
              new GeneralSubtree[] {new GeneralSubtree(new GeneralName(new X500Name("C=JP")))});
      ValidationCase constrained =
          row(
                  "below a CA with name constraints, an extension" + how,
                  kind,
                  all -> put(all, Extension.nameConstraints, critical, others))
              .refused(ANCHOR_UNFIT);
      cases.add(constrained);
      ValidationCase unknown =
          row(
              "below a CA with an extension nobody knows" + how,
              kind,
              all -> put(all, Forge.unknownExtension(), critical, DERNull.INSTANCE));
      cases.add(critical ? unknown.refused(ANCHOR_UNFIT) : unknown);
    }
    cases.add(
        row(
            "below a CA that demands a policy",
            kind,
            all ->
                put(
                    all,
                    Extension.policyConstraints,
                    true,
                    new PolicyConstraints(BigInteger.ZERO, null))));
    cases.add(
        row(
                "below a CA for servers alone",
                kind,
                all ->
                    put(
                        all,
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)))
            .refused(ANCHOR_UNFIT));
    cases.add(
        row(
                "below a CA for any usage",
                kind,
                all ->
                    put(
                        all,
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage)))
            .opensslDiffers("a usage that is any is none of those that openssl looks for in a CA"));
  }

  private static void unreadable(List<ValidationCase> cases, KeyKind kind) throws Exception {
    for (Unreadable each : Unreadable.values()) {
      if (each.oid().equals(Extension.basicConstraints)) {
        continue; // no certificate of a CA at all: TrustAnchorsTest
      }
      ValidationCase row =
          row("below a CA with " + each, kind, all -> put(all, each.oid(), false, each.value()));
      ValidationCase refused =
          each.oid().equals(Extension.subjectKeyIdentifier)
              ? row.refused(ANCHOR_UNFIT, PATH_INVALID)
              : row.refused(ANCHOR_UNFIT);
      cases.add(each.isRefusedInAuthority() ? refused : refused.opensslDiffers(UNUSED));
    }
  }
}

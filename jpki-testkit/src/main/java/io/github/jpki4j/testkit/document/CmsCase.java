package io.github.jpki4j.testkit.document;

import io.github.jpki4j.KeyKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.SignerInformation;

/**
 * CMS signed data that is good, or wrong in one respect: exit code of the command, which is 0, 40
 * (not trusted) or 41 (not intact, or nobody signed), and the finding that says so.
 */
public enum CmsCase {
  BY_ISSUER_AND_SERIAL(0, "") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().by(honest()).sign(CONTENT);
    }
  },
  BY_KEY_IDENTIFIER(0, "") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().byKeyIdentifier(honest()).sign(CONTENT);
    }
  },
  BY_KEY_IDENTIFIER_OF_ANOTHER(41, "signature-wrong") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().byKeyIdentifier(Identity.impostor()).sign(CONTENT);
    }
  },
  BY_KEY_IDENTIFIER_EXPIRED(40, "expired") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().byKeyIdentifier(Identity.expired()).sign(CONTENT);
    }
  },
  BY_KEY_IDENTIFIER_CHANGED(41, "digest-wrong") {
    @Override
    public byte[] cms() throws Exception {
      return withOtherContent(new CmsForge().byKeyIdentifier(honest()).sign(CONTENT));
    }
  },
  BY_KEY_IDENTIFIER_WITHOUT_CERTIFICATE(41, "signer-missing") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().byKeyIdentifier(honest()).withoutCertificates().sign(CONTENT);
    }
  },
  BY_KEY_IDENTIFIER_OF_A_STRANGER(40, "anchor-not-checked") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().byKeyIdentifier(Identity.selfMade()).sign(CONTENT);
    }
  },
  EXPIRED(40, "expired") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().by(Identity.expired()).sign(CONTENT);
    }
  },
  WRONG_KEY_USAGE(40, "key-usage-wrong") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().by(Identity.withKeyUsage(0x20)).sign(CONTENT);
    }
  },
  BY_THE_AUTH_KEY(40, "key-usage-wrong") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().by(Identity.holder(KeyKind.AUTH)).sign(CONTENT);
    }
  },
  CA_AS_LEAF(40, "is-ca") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().by(Identity.authority()).sign(CONTENT);
    }
  },
  SELF_MADE(40, "signature-invalid") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().by(Identity.selfMade()).sign(CONTENT);
    }
  },
  IMPOSTOR(41, "signature-wrong") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().by(Identity.impostor()).sign(CONTENT);
    }
  },
  SECOND_SIGNER_UNKNOWN(40, "signature-invalid") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().by(honest()).by(Identity.selfMade()).sign(CONTENT);
    }
  },
  SECOND_SIGNER_EXPIRED(40, "expired") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().by(honest()).by(Identity.expired()).sign(CONTENT);
    }
  },
  SECOND_SIGNATURE_WRONG(41, "signature-wrong") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().by(honest()).byKeyIdentifier(Identity.impostor()).sign(CONTENT);
    }
  },
  CONTENT_CHANGED(41, "digest-wrong") {
    @Override
    public byte[] cms() throws Exception {
      return withOtherContent(new CmsForge().by(honest()).sign(CONTENT));
    }
  },
  WITHOUT_CERTIFICATE(41, "signer-missing") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().by(honest()).withoutCertificates().sign(CONTENT);
    }
  },
  SHA1(41, "hash-weak") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().by(honest(), "SHA1withRSA", OIWObjectIdentifiers.idSHA1).sign(CONTENT);
    }
  },
  MD5(41, "hash-weak") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().by(honest(), "MD5withRSA", PKCSObjectIdentifiers.md5).sign(CONTENT);
    }
  },
  SHA1_OF_THE_CONTENT_ALONE(41, "hash-weak") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge()
          .by(honest(), "SHA256withRSA", OIWObjectIdentifiers.idSHA1)
          .sign(CONTENT);
    }
  },
  SHA1_OF_THE_ATTRIBUTES_ALONE(41, "hash-weak") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge()
          .by(honest(), "SHA1withRSA", NISTObjectIdentifiers.id_sha256)
          .sign(CONTENT);
    }
  },
  TWO_HASHES(41, "hashes-differ") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge()
          .by(honest(), "SHA256withRSA", NISTObjectIdentifiers.id_sha512)
          .sign(CONTENT);
    }
  },
  UNKNOWN_HASH(41, "algorithm-unknown") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge()
          .by(honest(), "SHA3-256withRSA", NISTObjectIdentifiers.id_sha3_256)
          .sign(CONTENT);
    }
  },
  WITHOUT_SIGNED_ATTRIBUTES(41, "attributes-missing") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().withoutAttributes(honest()).sign(CONTENT);
    }
  },
  NAMES_ANOTHER_CERTIFICATE(41, "certificate-other") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().naming(new byte[32], honest()).sign(CONTENT);
    }
  },
  COUNTERSIGNED(41, "countersigned") {
    @Override
    public byte[] cms() throws Exception {
      return CmsForge.changed(
          new CmsForge().by(honest()).sign(CONTENT),
          signer ->
              SignerInformation.replaceUnsignedAttributes(
                  signer,
                  new AttributeTable(
                      new Attribute(
                          CMSAttributes.counterSignature, new DERSet(signer.toASN1Structure())))));
    }
  },
  NOBODY(41, "") {
    @Override
    public byte[] cms() throws Exception {
      return new CmsForge().sign(CONTENT);
    }
  };

  /** What is signed; not to be changed. */
  public static final byte[] CONTENT = "契約書\n".getBytes(StandardCharsets.UTF_8);

  /** Exit code of the command. */
  public final int code;

  /** Code of the finding, in lower case with hyphens; empty if there is none. */
  public final String finding;

  CmsCase(int code, String finding) {
    this.code = code;
    this.finding = finding;
  }

  /**
   * Who signs what is good.
   *
   * @return the holder of the default card, with the key for digital signatures
   */
  public static Identity honest() {
    return Identity.holder(KeyKind.SIGN);
  }

  /**
   * Makes it.
   *
   * @return DER, with {@link #CONTENT} in it, a fresh array
   * @throws Exception if that fails
   */
  public abstract byte[] cms() throws Exception;

  /** As long as the content, so that nothing else changes. */
  static byte[] withOtherContent(byte[] cms) {
    byte[] changed = cms.clone();
    for (int i = 0; i + CONTENT.length <= changed.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(changed, i, i + CONTENT.length), CONTENT)) {
        changed[i] ^= 1;
        return changed;
      }
    }
    throw new AssertionError("the content is not there");
  }
}

package io.github.jpki4j.document.signer;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import io.github.jpki4j.document.TimeStampKind;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/** The time stamps that one signer's attributes have: of the signature, and of the content. */
final class SignerTimeStamps {

  private final SignerInfo signer;
  private final SignedContent content;
  private final List<CheckedTimeStamp> stamps = new ArrayList<>();

  private SignerTimeStamps(SignerInfo signer, SignedContent content) {
    this.signer = signer;
    this.content = content;
  }

  /** Looks at all of them. */
  static List<CheckedTimeStamp> of(SignerInfo signer, SignedContent content)
      throws DocumentException {
    SignerTimeStamps found = new SignerTimeStamps(signer, content);
    return DocumentBoundary.call(
        Problem.NOT_CMS,
        () -> {
          found.check();
          return List.copyOf(found.stamps);
        });
  }

  private void check() throws Exception {
    check(
        TimeStampKind.CONTENT,
        signer.getAuthenticatedAttributes(),
        PKCSObjectIdentifiers.id_aa_ets_contentTimestamp,
        content::hash);
    check(
        TimeStampKind.SIGNATURE,
        signer.getUnauthenticatedAttributes(),
        PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
        SignedContent.of(signer.getEncryptedDigest().getOctets())::hash);
  }

  private void check(
      TimeStampKind kind,
      @Nullable ASN1Set attributes,
      ASN1ObjectIdentifier oid,
      TimeStampCheck.Hashes stamped)
      throws Exception {
    if (attributes == null) {
      return;
    }
    List<byte[]> tokens = new ArrayList<>();
    ASN1EncodableVector all = new AttributeTable(attributes).getAll(oid);
    for (int i = 0; i < all.size(); i++) {
      for (ASN1Encodable token : Attribute.getInstance(all.get(i)).getAttrValues()) {
        tokens.add(token.toASN1Primitive().getEncoded());
      }
    }
    stamps.addAll(
        CheckedTimeStamp.all(kind, tokens, token -> TimeStampCheck.check(kind, token, stamped)));
  }
}

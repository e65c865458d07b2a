package io.github.jpki4j.document.signer;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Verifies with a public key and the JDK's algorithms. PSS is a case of its own, as BouncyCastle
 * asks for it by a name that the JDK does not know.
 */
final class KeyVerifier implements ContentVerifierProvider {

  private final PublicKey key;
  private final ContentVerifierProvider others;

  private KeyVerifier(PublicKey key) throws OperatorCreationException {
    this.key = key;
    this.others = new JcaContentVerifierProviderBuilder().build(key);
  }

  static SignerInformationVerifier of(PublicKey key) throws OperatorCreationException {
    return new SignerInformationVerifier(
        new DefaultCMSSignatureAlgorithmNameGenerator(),
        new DefaultSignatureAlgorithmIdentifierFinder(),
        new KeyVerifier(key),
        new JcaDigestCalculatorProviderBuilder().build());
  }

  /** The certificate is judged elsewhere. */
  @Override
  public boolean hasAssociatedCertificate() {
    return false;
  }

  @Override
  public @Nullable X509CertificateHolder getAssociatedCertificate() {
    return null;
  }

  @Override
  public ContentVerifier get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
    return algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
        ? new Pss(algorithm, key)
        : others.get(algorithm);
  }

  /** One PSS signature. */
  private static final class Pss implements ContentVerifier {

    private final AlgorithmIdentifier algorithm;
    private final Signature signature;
    private final ByteArrayOutputStream signed = new ByteArrayOutputStream();

    Pss(AlgorithmIdentifier algorithm, PublicKey key) throws OperatorCreationException {
      this.algorithm = algorithm;
      try {
        signature = Signature.getInstance("RSASSA-PSS");
        signature.initVerify(key);
        signature.setParameter(parameters(algorithm));
      } catch (GeneralSecurityException e) {
        throw new OperatorCreationException("PSS with parameters of no use", e);
      }
    }

    private static PSSParameterSpec parameters(AlgorithmIdentifier algorithm)
        throws OperatorCreationException {
      RSASSAPSSparams given = RSASSAPSSparams.getInstance(algorithm.getParameters());
      AlgorithmIdentifier mask =
          AlgorithmIdentifier.getInstance(given.getMaskGenAlgorithm().getParameters());
      if (!given.getMaskGenAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)) {
        throw new OperatorCreationException("a mask that is not MGF1");
      }
      return new PSSParameterSpec(
          name(given.getHashAlgorithm().getAlgorithm()),
          "MGF1",
          new MGF1ParameterSpec(name(mask.getAlgorithm())),
          given.getSaltLength().intValueExact(),
          given.getTrailerField().intValueExact());
    }

    private static String name(ASN1ObjectIdentifier hash) throws OperatorCreationException {
      return SignerAlgorithms.name(hash)
          .orElseThrow(() -> new OperatorCreationException("an unknown hash"));
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return algorithm;
    }

    @Override
    public OutputStream getOutputStream() {
      return signed;
    }

    @Override
    public boolean verify(byte[] expected) {
      try {
        signature.update(signed.toByteArray());
        return signature.verify(expected);
      } catch (GeneralSecurityException e) {
        return false;
      }
    }
  }
}

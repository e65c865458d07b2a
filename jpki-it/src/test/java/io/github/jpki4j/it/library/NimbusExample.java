package io.github.jpki4j.it.library;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import io.github.jpki4j.jca.JpkiProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.List;

/** The example of docs/integrations.md for nimbus-jose-jwt; JwsTest runs it. */
final class NimbusExample {

  private NimbusExample() {}

  static String sign(
      JpkiProvider jpki, KeyStore store, String alias, JWSAlgorithm algorithm, byte[] payload)
      throws GeneralSecurityException, JOSEException {
    // example-begin
    RSASSASigner signer = new RSASSASigner((PrivateKey) store.getKey(alias, null));
    signer.getJCAContext().setProvider(jpki); // PS256 does not find the provider by itself
    JWSHeader header =
        new JWSHeader.Builder(algorithm) // JWSAlgorithm.RS256, or PS256 if the card makes PSS
            .x509CertChain(List.of(Base64.encode(store.getCertificate(alias).getEncoded())))
            .build();
    JWSObject jws = new JWSObject(header, new Payload(payload));
    jws.sign(signer);
    String token = jws.serialize();
    // example-end
    return token;
  }
}

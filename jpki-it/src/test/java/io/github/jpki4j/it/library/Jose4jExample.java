package io.github.jpki4j.it.library;

import io.github.jpki4j.jca.JpkiProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import org.jose4j.jca.ProviderContext;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** The example of docs/integrations.md for jose4j; JwsTest runs it. */
final class Jose4jExample {

  private Jose4jExample() {}

  static String sign(
      JpkiProvider jpki, KeyStore store, String alias, String algorithm, byte[] payload)
      throws GeneralSecurityException, JoseException {
    // example-begin
    ProviderContext providers = new ProviderContext(); // for PS256; it is found by its name
    providers.getSuppliedKeyProviderContext().setSignatureProvider(jpki.getName());
    JsonWebSignature jws = new JsonWebSignature();
    jws.setProviderContext(providers);
    jws.setAlgorithmHeaderValue(algorithm); // "RS256", or "PS256" if the card makes PSS
    jws.setCertificateChainHeaderValue((X509Certificate) store.getCertificate(alias));
    jws.setKey(store.getKey(alias, null));
    jws.setPayloadBytes(payload);
    String token = jws.getCompactSerialization(); // signs
    // example-end
    return token;
  }
}

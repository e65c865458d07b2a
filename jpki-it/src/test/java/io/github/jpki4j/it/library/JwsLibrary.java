package io.github.jpki4j.it.library;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Stores;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import org.jose4j.jws.JsonWebSignature;

/** Libraries that sign and verify a JWS. */
enum JwsLibrary {
  NIMBUS {
    @Override
    String sign(JpkiProvider jpki, KeyStore store, String algorithm) throws Exception {
      return NimbusExample.sign(
          jpki,
          store,
          store.aliases().nextElement(),
          JWSAlgorithm.parse(algorithm),
          Stores.MESSAGE);
    }

    @Override
    String signUntold(PrivateKey key, String algorithm) throws Exception {
      JWSObject jws =
          new JWSObject(new JWSHeader(JWSAlgorithm.parse(algorithm)), new Payload(Stores.MESSAGE));
      jws.sign(new RSASSASigner(key));
      return jws.serialize();
    }

    @Override
    boolean verifies(String token, PublicKey key) throws Exception {
      return JWSObject.parse(token).verify(new RSASSAVerifier((RSAPublicKey) key));
    }
  },
  JOSE4J {
    @Override
    String sign(JpkiProvider jpki, KeyStore store, String algorithm) throws Exception {
      return Jose4jExample.sign(
          jpki, store, store.aliases().nextElement(), algorithm, Stores.MESSAGE);
    }

    @Override
    String signUntold(PrivateKey key, String algorithm) throws Exception {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmHeaderValue(algorithm);
      jws.setKey(key);
      jws.setPayloadBytes(Stores.MESSAGE);
      return jws.getCompactSerialization();
    }

    @Override
    boolean verifies(String token, PublicKey key) throws Exception {
      JsonWebSignature jws = new JsonWebSignature();
      jws.setCompactSerialization(token);
      jws.setKey(key);
      return jws.verifySignature();
    }
  };

  /** Signs {@link Stores#MESSAGE} with the one key of a store, as the document says. */
  abstract String sign(JpkiProvider jpki, KeyStore store, String algorithm) throws Exception;

  /** Signs without a word of which provider. */
  abstract String signUntold(PrivateKey key, String algorithm) throws Exception;

  abstract boolean verifies(String token, PublicKey key) throws Exception;
}

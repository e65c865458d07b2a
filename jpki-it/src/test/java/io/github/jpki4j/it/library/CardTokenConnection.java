package io.github.jpki4j.it.library;

import eu.europa.esig.dss.token.AbstractKeyStoreTokenConnection;
import io.github.jpki4j.jca.JpkiProvider;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;

// An example of docs/integrations.md for EU DSS; DssTest runs it.
// example-begin
/** A card as DSS sees it. Whoever made the provider closes it. */
final class CardTokenConnection extends AbstractKeyStoreTokenConnection {

  private final JpkiProvider jpki;
  private final KeyStore store;

  CardTokenConnection(JpkiProvider jpki, KeyStore store) {
    this.jpki = jpki;
    this.store = store;
  }

  @Override
  protected Signature getSignatureInstance(String algorithm) throws NoSuchAlgorithmException {
    boolean pss = algorithm.equals("SHA256withRSAandMGF1"); // Java has another name for it
    return Signature.getInstance(pss ? "RSASSA-PSS" : algorithm, jpki);
  }

  @Override
  protected KeyStore getKeyStore() {
    return store;
  }

  @Override
  protected PasswordProtection getKeyProtectionParameter() {
    return new PasswordProtection(null); // the provider knows whom to ask
  }

  @Override
  public void close() {}
}
// example-end

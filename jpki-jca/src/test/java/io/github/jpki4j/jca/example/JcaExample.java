package io.github.jpki4j.jca.example;

import io.github.jpki4j.jca.JpkiLoadParameter;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.pin.PinSource;
import io.github.jpki4j.transport.CardSource;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** The examples of docs/jca.md, between the marks; DocExampleTest compares, JcaDocTest runs. */
public final class JcaExample {

  private final CardSource reader;
  private final PinSource askThePerson;
  private byte[] signed = {};
  private Certificate[] chain = {};

  /**
   * An application.
   *
   * @param reader where the card is
   * @param askThePerson a window, for example
   */
  public JcaExample(CardSource reader, PinSource askThePerson) {
    this.reader = reader;
    this.askThePerson = askThePerson;
  }

  /**
   * What was sent.
   *
   * @return the signature
   */
  public byte[] signed() {
    return signed.clone();
  }

  /**
   * What was sent with it.
   *
   * @return the signer's certificate and its CA's
   */
  public Certificate[] chain() {
    return chain.clone();
  }

  private void send(byte[] signature, Certificate[] certificates) {
    signed = signature;
    chain = certificates;
  }

  /**
   * Signs a document.
   *
   * @param document the bytes
   * @throws GeneralSecurityException if that fails
   * @throws IOException if the card cannot be read
   */
  public void sign(byte[] document) throws GeneralSecurityException, IOException {
    // example-begin
    try (JpkiProvider jpki = new JpkiProvider(reader, askThePerson)) {
      KeyStore store = KeyStore.getInstance("JPKI-SIGN", jpki);
      store.load(JpkiLoadParameter.asking(askThePerson)); // asks for the password: one VERIFY
      Signature signature = Signature.getInstance("SHA256withRSA", jpki);
      signature.initSign((PrivateKey) store.getKey("sign", null));
      signature.update(document);
      send(signature.sign(), store.getCertificateChain("sign"));
    }
    // example-end
  }

  /**
   * A TLS client that can log in.
   *
   * @param jpki the provider, which stays in Java's list
   * @param trust which servers it trusts
   * @return the context
   * @throws GeneralSecurityException if that fails
   * @throws IOException if the card cannot be read
   */
  public static SSLContext login(JpkiProvider jpki, TrustManager[] trust)
      throws GeneralSecurityException, IOException {
    // example-begin
    Security.addProvider(jpki); // TLS finds the signatures of a key in Java's list only
    KeyStore store = KeyStore.getInstance("JPKI-AUTH", jpki);
    store.load(null, null); // no PIN yet
    KeyManagerFactory keys = KeyManagerFactory.getInstance("NewSunX509");
    keys.init(store, null);
    SSLContext context = SSLContext.getInstance("TLSv1.2"); // 1.3 wants a card that makes PSS
    context.init(keys.getKeyManagers(), trust, null); // the person is asked in the handshake
    // example-end
    return context;
  }
}

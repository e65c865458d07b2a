package io.github.jpki4j.it.library;

import io.github.jpki4j.jca.JpkiProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.signature.SignatureRSASHA256;

/** The example of docs/integrations.md for SSH, between the marks; SshLoginIT runs it. */
final class SshExample {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String host;
  private final int port;
  private final ServerKeyVerifier knownHosts;

  /**
   * An application.
   *
   * @param host the computer where people log in
   * @param port its port for SSH
   * @param knownHosts whether it is that computer
   */
  SshExample(String host, int port, ServerKeyVerifier knownHosts) {
    this.host = host;
    this.port = port;
    this.knownHosts = knownHosts;
  }

  /**
   * Runs a command there.
   *
   * @param jpki the provider, which need not be in Java's list
   * @param store a store of the provider, loaded
   * @param alias the key in it
   * @param account where to log in
   * @param command for the account's shell
   * @return what the command printed
   */
  String run(JpkiProvider jpki, KeyStore store, String alias, String account, String command)
      throws GeneralSecurityException, IOException {
    // example-begin
    NamedFactory<Signature> cardRsa =
        new NamedFactory<>() {
          @Override
          public String getName() {
            return "rsa-sha2-256";
          }

          @Override
          public Signature create() {
            return new SignatureRSASHA256() {
              @Override
              protected java.security.Signature doInitSignature(
                  SessionContext session, String algorithm, Key key, boolean signing)
                  throws GeneralSecurityException {
                return java.security.Signature.getInstance(algorithm, jpki); // not BouncyCastle's
              }
            };
          }
        };
    PublicKey publicKey = store.getCertificate(alias).getPublicKey();
    KeyPair key = new KeyPair(publicKey, (PrivateKey) store.getKey(alias, null));
    try (SshClient client = SshClient.setUpDefaultClient()) {
      client.setServerKeyVerifier(knownHosts);
      client.setUserAuthFactories(List.of(new UserAuthPublicKeyFactory(List.of(cardRsa))));
      client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER); // none of ~/.ssh
      client.start();
      try (ClientSession session =
          client.connect(account, host, port).verify(PATIENCE).getSession()) {
        session.addPublicKeyIdentity(key);
        session.auth().verify(Duration.ofMinutes(2)); // the person is asked in the meantime
        return session.executeRemoteCommand(command);
      }
    }
    // example-end
  }
}

package io.github.jpki4j.cli.tls;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.cli.access.AtExit;
import io.github.jpki4j.cli.access.CardConnector;
import io.github.jpki4j.cli.card.CardCertificates;
import io.github.jpki4j.cli.card.PinEntry;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.jca.JpkiLoadParameter;
import io.github.jpki4j.jca.JpkiOptions;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.pin.PinSource;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.transport.CardConnection;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Security;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The card's key for user authentication in Java's TLS, for the length of one command. The PIN is
 * asked for and sent when a server wants a signature, and not before.
 */
final class CardLogin implements AutoCloseable {

  private final CommandContext context;
  private final PinSource pins;
  private final SignatureScheme scheme;
  private final WebDeadline deadline;
  private final JpkiProvider provider;
  private final AtExit atExit;
  private volatile boolean ended;

  private CardLogin(
      CommandContext context,
      PinSource pins,
      SignatureScheme scheme,
      WebDeadline deadline,
      JpkiOptions options) {
    this.context = context;
    this.pins = deadline.outside(pins);
    this.scheme = scheme;
    this.deadline = deadline;
    this.provider = new JpkiProvider(this::connect, this.pins, options);
    this.atExit = new AtExit(this::end);
    Security.addProvider(provider); // TLS looks there, and nowhere else, for who can use the key
  }

  private CardConnection connect() throws JpkiException {
    if (ended) {
      throw new TransportException("the program is ending", TransportException.Remedy.REOPEN);
    }
    return CardConnector.connect(context);
  }

  private void end() {
    ended = true;
    provider.close();
  }

  /**
   * Makes the key known to Java.
   *
   * @param pin where the PIN comes from
   * @param scheme what the card is said to know
   * @param deadline for the servers; stands still while a person types
   */
  static CardLogin open(
      CommandContext context, PinEntry pin, SignatureScheme scheme, WebDeadline deadline) {
    JpkiOptions options = JpkiOptions.DEFAULT;
    if (scheme == SignatureScheme.PSS) {
      options = options.withPss();
    }
    if (pin.policy() == TryPolicy.SPEND_LAST) {
      options = options.spendingLastTry();
    }
    return new CardLogin(context, pin.source(), scheme, deadline, options);
  }

  /**
   * Fetches a page. A card that turns out not to know PSS is used with TLS 1.2, which does without:
   * one connection more, and no PIN more. Both together have the time of one.
   *
   * @param address with {@code https}
   * @param trust which servers are believed
   */
  WebAnswer get(URI address, ServerTrust trust) throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = keys();
    WebRequest request = new WebRequest(address, trust, deadline);
    context.output().note("note.connecting", request.host());
    deadline.start();
    if (scheme == SignatureScheme.PKCS1) {
      return request.send(context("TLSv1.2", keys, request));
    }
    try {
      return request.send(context("TLS", keys, request));
    } catch (IOException e) {
      if (!WebFailures.isCausedBy(e, CardResponseException.class)) {
        throw e;
      }
      context.output().note("note.no-pss");
      return request.send(context("TLSv1.2", keys, request));
    }
  }

  private KeyManagerFactory keys() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("JPKI-AUTH", provider);
    store.load(JpkiLoadParameter.asking(pins));
    if (store.size() == 0) {
      throw Failures.without(CertificateKind.AUTH);
    }
    CardCertificates.requireRsa(store.getCertificate(store.aliases().nextElement()));
    KeyManagerFactory factory = KeyManagerFactory.getInstance("NewSunX509");
    factory.init(store, null);
    return factory;
  }

  private static SSLContext context(String protocol, KeyManagerFactory keys, WebRequest request)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance(protocol);
    context.init(keys.getKeyManagers(), request.trust().managers(), null);
    return context;
  }

  @Override
  public void close() {
    Security.removeProvider(provider.getName());
    provider.close();
    atExit.close();
  }
}

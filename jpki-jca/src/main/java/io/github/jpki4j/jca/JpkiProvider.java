package io.github.jpki4j.jca;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pin.PinSource;
import io.github.jpki4j.transport.CardSource;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A card as a provider of the Java Cryptography Architecture: key stores {@code JPKI-AUTH} and
 * {@code JPKI-SIGN}, each with one key, {@code auth} or {@code sign}, and signatures {@code
 * SHA256withRSA}, {@code SHA384withRSA}, {@code SHA512withRSA}, {@code NONEwithRSA}, and by option
 * {@code RSASSA-PSS} (also as {@code SHA256withRSAandMGF1}) and {@code SHA1withRSA}.
 *
 * <p><b>When a PIN is sent.</b> Loading a store, and asking it for names, certificates and keys,
 * sends none, except in one case: a certificate that cannot be read without its PIN, as that for
 * digital signatures, needs it while the store is loaded. {@code load(null, password)} of {@code
 * JPKI-SIGN} sends exactly one VERIFY; so does {@code load} with a {@link JpkiLoadParameter} or a
 * callback handler, after asking, unless the certificate is known. Without either, the store shows
 * its key's name and no more. Otherwise a password that is given to {@code load} or {@code getKey}
 * is kept for the first signature that needs it.
 *
 * <p>Each PIN that is handed over is for one VERIFY. What a card refused is never sent to it again,
 * whatever repeats it, until {@link #close()}; what it did not answer is sent again only if the
 * {@link PinSource} or {@code load} of a store that needs it at once brings it anew, and neither
 * the counter nor another PIN's success has shown that it was wrong. {@code changeit} and {@code
 * password}, which servers hand over when nobody set a password, are sent by option only. If a
 * signature needs a PIN and none was handed over, the {@link PinSource} is asked, once for all
 * threads that wait, with no lock held; without a source the signature fails with a {@code
 * PinRequiredException}. As long as the card stays and nobody resets it, further signatures need no
 * PIN and one exchange each.
 *
 * <p>A store and its keys belong to the card that was there when the store was loaded. If it was
 * away and is there again, they go on, with a new PIN; with another card they refuse, before a PIN
 * is sent.
 *
 * <p>A failure is the exception that the JCA has for it, with the {@code JpkiException} as its
 * cause. A wrong password in {@code load} is an {@code IOException} caused by an {@code
 * UnrecoverableKeyException}.
 *
 * <p>Harmless at every position in the list of providers: what concerns other keys, verifying
 * included, is left to the other providers. Thread-safe; the card does one thing after the other.
 * Create one provider for each reader.
 *
 * @since 0.1.0
 */
@SuppressWarnings("serial") // a provider with a card cannot be serialized, and says so
public final class JpkiProvider extends Provider implements AutoCloseable {

  /** The name of a provider that is not configured, and the start of names that are made up. */
  static final String NAME = "JPKI";

  private static final long serialVersionUID = 1L;

  private static final AtomicInteger MADE_UP = new AtomicInteger();

  private static final double VERSION = 0.1;

  private static final String INFO = "My Number card (JPKI): key stores and RSA signatures";

  private final transient SharedCard card;
  private final transient boolean configured;

  /** Of a provider without a card: {@link #configure} makes one with a card. */
  public JpkiProvider() {
    this(
        JpkiOptions.DEFAULT.named(NAME),
        false,
        () -> {
          throw new TransportException(
              "the provider JPKI is not configured: give it an argument such as pcsc",
              Remedy.CHECK_READER);
        },
        null);
  }

  /**
   * A provider with {@link JpkiOptions#DEFAULT}.
   *
   * @param source where the card comes from; opened when it is needed, and again after a failure
   * @param pins whom to ask for a PIN; called on the thread that signs
   */
  public JpkiProvider(CardSource source, PinSource pins) {
    this(source, pins, JpkiOptions.DEFAULT);
  }

  /**
   * A provider with options.
   *
   * @param source where the card comes from; opened when it is needed, and again after a failure
   * @param pins whom to ask for a PIN; called on the thread that signs
   * @param options its settings
   */
  public JpkiProvider(CardSource source, PinSource pins, JpkiOptions options) {
    this(
        options,
        true,
        Objects.requireNonNull(source, "source"),
        Objects.requireNonNull(pins, "pins"));
  }

  @SuppressWarnings("deprecation") // the version as a text is not known to Android 8
  private JpkiProvider(
      JpkiOptions options, boolean configured, CardSource source, @Nullable PinSource pins) {
    super(options.name().isEmpty() ? madeUpName() : options.name(), VERSION, INFO);
    this.configured = configured;
    this.card = new SharedCard(source, options);
    for (KeyKind kind : KeyKind.values()) {
      putService(new Store(this, kind, pins));
    }
    for (CardAlgorithm algorithm : CardAlgorithm.values()) {
      if (algorithm.isOffered(options)) {
        putService(new Signing(this, algorithm));
      }
    }
  }

  /** Another one each time: of two providers with one name, Java installs the first only. */
  private static String madeUpName() {
    return NAME + "-" + MADE_UP.incrementAndGet();
  }

  /**
   * A provider by text, as on the command line of keytool and jarsigner and in {@code
   * java.security}: {@code SOURCE[:DETAIL][;OPTION]…}.
   *
   * <p>Sources are the {@link io.github.jpki4j.transport.CardSourceProvider}s that are there:
   * {@code pcsc} is the one reader with a card, {@code pcsc:NAME} a reader, {@code simulator} a
   * simulated card. Options are {@code name=NAME}, {@code pss}, {@code sha1}, {@code last-try} and
   * {@code default-password}; without a name the provider is called JPKI-SOURCE. PINs come with
   * {@code load}, {@code getKey} or a callback handler.
   *
   * @param argument the text
   * @return a new provider; this one stays as it is
   * @throws java.security.InvalidParameterException if the text means nothing
   */
  @Override
  public Provider configure(String argument) {
    ProviderArgument parsed = ProviderArgument.parse(argument);
    return new JpkiProvider(parsed.options(), true, parsed.source(), null);
  }

  /**
   * Whether this provider has a card.
   *
   * @return false after the constructor without parameters
   */
  @Override
  public boolean isConfigured() {
    return configured;
  }

  /**
   * Ends the session with the card and erases what was kept of PINs; refused ones are forgotten.
   * Keys and stores stay usable: their next use begins a new session. Idempotent; never throws.
   */
  @Override
  public void close() {
    card.close();
  }

  /**
   * Never writes.
   *
   * @param out not used
   * @throws NotSerializableException always
   */
  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException("a provider with a card");
  }

  /** A key store of one key. */
  private static final class Store extends Service {
    private final SharedCard card;
    private final KeyKind kind;
    private final @Nullable PinSource pins;

    Store(JpkiProvider provider, KeyKind kind, @Nullable PinSource pins) {
      super(
          provider,
          "KeyStore",
          NAME + "-" + kind,
          CardKeyStore.class.getName(),
          List.of(),
          Map.of());
      this.card = provider.card;
      this.kind = kind;
      this.pins = pins;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) {
      return new CardKeyStore(card, pins, kind);
    }
  }

  /** A signature algorithm, for keys on cards that make it. */
  private static final class Signing extends Service {
    private final CardAlgorithm algorithm;

    Signing(JpkiProvider provider, CardAlgorithm algorithm) {
      super(
          provider,
          "Signature",
          algorithm.jcaName(),
          CardSignature.class.getName(),
          algorithm.aliases(),
          Map.of("SupportedKeyClasses", CardKey.class.getName()));
      this.algorithm = algorithm;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
      return new CardSignature(algorithm);
    }

    @Override
    public boolean supportsParameter(@Nullable Object parameter) {
      return parameter instanceof CardKey key && (!algorithm.isPss() || key.makesPss());
    }
  }
}

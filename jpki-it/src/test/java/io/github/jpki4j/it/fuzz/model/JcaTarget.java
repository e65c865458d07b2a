package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.it.fuzz.target.FuzzTarget;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A program with the card as a Java key: stores that are loaded with passwords right and wrong,
 * prompts that fail, cards that are pulled out and changed.
 */
public final class JcaTarget implements FuzzTarget {

  private static final int MOST_STEPS = 10;

  private final Cards cards = new Cards();

  @Override
  public String name() {
    return "jca";
  }

  @Override
  public void run(SplittableRandom random) throws GeneralSecurityException, IOException {
    Consents consents = new Consents();
    consents.rememberRefused();
    Reader reader =
        new Reader(
            cards.any(random),
            consents,
            Cards.link(random),
            Scene.Trouble.honest(random),
            random.split());
    try (Program program = new Program(reader, consents, cards, random)) {
      for (int steps = 1 + random.nextInt(MOST_STEPS); steps > 0; steps--) {
        program.step();
      }
    }
    reader.requireKept();
  }

  /** A store and the card for which it was loaded. */
  private record Loaded(KeyStore store, TestCard card) {}

  /** The program, in one thread. */
  private static final class Program implements AutoCloseable {
    private final Reader reader;
    private final Consents consents;
    private final Cards cards;
    private final SplittableRandom random;
    private final JpkiProvider provider;
    private final Map<KeyKind, Loaded> stores = new EnumMap<>(KeyKind.class);

    /** The card of the key that signs. */
    private TestCard asked;

    Program(Reader reader, Consents consents, Cards cards, SplittableRandom random) {
      this.reader = reader;
      this.consents = consents;
      this.cards = cards;
      this.random = random;
      this.asked = reader.card();
      this.provider = new JpkiProvider(reader, (key, left) -> prompt(key));
    }

    void step() throws GeneralSecurityException, IOException {
      KeyKind key = Cards.key(random);
      Loaded loaded = stores.get(key);
      try {
        switch (random.nextInt(12)) {
          case 0 -> reader.put(random.nextBoolean() ? reader.card() : cards.any(random));
          case 1 -> {
            provider.close();
            consents.forgetRefused();
          }
          case 2, 3, 4, 5 -> load(key);
          case 6, 7 -> hand(key, loaded);
          default -> sign(key, loaded);
        }
      } catch (GeneralSecurityException | IOException e) {
        requireOurs(e);
      } catch (PromptFailure e) {
        return; // our own, handed through
      }
    }

    /** The JCA's exceptions are documented; what they are caused by must be too. */
    private void requireOurs(Exception e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException && !(cause instanceof IllegalArgumentException)) {
        throw new AssertionError("a failure that is not told as one", e);
      }
    }

    private Optional<char[]> password(KeyKind key, TestCard card) {
      Secret secret = random.nextInt(3) == 0 ? Secret.wrong(key, random) : Cards.current(card, key);
      return switch (random.nextInt(6)) {
        case 0, 4 -> Optional.empty();
        case 1 -> Optional.of("changeit".toCharArray());
        case 2 -> Optional.of("x".toCharArray());
        default -> {
          consents.allow(secret, card);
          yield Optional.of(secret.characters());
        }
      };
    }

    private void load(KeyKind key) throws GeneralSecurityException, IOException {
      KeyStore store = KeyStore.getInstance("JPKI-" + key, provider);
      TestCard card = reader.card();
      char[] password = password(key, card).orElse(null);
      try {
        store.load(null, password);
        stores.put(key, new Loaded(store, card));
      } finally {
        erase(password);
      }
    }

    private void hand(KeyKind key, Loaded loaded) throws GeneralSecurityException {
      if (loaded != null) {
        char[] password = password(key, loaded.card()).orElse(null);
        try {
          loaded.store().getKey(alias(loaded), password);
        } finally {
          erase(password);
        }
      }
    }

    private static void erase(char[] password) {
      if (password != null) {
        Arrays.fill(password, '\0');
      }
    }

    private static String alias(Loaded loaded) throws GeneralSecurityException {
      return loaded.store().aliases().hasMoreElements()
          ? loaded.store().aliases().nextElement()
          : "none";
    }

    private void sign(KeyKind key, Loaded loaded) throws GeneralSecurityException {
      if (loaded == null
          || !(loaded.store().getKey(alias(loaded), null) instanceof PrivateKey privateKey)) {
        return;
      }
      byte[] message = {1};
      asked = loaded.card();
      Signature signature = Signature.getInstance("SHA256withRSA", provider);
      signature.initSign(privateKey);
      signature.update(message);
      byte[] signed = signature.sign();
      if (!TrueReports.isSignature(loaded.card(), key, message, signed)) {
        consents.violation("a signature that is not valid");
      }
    }

    private Pin prompt(KeyKind key) throws PinCancelledException {
      switch (random.nextInt(6)) {
        case 0 -> throw new PinCancelledException(key);
        case 1 -> throw new PromptFailure();
        default -> {
          Secret secret =
              random.nextInt(3) == 0 ? Secret.wrong(key, random) : Cards.current(asked, key);
          consents.allow(secret, asked);
          char[] characters = secret.characters();
          try {
            return Pin.of(key, characters);
          } finally {
            Arrays.fill(characters, '\0');
          }
        }
      }
    }

    @Override
    public void close() {
      provider.close();
    }
  }

  /** Of a prompt that breaks down. */
  private static final class PromptFailure extends IllegalStateException {
    private static final long serialVersionUID = 1L;
  }
}

package io.github.jpki4j.it.opensc;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Signs by our provider and by SunPKCS11 with OpenSC through one reader, in turn and at the same
 * time, and prints a line for each pair that is the same.
 */
final class Pkcs11Comparison {

  /** Begins each line, so that no line of a log is taken for one. */
  static final String MARK = "same: ";

  static final List<String> ALGORITHMS = List.of("SHA256withRSA", "SHA384withRSA", "SHA512withRSA");

  /** Bytes; nothing, about a block of each hash function, and more than one call's worth. */
  static final List<Integer> LENGTHS = List.of(0, 1, 64, 128, 100_000);

  private static final int MANY = 50;

  /** A key as one provider sees it. */
  private record Side(Provider provider, PrivateKey key, byte[] certificate) {

    byte[] sign(String algorithm, byte[] message) throws Exception {
      Signature signature = Signature.getInstance(algorithm, provider);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    }
  }

  private Pkcs11Comparison() {}

  /**
   * Runs it.
   *
   * @param args the name of the reader
   */
  public static void main(String[] args) throws Exception {
    OpenScModule module = OpenScModule.find(args[0]).orElseThrow();
    JpkiProvider jpki = new JpkiProvider(PcscReaders.system().named(args[0]), Person.whoKnows());
    Map<KeyKind, Side> ours = new EnumMap<>(KeyKind.class);
    Map<KeyKind, Side> theirs = new EnumMap<>(KeyKind.class);
    for (KeyKind key : KeyKind.values()) {
      ours.put(key, side(jpki, Stores.loaded(jpki, key), Stores.alias(key)));
      OpenScModule.Token token = module.login(key);
      theirs.put(key, side(token.provider(), token.store(), token.alias()));
      same(key + " certificate", ours.get(key).certificate(), theirs.get(key).certificate());
    }
    for (String algorithm : ALGORITHMS) {
      for (int length : LENGTHS) {
        byte[] message = new byte[length];
        new Random(length).nextBytes(message);
        for (KeyKind key : KeyKind.values()) {
          same(
              key + " " + algorithm + " " + length,
              ours.get(key).sign(algorithm, message),
              theirs.get(key).sign(algorithm, message));
        }
      }
    }
    for (KeyKind key : KeyKind.values()) {
      CompletableFuture<byte[]> meanwhile =
          CompletableFuture.supplyAsync(() -> many(theirs.get(key)));
      same(key + " at the same time", many(ours.get(key)), meanwhile.join());
    }
    byte[] before = many(ours.get(KeyKind.AUTH));
    jpki.close(); // which resets the card; OpenSC keeps this PIN, and sends it again
    same("AUTH after our session", before, many(theirs.get(KeyKind.AUTH)));
  }

  /** One after the other; the last one. */
  private static byte[] many(Side side) {
    try {
      byte[] last = {};
      for (int i = 0; i < MANY; i++) {
        last = side.sign("SHA256withRSA", new byte[] {(byte) i});
      }
      return last;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private static Side side(Provider provider, KeyStore store, String alias) throws Exception {
    return new Side(
        provider, (PrivateKey) store.getKey(alias, null), store.getCertificate(alias).getEncoded());
  }

  private static void same(String what, byte[] ours, byte[] theirs) {
    System.out.println(MARK + what + (Arrays.equals(ours, theirs) ? "" : " IS NOT THE SAME"));
  }
}

package io.github.jpki4j.it.bench;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.opensc.OpenScModule;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.program.Stopwatch;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The card as a Java key in two ways, ours and SunPKCS11 with OpenSC, in this JVM and on one
 * reader. Commands are counted by the card. The module keeps the reader to the end of the JVM, so
 * this comes last.
 */
final class KeyBenchmark {

  private static final String OURS = "JpkiProvider";
  private static final String THEIRS = "SunPKCS11 with OpenSC";

  /** Rounds at a time: so few that both see the same machine. */
  private static final int TURN = 10;

  private static final int TURNS = 100;
  private static final int WARM_UP_TURNS = 50;

  private final TestCard card;
  private final Map<String, Way> ways = new LinkedHashMap<>();

  /** A signature. */
  @FunctionalInterface
  private interface Way {
    byte[] sign() throws Exception;
  }

  private KeyBenchmark(TestCard card) {
    this.card = card;
  }

  /**
   * Measures and prints.
   *
   * @param reader where the card is
   * @param card what is in it, with the PINs that it has by default
   */
  static void measure(String reader, TestCard card) throws Exception {
    Optional<OpenScModule> module = OpenScModule.find(reader);
    if (module.isEmpty()) {
      System.out.println("left out: SunPKCS11: opensc-pkcs11.so is not installed");
      return;
    }
    KeyBenchmark benchmark = new KeyBenchmark(card);
    try (JpkiProvider jpki =
        new JpkiProvider(PcscReaders.system().named(reader), Person.whoKnows())) {
      benchmark.begin(
          OURS,
          () -> {
            KeyStore store = Stores.loaded(jpki, KeyKind.AUTH);
            return signing(jpki, store, Stores.alias(KeyKind.AUTH));
          });
      benchmark.begin(
          THEIRS,
          () -> {
            OpenScModule.Token token = module.get().login(KeyKind.AUTH);
            return signing(token.provider(), token.store(), token.alias());
          });
      benchmark.goOn();
    }
  }

  private static Way signing(Provider provider, KeyStore store, String alias) throws Exception {
    PrivateKey key = (PrivateKey) store.getKey(alias, null);
    return () -> {
      Signature signature = Signature.getInstance("SHA256withRSA", provider);
      signature.initSign(key);
      signature.update(Stores.MESSAGE);
      return signature.sign();
    };
  }

  private void begin(String name, Callable<Way> opening) throws Exception {
    card.clearTraffic();
    double time =
        Stopwatch.time(
            () -> {
              Way way = opening.call();
              ways.put(name, way);
              return way.sign();
            });
    System.out.printf(
        Locale.ROOT,
        "%-58s %9.3f ms, once, in %d commands%n",
        "Java key, from nothing to a signature: " + name,
        time,
        card.traffic().commands());
  }

  private void goOn() throws Exception {
    Map<String, double[]> times = times();
    times.forEach((way, t) -> Stopwatch.print("Java key, further signature: " + way, t));
    double ours = perSecond(times.get(OURS));
    double theirs = perSecond(times.get(THEIRS));
    System.out.printf(
        Locale.ROOT,
        "  signatures per second: %.0f, %s %.0f: %.0f %% (aim: 100 %%)%n",
        ours,
        THEIRS,
        theirs,
        100 * ours / theirs);
    System.out.printf(
        Locale.ROOT,
        "  commands for a further signature: %.1f (aim: 1), %s %.1f%n",
        commands(OURS),
        THEIRS,
        commands(THEIRS));
  }

  /** Both in turn. */
  private Map<String, double[]> times() throws Exception {
    Map<String, double[]> times = new LinkedHashMap<>();
    ways.keySet().forEach(way -> times.put(way, new double[TURN * TURNS]));
    for (int turn = -WARM_UP_TURNS; turn < TURNS; turn++) {
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        double[] some = Stopwatch.times(way.getValue()::sign, TURN);
        if (turn >= 0) {
          System.arraycopy(some, 0, times.get(way.getKey()), turn * TURN, TURN);
        }
      }
    }
    return times;
  }

  private static double perSecond(double[] times) {
    return 1000 / Stopwatch.quantile(times, 50);
  }

  private double commands(String name) throws Exception {
    card.clearTraffic();
    Stopwatch.times(ways.get(name)::sign, TURN);
    return (double) card.traffic().commands() / TURN;
  }
}

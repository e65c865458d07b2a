package io.github.jpki4j.kiosk.soak;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.TestPki;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Who a customer is, and what the customer knows: nobody else's. Depends on seed and number. */
final class Person {

  /** Which text is entered. */
  enum Entry {
    /** The secret that the card has at first. */
    CURRENT,
    /** The secret that is to be. */
    NEXT,
    /** Neither of them. */
    WRONG,
    /** Another than NEXT. */
    OTHER_NEXT,
    /** No secret at all. */
    MALFORMED
  }

  /** Noon in Japan: kiosks are open. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T03:00:00Z"), ZoneOffset.UTC);

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final String DIGITS = "0123456789";
  private static final String KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホ";
  private static final int PASSWORD = 16;
  private static final int PIN = 4;

  private final Map<Entry, String> passwords = new EnumMap<>(Entry.class);
  private final Map<Entry, String> pins = new EnumMap<>(Entry.class);
  private final Holder holder;

  private Person(SplittableRandom random, int number) {
    for (Entry entry : Entry.values()) {
      passwords.put(entry, text(random, LETTERS, PASSWORD));
      String pin = text(random, DIGITS, PIN);
      while (pins.containsValue(pin)) {
        pin = text(random, DIGITS, PIN);
      }
      pins.put(entry, pin);
    }
    passwords.merge(Entry.MALFORMED, "+", (text, plus) -> text.substring(0, PASSWORD - 1) + plus);
    pins.merge(Entry.MALFORMED, "X", (text, letter) -> text.substring(0, PIN - 1) + letter);
    holder =
        Holder.test()
            .withName("ＴＥＳＴ　" + text(random, KANA, 8))
            .withAddress("東京都ＴＥＳＴ市" + wide(text(random, LETTERS, 12)))
            .withGenderAndBirth("1", birth(number));
  }

  /**
   * A day of the era Meiji for each of some 14,000 customers: not that of another one, and no other
   * date that a program has. Chance would choose such a one in one of 600 runs.
   */
  private static String birth(int number) {
    return "1%d%02d%02d".formatted(1870 + number / 336, 1 + number % 12, 1 + number / 12 % 28);
  }

  static Person of(long seed, int number) {
    return new Person(CustomerPlan.random(~seed, number), number);
  }

  private static String text(SplittableRandom random, String characters, int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> characters.substring(random.nextInt(characters.length())).substring(0, 1))
        .collect(Collectors.joining());
  }

  /** The same in full-width characters. */
  static String wide(String ascii) {
    return ascii
        .chars()
        .mapToObj(c -> Character.toString(c + '！' - '!'))
        .collect(Collectors.joining());
  }

  /** A text to enter. */
  String secret(KeyKind key, Entry entry) {
    return String.valueOf((key == KeyKind.SIGN ? passwords : pins).get(entry));
  }

  /** A new card of this person, with all tries. Its PKI knows nobody else, and goes with it. */
  TestCard card() {
    return TestCard.builder()
        .pki(TestPki.create())
        .clock(CLOCK)
        .holder(holder)
        .authPin(secret(KeyKind.AUTH, Entry.CURRENT))
        .signPassword(secret(KeyKind.SIGN, Entry.CURRENT))
        .build();
  }

  /** The signature passwords, each long enough to be found by itself. A PIN is not. */
  List<String> passwords() {
    List<String> all = new ArrayList<>(passwords.values());
    passwords.values().forEach(one -> all.add(wide(one)));
    return all;
  }

  /** What says who this is. */
  List<String> names() {
    return List.of(holder.name(), holder.address(), holder.birth().substring(1));
  }

  /** The serial numbers of the certificates, as people and as programs write them. */
  static List<String> serials(TestCard card) {
    List<String> all = new ArrayList<>();
    for (CertificateKind kind : List.of(CertificateKind.AUTH, CertificateKind.SIGN)) {
      BigInteger serial = serial(card.certificate(kind));
      all.add(serial.toString());
      all.add(serial.toString(16));
    }
    return all;
  }

  private static BigInteger serial(byte[] certificate) {
    try {
      return ((X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(certificate)))
          .getSerialNumber();
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate of the test PKI", e);
    }
  }

  @Override
  public String toString() {
    return "Person[hidden]";
  }
}

package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.TestPkiBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which simulated card it is: what does not change as long as there is the card.
 *
 * @param kind kind of card, or situation of its holder
 * @param holder another person than usual
 * @param own keys and certificates of the tester's
 * @param atr another answer to reset, hexadecimal in capitals
 */
record CardDescription(
    SimulatedCard kind,
    Optional<Holder> holder,
    Map<KeyKind, OwnCertificate> own,
    Optional<String> atr) {

  /** Bytes of the file of a CA certificate, filler included, as on the usual card. */
  private static final int FILE_SIZE = 3808;

  /** From the initial byte to the longest ATR of ISO 7816-3. */
  private static final Pattern ATR = Pattern.compile("3[BF]([0-9A-F]{2}){1,32}");

  private static final Pattern GENDER = Pattern.compile("[0-9]");
  private static final Pattern BIRTH = Pattern.compile("[0-9]{9}");

  static CardDescription plain(SimulatedCard kind) {
    return new CardDescription(kind, Optional.empty(), Map.of(), Optional.empty());
  }

  /** Whether nothing but the kind is said. */
  boolean isPlain() {
    return holder.isEmpty() && own.isEmpty() && atr.isEmpty();
  }

  static boolean isAtr(String hex) {
    return ATR.matcher(hex).matches();
  }

  /**
   * What a fresh card is made of.
   *
   * @throws IllegalArgumentException if a key is not that of its certificate
   */
  TestCardBuilder card(Clock clock) {
    TestCardBuilder card = kind.card(clock);
    holder.ifPresent(card::holder);
    atr.ifPresent(hex -> card.atr(HexFormat.of().parseHex(hex)));
    if (!own.isEmpty()) {
      TestPkiBuilder pki = TestPki.builder();
      own.forEach((key, given) -> pki.cardKey(key, given.privateKey(), given.certificate()));
      card.pki(pki.build());
      own.forEach((key, given) -> authority(card, key, given.authority()));
    }
    return card;
  }

  private static void authority(TestCardBuilder card, KeyKind key, byte[] der) {
    if (der.length > 0) {
      byte[] content = Arrays.copyOf(der, Math.max(der.length, FILE_SIZE));
      Arrays.fill(content, der.length, content.length, (byte) 0xFF);
      card.file(key == KeyKind.AUTH ? 0x000B : 0x0002, content);
    }
  }

  /** The lines of a state file. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of("card " + kind.name()));
    holder.ifPresent(
        person ->
            lines.add(
                String.join(
                    " ",
                    "holder",
                    word(person.name()),
                    person.birth(),
                    person.gender(),
                    word(person.address()))));
    atr.ifPresent(hex -> lines.add("atr " + hex));
    own.forEach((key, given) -> lines.add("own-" + EnumNames.of(key) + " " + given.words()));
    return lines;
  }

  private static String word(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads what follows the line of the card. */
  static CardDescription read(SimulatedCard kind, StateLines lines) throws StateLines.OddLine {
    Optional<Holder> holder = lines.optional("holder", CardDescription::holder);
    Optional<String> atr =
        lines.optional(
            "atr",
            words -> {
              StateLines.count(words, 1, 1);
              return StateLines.text(words.get(0), ATR);
            });
    Map<KeyKind, OwnCertificate> own = new EnumMap<>(KeyKind.class);
    for (KeyKind key : KeyKind.values()) {
      lines
          .optional("own-" + EnumNames.of(key), OwnCertificate::read)
          .ifPresent(given -> own.put(key, given));
    }
    return new CardDescription(kind, holder, own, atr);
  }

  private static Holder holder(List<String> words) {
    StateLines.count(words, 4, 4);
    return HolderFile.holder(
        text(words.get(0)),
        StateLines.text(words.get(1), BIRTH),
        StateLines.text(words.get(2), GENDER),
        text(words.get(3)));
  }

  private static String text(String word) {
    String text = new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
    StateLines.require(word(text).equals(word));
    return text;
  }

  @Override
  public String toString() {
    return "CardDescription[" + kind.name() + ", [hidden]]";
  }
}

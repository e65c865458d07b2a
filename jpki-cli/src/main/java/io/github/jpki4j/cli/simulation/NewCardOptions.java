package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.file.SecretFile;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.CardSecret;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestSecret;
import io.github.jpki4j.testcard.pki.Holder;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What is said on the command line of a simulated card that is to be made. */
final class NewCardOptions {

  @Option(names = "--holder", paramLabel = "FILE", descriptionKey = "option.holder")
  private Optional<String> holder = Optional.empty();

  @Option(names = "--auth-pin-file", paramLabel = "FILE|-", descriptionKey = "option.card-auth-pin")
  private Optional<String> authPin = Optional.empty();

  @Option(names = "--sign-pin-file", paramLabel = "FILE|-", descriptionKey = "option.card-sign-pin")
  private Optional<String> signPin = Optional.empty();

  @Option(
      names = "--card-info-pin-file",
      paramLabel = "FILE|-",
      descriptionKey = "option.card-info-pin")
  private Optional<String> cardInfoPin = Optional.empty();

  @Option(
      names = "--tries",
      paramLabel = "NAME=N",
      converter = SecretTries.Converter.class,
      completionCandidates = SecretTries.Values.class,
      descriptionKey = "option.tries")
  private List<SecretTries> tries = new ArrayList<>();

  @Option(
      names = "--certificate",
      paramLabel = "auth=FILE|sign=FILE",
      converter = KeyFile.Converter.class,
      descriptionKey = "option.own-certificate")
  private List<KeyFile> certificates = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "auth=FILE|sign=FILE",
      converter = KeyFile.Converter.class,
      descriptionKey = "option.own-key")
  private List<KeyFile> keys = new ArrayList<>();

  @Option(
      names = "--ca",
      paramLabel = "auth=FILE|sign=FILE",
      converter = KeyFile.Converter.class,
      descriptionKey = "option.own-ca")
  private List<KeyFile> authorities = new ArrayList<>();

  @Option(names = "--atr", paramLabel = "HEX", descriptionKey = "option.atr")
  private Optional<String> atr = Optional.empty();

  /**
   * Reads all files.
   *
   * @param kind which card it is said of
   * @param standardInput for {@code -}
   * @throws Failure if a file is not as it must be, or something would have no effect on this card
   */
  NewCard read(SimulatedCard kind, InputStream standardInput) {
    requireEffect(kind);
    DataFile.requireOneStandardInput(
        Stream.concat(
            Stream.of(authPin, signPin, cardInfoPin).flatMap(Optional::stream),
            Stream.of(certificates, keys, authorities).flatMap(List::stream).map(KeyFile::file)));
    Optional<Holder> person = holder.map(HolderFile::read);
    Map<KeyKind, OwnCertificate> own =
        new OwnCertificateFiles(certificates, keys, authorities, standardInput).read();
    Map<TestSecret, String> values = new EnumMap<>(TestSecret.class);
    put(values, TestSecret.AUTH, authPin, Pin::auth, standardInput);
    put(values, TestSecret.SIGN, signPin, Pin::sign, standardInput);
    put(values, TestSecret.CARD_INFO, cardInfoPin, CardInfoPin::of, standardInput);
    NewCard card =
        new NewCard(
            new CardDescription(kind, person, own, atr.map(NewCardOptions::atr)), values, tries());
    requirePossible(card);
    return card;
  }

  /** The value, in the form in which the card gets it. */
  private static void put(
      Map<TestSecret, String> values,
      TestSecret which,
      Optional<String> file,
      Function<char[], CardSecret> form,
      InputStream standardInput) {
    if (file.isPresent()) {
      char[] typed = SecretFile.read(file.get(), standardInput);
      try (CardSecret secret = form.apply(typed)) {
        values.put(which, new String(secret.encoded(), StandardCharsets.US_ASCII));
      } finally {
        Arrays.fill(typed, '\0');
      }
    }
  }

  private static String atr(String hex) {
    String capitals = hex.toUpperCase(Locale.ROOT);
    if (!CardDescription.isAtr(capitals)) {
      throw new Failure(ExitCode.USAGE, "usage.atr");
    }
    return capitals;
  }

  private Map<TestSecret, Integer> tries() {
    Map<TestSecret, Integer> map = new EnumMap<>(TestSecret.class);
    for (SecretTries one : tries) {
      if (map.put(one.secret(), one.tries()) != null) {
        throw new Failure(
            ExitCode.USAGE, "usage.twice", "--tries " + name(one) + "=N", "jpki simulate --help");
      }
    }
    return map;
  }

  private static String option(SecretTries one) {
    return "--tries " + name(one) + "=" + one.tries();
  }

  private static String name(SecretTries one) {
    return EnumNames.of(one.secret());
  }

  private void requireEffect(SimulatedCard kind) {
    KindLimits limits = new KindLimits(kind);
    holder.ifPresent(file -> limits.require(limits.takesPerson(), "--holder"));
    for (KeyFile one : certificates) {
      limits.require(
          limits.takesCertificate(one.key()), "--certificate " + EnumNames.of(one.key()) + "=");
    }
    authPin.ifPresent(f -> limits.require(limits.has(TestSecret.AUTH), "--auth-pin-file"));
    signPin.ifPresent(f -> limits.require(limits.has(TestSecret.SIGN), "--sign-pin-file"));
    cardInfoPin.ifPresent(
        f -> limits.require(limits.has(TestSecret.CARD_INFO), "--card-info-pin-file"));
    for (SecretTries one : tries) {
      limits.require(limits.has(one.secret()), option(one));
    }
  }

  /** Makes such a card once, before anybody is shown one. */
  private void requirePossible(NewCard wanted) {
    if (!wanted.isPlain()) {
      TestCard card = wanted.description().kind().build();
      for (SecretTries one : tries) {
        try {
          card.secret(one.secret()).setTriesLeft(one.tries());
        } catch (IllegalArgumentException e) {
          throw new Failure(e, ExitCode.USAGE, "usage.tries", option(one), name(one));
        }
      }
    }
  }
}

package io.github.jpki4j.kiosk.program;

import static io.github.jpki4j.kiosk.program.ConfigurationKey.COUNTDOWN_SECONDS;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.IDLE_SECONDS;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.KIOSK_GUIDE;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.LANGUAGES;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.LIMIT_SECONDS;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.LINK_FOLDER;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.LISTEN;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.MAINTENANCE_FILE;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.OPERATOR;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.ORIGIN;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.PORT;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.RANDOM_DIGITS;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.READER;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.SIMULATE;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.STOP_SECONDS;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.STUCK_SECONDS;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.TLS_KEYSTORE;
import static io.github.jpki4j.kiosk.program.ConfigurationKey.TLS_PASSWORD_FILE;

import io.github.jpki4j.kiosk.PcscKioskReader;
import io.github.jpki4j.kiosk.program.ConfigurationException.Problem;
import io.github.jpki4j.kiosk.server.KioskServer;
import io.github.jpki4j.kiosk.server.KioskServerBuilder;
import io.github.jpki4j.kiosk.server.KioskSimulation;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.reset.KioskGuide;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A kiosk as a file describes it, of which everything was read and is possible. Immutable. */
public final class KioskConfiguration {

  private final ConfigurationFile file;
  private final Duration finish;

  private KioskConfiguration(ConfigurationFile file) throws ConfigurationException {
    this.file = file;
    this.finish = file.seconds(STOP_SECONDS);
  }

  /**
   * Reads it.
   *
   * @throws ConfigurationException if the file cannot be read, or something in it is not as it
   *     should be
   */
  public static KioskConfiguration read(Path path) throws ConfigurationException {
    KioskConfiguration configuration = new KioskConfiguration(new ConfigurationFile(path));
    configuration.requireFitting();
    return configuration;
  }

  private void requireFitting() throws ConfigurationException {
    if (file.yes(SIMULATE)) {
      for (ConfigurationKey key : List.of(READER, OPERATOR, KIOSK_GUIDE)) {
        if (file.has(key)) {
          throw new ConfigurationException(Problem.NO_EFFECT, key);
        }
      }
    } else {
      file.value(READER);
    }
    requireBoth(TLS_KEYSTORE, TLS_PASSWORD_FILE);
    requireBoth(TLS_PASSWORD_FILE, TLS_KEYSTORE);
    if (!address().isLoopbackAddress()) {
      for (ConfigurationKey key : List.of(TLS_KEYSTORE, ORIGIN)) {
        if (!file.has(key)) {
          throw new ConfigurationException(Problem.MISSING, key);
        }
      }
    }
  }

  private void requireBoth(ConfigurationKey given, ConfigurationKey needed)
      throws ConfigurationException {
    if (file.has(given) && !file.has(needed)) {
      throw new ConfigurationException(Problem.MISSING, needed);
    }
  }

  /** Whether cards are simulated. */
  public boolean isSimulated() throws ConfigurationException {
    return file.yes(SIMULATE);
  }

  /** How long who is being served may go on after a signal. */
  public Duration finish() {
    return finish;
  }

  /**
   * Starts the server.
   *
   * @param readers asked for unless cards are simulated
   * @throws ConfigurationException if a value is not possible
   * @throws IOException if the server cannot listen
   */
  public KioskServer start(Supplier<PcscReaders> readers)
      throws ConfigurationException, IOException {
    Optional<Path> links = file.path(LINK_FOLDER);
    if (links.isPresent() && !Files.isDirectory(links.get())) {
      throw new ConfigurationException(Problem.VALUE, LINK_FOLDER);
    }
    KioskServerBuilder builder =
        file.yes(SIMULATE) ? KioskSimulation.builder() : real(readers.get());
    builder
        .listen(address())
        .port(file.number(PORT))
        .patience(file.seconds(IDLE_SECONDS), file.seconds(COUNTDOWN_SECONDS))
        .limit(file.seconds(LIMIT_SECONDS))
        .stuckAfter(file.seconds(STUCK_SECONDS))
        .randomDigits(file.yes(RANDOM_DIGITS));
    languages(builder);
    tls(builder);
    Optional<String> origin = file.text(ORIGIN);
    if (origin.isPresent()) {
      possible(ORIGIN, () -> builder.origin(URI.create(origin.get())));
    }
    return builder.start();
  }

  private KioskServerBuilder real(PcscReaders readers) throws ConfigurationException {
    KioskServerBuilder builder =
        KioskServer.builder().kiosk(new PcscKioskReader(readers, file.value(READER)));
    Optional<Path> guide = file.path(KIOSK_GUIDE);
    KioskGuide kiosks = guide.isPresent() ? guide(guide.get()) : KioskGuide.standard();
    builder.kiosks(kiosks);
    Optional<String> operator = file.text(OPERATOR);
    if (operator.isPresent()) {
      possible(OPERATOR, () -> kiosks.operator(operator.get()));
      builder.operator(operator.get());
    }
    return builder;
  }

  private static KioskGuide guide(Path path) throws ConfigurationException {
    try (Reader text = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      return KioskGuide.parse(text);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(Problem.VALUE, KIOSK_GUIDE.word(), "FILE", e);
    }
  }

  /** Addresses alone, so that no name is looked up somewhere else. */
  private InetAddress address() throws ConfigurationException {
    String text = file.value(LISTEN);
    if (!text.matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
      throw new ConfigurationException(Problem.VALUE, LISTEN);
    }
    try {
      return InetAddress.getByName(text);
    } catch (IOException e) {
      throw new ConfigurationException(Problem.VALUE, LISTEN.word(), LISTEN.allowed(), e);
    }
  }

  private void languages(KioskServerBuilder builder) throws ConfigurationException {
    List<String> codes = List.of(file.value(LANGUAGES).split("\\s*,\\s*", -1));
    possible(LANGUAGES, () -> builder.languages(codes));
  }

  private void tls(KioskServerBuilder builder) throws ConfigurationException {
    Optional<Path> keyStore = file.path(TLS_KEYSTORE);
    if (keyStore.isEmpty()) {
      return;
    }
    char[] password = PasswordFile.read(file.path(TLS_PASSWORD_FILE).orElseThrow());
    try {
      builder.tls(keyStore.get(), password);
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigurationException(Problem.VALUE, TLS_KEYSTORE.word(), "FILE", e);
    } finally {
      java.util.Arrays.fill(password, '\0');
    }
  }

  private static void possible(ConfigurationKey key, Runnable setting)
      throws ConfigurationException {
    try {
      setting.run();
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(Problem.VALUE, key.word(), key.allowed(), e);
    }
  }

  /**
   * What is done every second: fresh links are written, and it is looked whether it is maintenance.
   *
   * @throws ConfigurationException if a value is not possible
   */
  public Runnable files(KioskServer server) throws ConfigurationException {
    return new OperatorFiles(server, file.path(LINK_FOLDER), file.path(MAINTENANCE_FILE))::look;
  }
}

package io.github.jpki4j.kiosk.server;

import io.github.jpki4j.kiosk.FaceCheck;
import io.github.jpki4j.kiosk.KioskReader;
import io.github.jpki4j.kiosk.ResetCompletion;
import io.github.jpki4j.kiosk.flow.Conversation;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.kiosk.http.Listen;
import io.github.jpki4j.kiosk.http.Tls;
import io.github.jpki4j.kiosk.operation.StationSettings;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.simulation.ReservationService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The settings of a {@link KioskServer}. A reader for the kiosk or for the app is needed; the app
 * needs a reservation service, too. For one server; not thread-safe.
 *
 * @since 0.1.0
 */
public final class KioskServerBuilder {

  private static final int MOST_PORTS = 65_535;

  private final StationSettings settings = new StationSettings();

  KioskServerBuilder() {}

  /**
   * Shows the kiosk's pages.
   *
   * @param reader where customers put their cards; closed with the server
   * @return this
   */
  public KioskServerBuilder kiosk(KioskReader reader) {
    settings.kiosk = Optional.of(reader);
    return this;
  }

  /**
   * Shows the app's pages.
   *
   * @param reader in the place of the phone's NFC, another one than the kiosk's; closed with the
   *     server
   * @return this
   */
  public KioskServerBuilder app(KioskReader reader) {
    settings.app = Optional.of(reader);
    return this;
  }

  /**
   * Where reservations are made and looked up.
   *
   * @param value called by the threads of both stations
   * @return this
   */
  public KioskServerBuilder reservations(ReservationService value) {
    settings.reservations = Optional.of(value);
    return this;
  }

  /**
   * What finishes reservations at this kiosk. Without it the kiosk shows cards, advises, changes
   * secrets that are known, and sends people to an official kiosk.
   *
   * @param value called by the thread of the kiosk
   * @return this
   */
  public KioskServerBuilder completion(ResetCompletion value) {
    settings.completion = Optional.of(value);
    return this;
  }

  /**
   * What compares the face of the person before the app with the photo on the card. Without it a
   * tester chooses on a page what the comparison found.
   *
   * @param value called by the thread of the app
   * @return this
   */
  public KioskServerBuilder faceCheck(FaceCheck value) {
    settings.faceCheck = Optional.of(value);
    return this;
  }

  /**
   * Who runs the kiosk, which decides what it finishes.
   *
   * @param id of an operator of the kiosk guide
   * @return this
   */
  public KioskServerBuilder operator(String id) {
    settings.operator = Optional.of(id);
    return this;
  }

  /**
   * Who has kiosks, and when they are open.
   *
   * @param value by default {@link KioskGuide#standard()}
   * @return this
   */
  public KioskServerBuilder kiosks(KioskGuide value) {
    settings.kiosks = Objects.requireNonNull(value, "value");
    return this;
  }

  /**
   * When now is.
   *
   * @param value by default the system's
   * @return this
   */
  public KioskServerBuilder clock(Clock value) {
    settings.clock = Objects.requireNonNull(value, "value");
    return this;
  }

  /**
   * Which languages are offered.
   *
   * @param codes some of {@code ja}, {@code en} and {@code easy} (やさしい日本語), in the order in which
   *     they are shown; the first is that of a new person. By default all, in this order
   * @return this
   * @throws IllegalArgumentException if there is none, or one that there is not, or one twice
   */
  public KioskServerBuilder languages(List<String> codes) {
    List<PageLanguage> languages =
        codes.stream()
            .map(
                code -> PageLanguage.of(code).orElseThrow(() -> new IllegalArgumentException(code)))
            .distinct()
            .toList();
    if (languages.isEmpty() || languages.size() < codes.size()) {
      throw new IllegalArgumentException("a language twice, or none");
    }
    settings.languages = languages;
    return this;
  }

  /**
   * Shows the digits for a PIN in an order that is new each time, so that who watches the hand
   * learns nothing. A person can ask for it as well.
   *
   * @param value false by default
   * @return this
   */
  public KioskServerBuilder randomDigits(boolean value) {
    settings.randomDigits = value;
    return this;
  }

  /**
   * How long a page waits for a person.
   *
   * @param idle until the person is asked whether more time is needed, by default 60 seconds
   * @param countdown from then until the end, by default 20 seconds
   * @return this
   * @throws IllegalArgumentException if one of them is shorter than a second
   */
  public KioskServerBuilder patience(Duration idle, Duration countdown) {
    requireLasting(idle);
    requireLasting(countdown);
    settings.patience = new Patience(idle, countdown);
    return this;
  }

  /**
   * How long one customer may take in all.
   *
   * @param value a second or more, at most a day, by default 5 minutes
   * @return this
   * @throws IllegalArgumentException if it is not
   */
  public KioskServerBuilder limit(Duration value) {
    requireLasting(value);
    if (value.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("a customer's time is at most a day");
    }
    settings.limit = value;
    return this;
  }

  /**
   * How long one piece of work with a card or with the service may take before the server says that
   * it is {@link io.github.jpki4j.kiosk.KioskStatus#STUCK}.
   *
   * @param value a second or more, by default 60 seconds
   * @return this
   * @throws IllegalArgumentException if it is shorter
   */
  public KioskServerBuilder stuckAfter(Duration value) {
    requireLasting(value);
    settings.stuckAfter = value;
    return this;
  }

  private static void requireLasting(Duration value) {
    if (value.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("a time is a second or more");
    }
  }

  /**
   * Where the server listens.
   *
   * @param value a port of TCP; 0, which is the default, for any that is free
   * @return this
   * @throws IllegalArgumentException if it is no port
   */
  public KioskServerBuilder port(int value) {
    if (value < 0 || value > MOST_PORTS) {
      throw new IllegalArgumentException("a port is 0 to " + MOST_PORTS);
    }
    settings.port = value;
    return this;
  }

  /**
   * The address at which the server listens.
   *
   * @param value by default 127.0.0.1; one that is not loopback takes {@link #tls} and {@link
   *     #origin}
   * @return this
   */
  public KioskServerBuilder listen(InetAddress value) {
    settings.address = Optional.of(value);
    return this;
  }

  /**
   * Lets the server speak TLS.
   *
   * @param keyStore a file in PKCS #12 with its key and certificate, read now
   * @param password of the file and of the key; stays the caller's, who erases it
   * @return this
   * @throws IOException if the file cannot be read, or has another password
   * @throws GeneralSecurityException if there is no key in it that can be used
   */
  public KioskServerBuilder tls(Path keyStore, char[] password)
      throws IOException, GeneralSecurityException {
    settings.tls = Optional.of(Tls.read(keyStore, password));
    return this;
  }

  /**
   * What browsers have in their address: with {@link #tls} the name in the certificate; without it
   * that of a reverse proxy on this machine, which speaks TLS and passes on the field Host.
   *
   * @param value {@code https://} and a host in small letters, and a port if it is not 443
   * @return this
   * @throws IllegalArgumentException if it is not
   */
  public KioskServerBuilder origin(URI value) {
    Listen.checkOrigin(value);
    settings.origin = Optional.of(value);
    return this;
  }

  /** The tester's desk, of a simulation alone. */
  KioskServerBuilder desk(Supplier<Conversation<?>> value) {
    settings.desk = Optional.of(value);
    return this;
  }

  /**
   * Starts the server. Not to be used again afterwards.
   *
   * @return a server that listens, which the caller closes
   * @throws IllegalStateException if something is missing, or what people enter would travel
   *     unprotected; the message is one sentence that says what
   * @throws IOException if the server cannot listen
   */
  public KioskServer start() throws IOException {
    return new KioskServer(settings.start());
  }
}

package io.github.jpki4j.kiosk.soak;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.server.KioskServer;
import io.github.jpki4j.kiosk.simulation.SimulatedCompletion;
import io.github.jpki4j.kiosk.simulation.SimulatedReader;
import io.github.jpki4j.kiosk.soak.Person.Entry;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.reset.simulation.FaceMatch;
import io.github.jpki4j.reset.simulation.KeyProof;
import io.github.jpki4j.reset.simulation.ReservationRequest;
import io.github.jpki4j.reset.simulation.SimulatedResetService;
import io.github.jpki4j.reset.simulation.SimulatedResetServiceBuilder;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.TestPki;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The kiosk's server in a JVM of its own, with a reader, a service and whoever stands there. Told
 * by lines on standard input what happens; no line has anything personal. It knows of a customer
 * what it makes from seed and number, until the customer has left.
 */
final class ServerProgram {

  private static final String OPERATOR = "seven-eleven";

  private final long seed;
  private final SimulatedReader reader = new SimulatedReader("kiosk");
  private final SimulatedResetService service;
  private final KioskServer server;
  private final Map<Integer, ObservedCard> cards = new HashMap<>();

  private ServerProgram(long seed) throws IOException, MalformedDataException {
    this.seed = seed;
    SimulatedResetServiceBuilder settings = SimulatedResetService.builder().clock(Person.CLOCK);
    TestPki pki = TestPki.create();
    for (KeyKind key : KeyKind.values()) {
      for (CaGeneration generation : CaGeneration.values()) {
        settings.authority(key, JpkiCertificate.parse(pki.authorityCertificate(key, generation)));
      }
    }
    service = settings.build();
    server =
        KioskServer.builder()
            .kiosk(reader)
            .reservations(service)
            .completion(new SimulatedCompletion(service, OPERATOR, reader::card))
            .operator(OPERATOR)
            .clock(Person.CLOCK)
            .patience(ServerProcess.IDLE, ServerProcess.COUNTDOWN)
            .start();
  }

  /**
   * Runs until standard input ends.
   *
   * @param args the seed, and the file of the log
   */
  public static void main(String[] args) throws Exception {
    log(args[1]);
    ServerProgram program = new ServerProgram(Long.parseLong(args[0]));
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    ObjectOutputStream answers = new ObjectOutputStream(System.out);
    answers.flush();
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      answers.writeObject(program.answer(order.split(" ", 2)));
      answers.flush();
      answers.reset();
    }
    System.exit(0);
  }

  /** All that this library says, and nothing that would change from run to run. */
  private static void log(String file) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%level %logger - %msg%n%ex");
    encoder.start();
    FileAppender<ILoggingEvent> appender = new FileAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setFile(file);
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(appender);
    context.getLogger("io.github.jpki4j").setLevel(Level.TRACE);
  }

  private Serializable answer(String[] order) throws Exception {
    return switch (order[0]) {
      case "link" -> server.link(Station.KIOSK);
      case "come" -> done(() -> come(Integer.parseInt(order[1])));
      case "go" -> done(reader::remove);
      case "in" -> reader.card().isPresent();
      case "plugged" -> done(() -> reader.setConnected(Boolean.parseBoolean(order[1])));
      case "online" -> done(() -> service.setOnline(Boolean.parseBoolean(order[1])));
      case "verified" -> Objects.requireNonNull(cards.get(Integer.valueOf(order[1]))).isVerified();
      case "leave" -> Objects.requireNonNull(cards.remove(Integer.valueOf(order[1]))).report();
      case "measure" -> ServerMetrics.now();
      case "dump" -> done(() -> dump(order[1]));
      default -> throw new IllegalArgumentException("no such order: " + order[0]);
    };
  }

  private interface Deed {
    void run() throws Exception;
  }

  private static boolean done(Deed deed) throws Exception {
    deed.run();
    return true;
  }

  private static void dump(String file) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file, true);
  }

  private void come(int number) throws Exception {
    CustomerPlan plan = CustomerPlan.of(seed, number);
    Person person = Person.of(seed, number);
    TestCard card = person.card();
    if (plan.isReserved()) {
      reserve(card, plan.errand().replaced.orElseThrow(), person);
    }
    for (KeyKind key : KeyKind.values()) {
      card.setTriesLeft(key, plan.tries(key));
    }
    ObservedCard observed = new ObservedCard(plan, person, card);
    cards.put(number, observed);
    reader.link(observed::between);
    reader.insert(card);
  }

  /** The app: the other secret proves who asks. */
  private void reserve(TestCard card, KeyKind target, Person person) throws Exception {
    KeyKind other = target.other();
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.of(other, person.secret(other, Entry.CURRENT).toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(pin);
      service.reserve(
          new ReservationRequest(
              target,
              Optional.of(service.terms().version()),
              KeyProof.of(jpki, other, service.challenge()),
              FaceMatch.MATCHED));
    }
  }
}

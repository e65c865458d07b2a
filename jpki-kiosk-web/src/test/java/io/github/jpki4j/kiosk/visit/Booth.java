package io.github.jpki4j.kiosk.visit;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Metrics;
import io.github.jpki4j.kiosk.flow.Screen;
import io.github.jpki4j.kiosk.page.PageAudit;
import io.github.jpki4j.kiosk.simulation.SimulatedCompletion;
import io.github.jpki4j.kiosk.simulation.SimulatedReader;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.reset.simulation.FaceMatch;
import io.github.jpki4j.reset.simulation.KeyProof;
import io.github.jpki4j.reset.simulation.ReservationRequest;
import io.github.jpki4j.reset.simulation.SimulatedResetService;
import io.github.jpki4j.reset.simulation.SimulatedResetServiceBuilder;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.MovingClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A kiosk with its screen, a reader, a service and the people before it. */
final class Booth implements AutoCloseable {

  static final TestPki PKI = TestPki.create();
  static final String OPERATOR = "seven-eleven";

  /** Pages behind which work goes on. */
  static final Set<String> WORKING =
      Set.of("reading", "checking", "admitting", "finishing", "changing", "reading-certificate");

  /** Noon in Japan. */
  static final Instant NOON = Instant.parse("2026-11-25T03:00:00Z");

  final MovingClock clock = new MovingClock(NOON);
  private final HandTimer timer = new HandTimer();
  final SimulatedReader reader = new SimulatedReader("test");
  private final NotedReader noted = new NotedReader(reader);
  final SimulatedResetService service;
  final Metrics metrics = new Metrics();
  final KioskConversation kiosk;
  final List<TestCard> cards = new ArrayList<>();
  final List<Screen> seen = new ArrayList<>();
  private final Semaphore changes = new Semaphore(0);

  Booth() {
    this(UnaryOperator.identity());
  }

  Booth(UnaryOperator<KioskConversationBuilder> like) {
    this(true, like);
  }

  /** One that finishes reservations, or one that real cards can use. */
  Booth(boolean completes, UnaryOperator<KioskConversationBuilder> like) {
    SimulatedResetServiceBuilder settings = SimulatedResetService.builder().clock(clock);
    for (KeyKind key : KeyKind.values()) {
      for (CaGeneration generation : CaGeneration.values()) {
        settings.authority(key, parsed(PKI.authorityCertificate(key, generation)));
      }
    }
    service = settings.build();
    KioskConversationBuilder builder =
        KioskConversation.builder(noted).clock(clock).timer(timer).metrics(metrics);
    if (completes) {
      builder
          .completion(new SimulatedCompletion(service, OPERATOR, reader::card))
          .service(service)
          .operator(OPERATOR);
    }
    kiosk = like.apply(builder).build();
    kiosk.listen(
        () -> {
          synchronized (seen) {
            seen.add(kiosk.screen());
          }
          changes.release();
        });
    await(screen -> noted.taken() == 1).await("attract");
  }

  /** How many events of the reader the kiosk took. */
  int told() {
    return noted.taken();
  }

  static JpkiCertificate parsed(byte[] certificate) {
    try {
      return JpkiCertificate.parse(certificate);
    } catch (io.github.jpki4j.MalformedDataException e) {
      throw new IllegalStateException("a certificate of our own test PKI", e);
    }
  }

  /** Issued before the time of this booth. */
  static TestCardBuilder newCard() {
    return TestCard.builder().pki(PKI).clock(Clock.fixed(NOON, ZoneOffset.UTC));
  }

  /** The same of another person. */
  static TestCardBuilder newCardOfAnother() {
    return newCard().holder(Holder.test().withGenderAndBirth("1", "319710203"));
  }

  /** The secret that the default card has. */
  static String old(KeyKind key) {
    return key == KeyKind.AUTH ? "1234" : "ABC123";
  }

  /** Another of the right form. */
  static String fresh(KeyKind key) {
    return key == KeyKind.AUTH ? "5678" : "XYZ789";
  }

  /** Reserves, and blocks the secret that was forgotten. */
  Booth forgotten(TestCard card, KeyKind target) {
    reserve(card, target);
    card.setTriesLeft(target, 0);
    return this;
  }

  /** The app: the other secret proves who asks. */
  void reserve(TestCard card, KeyKind target) {
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.of(target.other(), old(target.other()).toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(pin);
      KeyProof proof = KeyProof.of(jpki, target.other(), service.challenge());
      service.reserve(
          new ReservationRequest(
              target, Optional.of(service.terms().version()), proof, FaceMatch.MATCHED));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts a card in, as one that lay nowhere before. */
  Booth insert(TestCard card) {
    cards.add(card);
    return told(() -> reader.insert(card));
  }

  Booth remove() {
    return told(reader::remove);
  }

  /** Pulls the cable of the reader, or plugs it in again. */
  Booth plug(boolean in) {
    return told(() -> reader.setConnected(in));
  }

  /** Waits until the kiosk took what the reader told. */
  private Booth told(Runnable deed) {
    int before = noted.taken();
    deed.run();
    reader.setConnected(reader.isConnected()); // looks at once, as a quick driver does
    return await(screen -> noted.taken() > before);
  }

  /** Puts a card in and waits until it is read. */
  Booth read(TestCard card) {
    insert(card);
    return settle();
  }

  /** From what the card says to the page before the first secret; the person says yes to all. */
  Booth toFinishHere(KeyKind target) {
    await("card").act(target == KeyKind.SIGN ? "reset-sign" : "reset-auth");
    answerAll();
    return await("finish-here");
  }

  /** Answers what is asked: the other secret is known, nothing changed, it is reserved. */
  Booth answerAll() {
    while (screen().page().equals("question")) {
      switch ((String) model("question")) {
        case "KNOWS_TARGET", "ATTRIBUTES_CHANGED" -> act("no");
        default -> act("yes");
      }
    }
    return this;
  }

  /** To the entry of the other secret. */
  Booth toOther(KeyKind target) {
    return toFinishHere(target).act("next").await("secret");
  }

  /** To the first entry of the new secret. */
  Booth toNew(KeyKind target) {
    toOther(target).enter(old(target.other()));
    return await(screen -> "NEW".equals(screen.model().get("purpose")));
  }

  /** To the first entry of the new secret, where one that is known is changed. */
  Booth toChange(KeyKind key) {
    await("card").act("change").act(key == KeyKind.SIGN ? "sign" : "auth");
    return await("secret");
  }

  /** Sets a trap for the session with the next card. */
  Booth trap(Trap.At at, boolean after, Trap.Deed deed) {
    reader.link(connection -> new Trap(connection, at, after, deed));
    return this;
  }

  /** The card is pulled at a command. */
  Booth pulledAt(Trap.At at, boolean after) {
    return trap(
        at,
        after,
        () -> {
          reader.remove();
          throw new CardRemovedException("pulled");
        });
  }

  Screen screen() {
    return kiosk.screen();
  }

  Object model(String name) {
    return screen().model().get(name);
  }

  /** Presses a button, with what was typed, and waits until work that it began has ended. */
  Booth act(String action, String... fields) {
    send(screen().version(), action, fields);
    settle();
    return this;
  }

  void send(long version, String action, String... fields) {
    StringBuilder body = new StringBuilder("version=" + version + "&action=" + action);
    for (int i = 0; i < fields.length; i += 2) {
      body.append('&').append(fields[i]).append('=').append(fields[i + 1]);
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.US_ASCII);
    try (Form form = Form.parse(bytes, bytes.length)) {
      kiosk.act(form);
    }
  }

  Booth enter(String secret) {
    return act("enter", "secret", secret);
  }

  /** Time passes for who stands there. */
  Booth goOn(Duration time) {
    timer.goOn(time);
    return this;
  }

  /** Waits until no work goes on. */
  Booth settle() {
    return await(screen -> !WORKING.contains(screen.page()));
  }

  Booth await(String page) {
    return await(screen -> screen.page().equals(page));
  }

  Booth await(Predicate<Screen> there) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!there.test(screen())) {
      try {
        if (System.nanoTime() > end) {
          throw new AssertionError("still at " + screen().page() + " " + screen().model());
        }
        changes.tryAcquire(10, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return this;
  }

  /** Ends it; every page that was seen is looked at in every language. */
  @Override
  public void close() {
    kiosk.close();
    PageAudit audit = new PageAudit("kiosk");
    cards.forEach(audit::about);
    synchronized (seen) {
      seen.forEach(audit::see);
    }
  }
}

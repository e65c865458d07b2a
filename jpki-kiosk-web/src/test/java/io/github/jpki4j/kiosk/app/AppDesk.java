package io.github.jpki4j.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.kiosk.FaceCheck;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Metrics;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.kiosk.flow.Screen;
import io.github.jpki4j.kiosk.page.PageAudit;
import io.github.jpki4j.kiosk.simulation.SimulatedReader;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.reset.simulation.ReservationService;
import io.github.jpki4j.reset.simulation.SimulatedResetService;
import io.github.jpki4j.reset.simulation.SimulatedResetServiceBuilder;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.MovingClock;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A phone, a card and a service, at noon in Japan. */
final class AppDesk implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-11-25T03:00:00Z");
  static final TestPki PKI = TestPki.create();

  /** Pages that show that something is going on. */
  private static final Set<String> WORKING =
      Set.of("looking", "asking-terms", "reading", "proving", "comparing", "reserving");

  final MovingClock clock = new MovingClock(NOON);
  final SimulatedReader reader = new SimulatedReader("phone");
  final Metrics metrics = new Metrics();
  final SimulatedResetService service;
  final AppConversation app;
  private final PageAudit audit = new PageAudit("app");
  private boolean isAudited = true;
  private final Semaphore changes = new Semaphore(0);

  AppDesk() {
    this(UnaryOperator.identity(), service -> service, Optional.empty(), Patience.STANDARD);
  }

  AppDesk(
      UnaryOperator<SimulatedResetServiceBuilder> like,
      UnaryOperator<ReservationService> between,
      Optional<FaceCheck> face,
      Patience patience) {
    service = like.apply(trusting(PKI).clock(clock)).build();
    app =
        new AppConversation(
            new AppSetup(
                reader, between.apply(service), KioskGuide.standard(), clock, metrics, face),
            patience);
    app.listen(changes::release);
    look();
  }

  private static SimulatedResetServiceBuilder trusting(TestPki pki) {
    SimulatedResetServiceBuilder service = SimulatedResetService.builder();
    for (KeyKind key : KeyKind.values()) {
      for (CaGeneration generation : CaGeneration.values()) {
        service.authority(key, parsed(pki.authorityCertificate(key, generation)));
      }
    }
    return service;
  }

  static JpkiCertificate parsed(byte[] certificate) {
    try {
      return JpkiCertificate.parse(certificate);
    } catch (MalformedDataException e) {
      throw new IllegalStateException("a certificate of our own", e);
    }
  }

  static JpkiCertificate certificate(TestCard card, CertificateKind kind) {
    return parsed(card.certificate(kind));
  }

  /** A card whose certificates began before this day. */
  static TestCardBuilder newCard() {
    return TestCard.builder().pki(PKI).clock(Clock.fixed(NOON, ZoneOffset.UTC));
  }

  void insert(TestCard card) {
    audit.about(card);
    reader.insert(card);
    look();
  }

  void remove() {
    reader.remove();
    look();
  }

  /** The reader tells what happened, now. */
  void look() {
    reader.setConnected(true);
    settle();
  }

  void unplug() {
    reader.setConnected(false);
    settle();
  }

  /** Presses a button, and waits for what follows. */
  Screen press(String action) {
    return send("action=" + action);
  }

  Screen type(String secret) {
    return send("action=enter&secret=" + URLEncoder.encode(secret, StandardCharsets.UTF_8));
  }

  private Screen send(String fields) {
    sendOn(app.screen().version(), fields);
    return settle();
  }

  void sendOn(long version, String fields) {
    byte[] body = ("version=" + version + "&" + fields).getBytes(StandardCharsets.UTF_8);
    try (Form form = Form.parse(body, body.length)) {
      app.act(form);
    }
  }

  /** The page in English. */
  String html() {
    return audit.html(app.screen(), PageLanguage.EN);
  }

  /** Presses the button of a language. */
  void language(String code) {
    send("action=language&language=" + code);
  }

  /** Waits for a page that comes by itself. */
  void await(String page) throws InterruptedException {
    while (!page().equals(page)) {
      assertThat(changes.tryAcquire(100, TimeUnit.SECONDS)).as("%s comes", page).isTrue();
      see();
    }
  }

  String page() {
    return app.screen().page();
  }

  /** The page once nothing is going on any more. */
  Screen settle() {
    try {
      changes.drainPermits();
      while (WORKING.contains(page())) {
        see();
        assertThat(changes.tryAcquire(100, TimeUnit.SECONDS)).as("%s ends", page()).isTrue();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    see();
    return app.screen();
  }

  private void see() {
    if (isAudited) {
      audit.see(app.screen());
    }
  }

  /** For loops whose pages others look at. */
  void withoutAudit() {
    isAudited = false;
  }

  /** Does what a row of a story says, word by word; other words are buttons. */
  void play(TestCard card, String words) {
    for (String word : words.trim().split("\\s+", -1)) {
      String[] parts = word.split("/", -1);
      switch (parts[0]) {
        case "insert" -> insert(card);
        case "swap" -> insert(AppCards.of(parts[1]));
        case "remove" -> remove();
        case "unplug" -> unplug();
        case "plug" -> look();
        case "type" -> type(parts[1]);
        case "offline" -> service.setOnline(false);
        case "online" -> service.setOnline(true);
        case "maintenance" ->
            service.setMaintenance(Optional.of(clock.instant().plus(Duration.ofMinutes(30))));
        case "wait" -> clock.goOn(Duration.parse(parts[1]));
        case "moved" -> service.noteAttributesChanged(certificate(card, CertificateKind.AUTH));
        case "tries" -> card.setTriesLeft(KeyKind.valueOf(parts[1]), Integer.parseInt(parts[2]));
        case "leave-before-verify" -> atVerify(card, card::remove, () -> {});
        case "leave-after-verify" -> atVerify(card, () -> {}, card::remove);
        case "offline-after-verify" -> atVerify(card, () -> {}, () -> service.setOnline(false));
        case "undisturbed" -> reader.link(UnaryOperator.identity());
        default -> press(word);
      }
    }
  }

  private void atVerify(TestCard card, Runnable before, Runnable after) {
    reader.link(connection -> new AtVerify(connection, card, before, after));
  }

  /** The page, and the one thing of its model that tells it from others of its kind. */
  String seen() {
    Screen screen = app.screen();
    Map<String, Object> model = screen.model();
    return switch (screen.page()) {
      case "advice" -> "advice/" + model.get("good") + "/" + model.get("reason");
      case "refused" -> "refused/" + model.get("refusal");
      case "wrong" -> "wrong/" + model.get("tries");
      case "secret" -> "secret/" + model.get("tries") + "/" + model.get("note");
      case "last-try" -> "last-try/" + model.get("note");
      case "face-failed" -> "face-failed/" + model.get("failures");
      case "stopped" -> "stopped/" + model.get("why");
      case "hold" -> "hold/" + ((List<?>) model.get("hints")).size();
      default -> screen.page();
    };
  }

  int reservations() {
    return service.memory().reservations().size();
  }

  @Override
  public void close() {
    app.close();
  }
}

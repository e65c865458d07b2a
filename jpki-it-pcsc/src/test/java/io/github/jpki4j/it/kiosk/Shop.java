package io.github.jpki4j.it.kiosk;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.server.KioskServer;
import io.github.jpki4j.kiosk.server.KioskServerBuilder;
import io.github.jpki4j.kiosk.simulation.SimulatedCompletion;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.reset.PresentedCard;
import io.github.jpki4j.reset.simulation.FaceMatch;
import io.github.jpki4j.reset.simulation.IssuedCard;
import io.github.jpki4j.reset.simulation.KeyProof;
import io.github.jpki4j.reset.simulation.ReservationRequest;
import io.github.jpki4j.reset.simulation.SimulatedResetService;
import io.github.jpki4j.reset.simulation.SimulatedResetServiceBuilder;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testkit.card.MovingClock;
import java.io.IOException;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A shop with a kiosk, a customer's phone, and the service that both ask: the kiosk has the
 * reader's first slot, the phone the second.
 */
final class Shop implements AutoCloseable {

  /** One whose kiosks reset both secrets. */
  static final String OPERATOR = "seven-eleven";

  final MovingClock clock = new MovingClock(ShopCards.NOON);
  final ReaderSlot kiosk;
  final ReaderSlot phone;
  final Revocations revocations = new Revocations();
  final SimulatedResetService service;
  final KioskServer server;

  Shop(PcscdFixture pcscd, PcscReaders readers) {
    this(pcscd, readers, 0, OPERATOR, UnaryOperator.identity());
  }

  /**
   * Opens a shop of a kind.
   *
   * @param slot of the kiosk, 0 or 1; the phone has the other one
   * @param operator whose kiosk it is
   * @param like what else is special about the server
   */
  Shop(
      PcscdFixture pcscd,
      PcscReaders readers,
      int slot,
      String operator,
      UnaryOperator<KioskServerBuilder> like) {
    kiosk = new ReaderSlot(readers, pcscd, slot);
    phone = new ReaderSlot(readers, pcscd, 1 - slot);
    SimulatedResetServiceBuilder settings =
        SimulatedResetService.builder().clock(clock).revocation(revocations);
    for (KeyKind key : KeyKind.values()) {
      for (CaGeneration generation : CaGeneration.values()) {
        settings.authority(key, parsed(ShopCards.PKI.authorityCertificate(key, generation)));
      }
    }
    service = settings.build();
    try {
      server =
          like.apply(
                  KioskServer.builder()
                      .kiosk(kiosk.kioskReader())
                      .app(phone.kioskReader())
                      .reservations(service)
                      .completion(new SimulatedCompletion(service, operator, kiosk::card))
                      .operator(operator)
                      .clock(clock))
              .start();
    } catch (IOException e) {
      throw new AssertionError("no server", e);
    }
  }

  /** For a browser, once. */
  URI link(Station station) {
    return server.link(station);
  }

  /** The certificate of a card. */
  static JpkiCertificate certificate(TestCard card, KeyKind key) {
    return parsed(card.certificate(key.certificate()));
  }

  private static JpkiCertificate parsed(byte[] certificate) {
    try {
      return JpkiCertificate.parse(certificate);
    } catch (MalformedDataException e) {
      throw new AssertionError("a certificate of our own test PKI", e);
    }
  }

  /** The issuer knows a card: its certificates are looked up when it is used. */
  void register(TestCard card) {
    Map<KeyKind, JpkiCertificate> certificates = new EnumMap<>(KeyKind.class);
    for (KeyKind key : KeyKind.values()) {
      certificates.put(key, certificate(card, key));
    }
    service.register(IssuedCard.of(PresentedCard.MY_NUMBER, certificates, card.expiry()));
  }

  /** What the phone's pages do, for a story that begins at the kiosk. */
  void reserve(TestCard card, KeyKind target) {
    try (MyNumberCard session = MyNumberCard.open(card.connect());
        Pin pin = Pin.of(target.other(), ShopCards.old(target.other()).toCharArray())) {
      JpkiAp jpki = session.jpki();
      jpki.verify(pin);
      KeyProof proof = KeyProof.of(jpki, target.other(), service.challenge());
      service.reserve(
          new ReservationRequest(
              target, Optional.of(service.terms().version()), proof, FaceMatch.MATCHED));
    } catch (Exception e) {
      throw new AssertionError("no reservation", e);
    }
  }

  @Override
  public void close() {
    kiosk.pull();
    phone.pull();
    server.close();
  }
}

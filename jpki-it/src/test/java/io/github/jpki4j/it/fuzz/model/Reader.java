package io.github.jpki4j.it.fuzz.model;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A reader into which one card after the other is put. */
final class Reader implements CardSource {

  private final Consents consents;
  private final LinkProfile link;
  private final Scene.Trouble trouble;
  private final SplittableRandom random;
  private final List<Scene> scenes = new ArrayList<>();
  private TestCard card;

  Reader(
      TestCard card,
      Consents consents,
      LinkProfile link,
      Scene.Trouble trouble,
      SplittableRandom random) {
    this.card = card;
    this.consents = consents;
    this.link = link;
    this.trouble = trouble;
    this.random = random;
  }

  /** The card that is in it, or was until it was pulled out. */
  TestCard card() {
    return card;
  }

  boolean hasCard() {
    return card.isInserted();
  }

  /** Takes the card out and puts this one in, which may be the same. */
  void put(TestCard other) {
    card.remove();
    card = other;
    card.remove();
    card.insert();
  }

  @Override
  public CardConnection open() throws TransportException {
    if (!card.isInserted()) {
      throw new CardRemovedException("no card in the reader");
    }
    Scene scene = Scene.open(card, link, consents, Ticks.still(), trouble, random.split());
    scenes.add(scene);
    return scene.sent();
  }

  /** Fails if anything broke a rule on one of its links. */
  void requireKept() {
    scenes.forEach(scene -> scene.sent().requireErased());
    consents.requireKept();
  }
}

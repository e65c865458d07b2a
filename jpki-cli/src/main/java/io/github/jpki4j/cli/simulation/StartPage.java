package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestSecret;
import java.util.Optional;

/**
 * What is shown once a simulated card is in a reader.
 *
 * @param kind which card
 * @param card the card
 * @param vpcd where the reader is
 * @param control where orders are taken, if they are
 */
record StartPage(SimulatedCard kind, TestCard card, String vpcd, Optional<ControlServer> control) {

  String text(Messages messages) {
    TextPage page = new TextPage(0);
    page.paragraph(messages.get("simulate.started", kind.name(), vpcd));
    page.paragraph(
        hasUsualSecrets()
            ? DefaultPins.note(messages, card.verificationNumberB())
            : messages.get("simulate.own-secrets", card.verificationNumberB()));
    number(card.verificationNumberA())
        .ifPresent(number -> page.paragraph(messages.get("simulate.number-a", number)));
    control.ifPresent(
        open -> page.paragraph(messages.get("simulate.control", open.url(), open.token())));
    page.paragraph(messages.get("simulate.end", ProcessHandle.current().pid()));
    return page.toString();
  }

  Json json() {
    return new Json()
        .put("simulating", kind.name())
        .put("vpcd", vpcd)
        .put("pid", ProcessHandle.current().pid())
        .put(
            "testPins",
            new Json()
                .put("auth", usual(TestSecret.AUTH, DefaultPins.AUTH))
                .put("sign", usual(TestSecret.SIGN, DefaultPins.SIGN))
                .put("cardInfo", usual(TestSecret.CARD_INFO, DefaultPins.CARD_INFO))
                .put("numberA", number(card.verificationNumberA()))
                .put("numberB", number(card.verificationNumberB())))
        .put(
            "control",
            control.map(open -> new Json().put("url", open.url()).put("token", open.token())));
  }

  /** A number, if it is printed on this card. */
  private Optional<String> number(String value) {
    return new KindLimits(kind).isPlastic() ? Optional.of(value) : Optional.empty();
  }

  private boolean hasUsualSecrets() {
    return usual(TestSecret.AUTH, DefaultPins.AUTH).isPresent()
        && usual(TestSecret.SIGN, DefaultPins.SIGN).isPresent()
        && usual(TestSecret.CARD_INFO, DefaultPins.CARD_INFO).isPresent();
  }

  /** The usual value if it is in force: another one was given in a file and is not shown. */
  private Optional<String> usual(TestSecret which, String value) {
    return card.secret(which).value().equals(value) ? Optional.of(value) : Optional.empty();
  }
}

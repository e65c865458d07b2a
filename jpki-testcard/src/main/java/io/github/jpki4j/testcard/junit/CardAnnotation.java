package io.github.jpki4j.testcard.junit;

import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds {@link WithTestCard} for a test, and makes the card that it describes. */
final class CardAnnotation {

  private CardAnnotation() {}

  /** That of the test method, else of its class or the closest one around it. */
  static Optional<WithTestCard> of(ExtensionContext context) {
    return context
        .getElement()
        .flatMap(element -> AnnotationSupport.findAnnotation(element, WithTestCard.class))
        .or(() -> onClass(context));
  }

  private static Optional<WithTestCard> onClass(ExtensionContext context) {
    for (Class<?> type = context.getTestClass().orElse(null);
        type != null;
        type = type.getEnclosingClass()) {
      var found = AnnotationSupport.findAnnotation(type, WithTestCard.class);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A new card as described. */
  static TestCard card(WithTestCard wanted) {
    TestCardBuilder builder =
        TestCard.builder()
            .type(wanted.type())
            .authPin(wanted.authPin())
            .signPassword(wanted.signPassword())
            .cardInfoPin(wanted.cardInfoPin())
            .authTriesLeft(wanted.authTriesLeft())
            .signTriesLeft(wanted.signTriesLeft());
    for (CardVariant behaviour : wanted.behaviours()) {
      builder.with(behaviour);
    }
    if (!wanted.today().isEmpty()) {
      builder.clock(Clock.fixed(Instant.parse(wanted.today()), ZoneOffset.UTC));
    }
    return builder.build();
  }
}

package io.github.jpki4j.testcard.junit;

import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.transport.CardConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * JUnit 5 extension that makes simulated cards, by {@link WithTestCard} or as a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * final TestCardExtension card = TestCardExtension.with(c -> c.authTriesLeft(1));
 * }</pre>
 *
 * <p>An instance field and the annotation give each test a card of its own; a static field gives
 * one card to all tests of the class. The card stands behind {@link #card()} and in parameters of
 * type {@link TestCard}; parameters of type {@link CardConnection} get a new connection each,
 * closed after the test.
 *
 * @since 0.1.0
 */
public final class TestCardExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(TestCardExtension.class);

  private final @Nullable Consumer<TestCardBuilder> wishes;
  private volatile @Nullable TestCard current;

  /** For {@link WithTestCard}; without that annotation the card is the default one. */
  public TestCardExtension() {
    this.wishes = null;
  }

  private TestCardExtension(Consumer<TestCardBuilder> wishes) {
    this.wishes = wishes;
  }

  /**
   * An extension for a field with {@code @RegisterExtension}.
   *
   * @param wishes sets up the card, called for each card
   * @return a new extension
   */
  public static TestCardExtension with(Consumer<TestCardBuilder> wishes) {
    return new TestCardExtension(wishes);
  }

  /**
   * The card of the test that runs, or of the class for a static field.
   *
   * @return the card
   * @throws IllegalStateException if no test runs
   */
  public TestCard card() {
    TestCard card = current;
    if (card == null) {
      throw new IllegalStateException("there is a test card only while a test runs");
    }
    return card;
  }

  /** Makes the one card of a static field. */
  @Override
  public void beforeAll(ExtensionContext context) {
    if (wishes != null && store(context).get(this) == null) {
      current = newCard(context);
      store(context).put(this, current);
    }
  }

  /** Makes the card of a test, unless the class has one. */
  @Override
  public void beforeEach(ExtensionContext context) {
    if (wishes == null || current == null) {
      cardOf(context);
    }
  }

  /** Forgets the card of a test. */
  @Override
  public void afterEach(ExtensionContext context) {
    boolean ofClass = context.getParent().map(c -> store(c).get(this) != null).orElse(false);
    if (!ofClass) {
      current = null;
    }
  }

  /** Knows cards and connections. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestCard.class || type == CardConnection.class;
  }

  /** Gives the card, or a new connection to it. */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestCard card = cardOf(context);
    if (parameter.getParameter().getType() == TestCard.class) {
      return card;
    }
    CardConnection connection = card.connect();
    store(context).put(connection, new Closing(connection));
    return connection;
  }

  /** What JUnit closes when the test has ended. */
  @SuppressWarnings("deprecation") // the replacement came with JUnit 5.13
  private record Closing(CardConnection connection)
      implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    @Override
    public void close() {
      connection.close();
    }
  }

  private TestCard cardOf(ExtensionContext context) {
    TestCard card = store(context).get(this, TestCard.class);
    if (card == null) {
      card = newCard(context);
      store(context).put(this, card);
      current = card;
    }
    return card;
  }

  private TestCard newCard(ExtensionContext context) {
    TestCardBuilder builder = TestCard.builder();
    Consumer<TestCardBuilder> given = wishes;
    if (given != null) {
      given.accept(builder);
    } else {
      annotation(context, builder);
    }
    return builder.build();
  }

  private static void annotation(ExtensionContext context, TestCardBuilder builder) {
    context
        .getElement()
        .flatMap(element -> AnnotationSupport.findAnnotation(element, WithTestCard.class))
        .or(() -> onClass(context))
        .ifPresent(wanted -> apply(wanted, builder));
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

  private static void apply(WithTestCard wanted, TestCardBuilder builder) {
    builder
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
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}

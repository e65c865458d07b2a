package io.github.jpki4j.testcard.junit;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.transport.CardConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

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
 * <p>A test with several cards has several fields, or {@link WithTestCard} on its parameters: each
 * such parameter gets a card of its own. A parameter without the annotation is about the card of
 * the annotation on the method or class, else that of the one field; with several fields it is
 * refused, because it could be any of them.
 *
 * @since 0.1.0
 */
public final class TestCardExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(TestCardExtension.class);

  /** The extensions of a test or class, in the order of their registration. */
  private record Registered(List<TestCardExtension> extensions) {}

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
    register(context);
    if (wishes != null && store(context).get(this) == null) {
      current = newCard(context);
      store(context).put(this, current);
    }
  }

  /** Makes the card of a test, unless the class has one. */
  @Override
  public void beforeEach(ExtensionContext context) {
    register(context);
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

  private void register(ExtensionContext context) {
    List<TestCardExtension> known = registered(context);
    if (!known.contains(this)) {
      List<TestCardExtension> all = new ArrayList<>(known);
      all.add(this);
      store(context).put(Registered.class, new Registered(all));
    }
  }

  private static List<TestCardExtension> registered(ExtensionContext context) {
    Registered registered = store(context).get(Registered.class, Registered.class);
    return registered == null ? List.of() : registered.extensions();
  }

  /** Knows cards and connections, unless another one of the test's extensions is to give them. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return (type == TestCard.class || type == CardConnection.class)
        && isResponsible(parameter, context);
  }

  /** JUnit wants one extension for a parameter: that of the annotation, else the first. */
  private boolean isResponsible(ParameterContext parameter, ExtensionContext context) {
    List<TestCardExtension> all = registered(context);
    boolean annotated =
        parameter.isAnnotated(WithTestCard.class) || CardAnnotation.of(context).isPresent();
    return all.stream()
        .filter(extension -> annotated == (extension.wishes == null))
        .findFirst()
        .or(() -> all.stream().findFirst())
        .map(responsible -> responsible == this)
        .orElse(true);
  }

  /**
   * Gives the card, or a new connection to it.
   *
   * @throws ParameterResolutionException if it could be the card of several fields
   */
  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestCard card =
        parameter
            .findAnnotation(WithTestCard.class)
            .map(CardAnnotation::card)
            .orElseGet(() -> cardOfTest(context));
    if (parameter.getParameter().getType() == TestCard.class) {
      return card;
    }
    CardConnection connection = connect(card);
    store(context).put(connection, new Closing(connection));
    return connection;
  }

  private TestCard cardOfTest(ExtensionContext context) {
    long fields = registered(context).stream().filter(e -> e.wishes != null).count();
    if (wishes != null && fields > 1) {
      throw new ParameterResolutionException(
          fields
              + " fields of this test have a card: call card() of one of them,"
              + " or put @WithTestCard on the parameter");
    }
    return cardOf(context);
  }

  private static CardConnection connect(TestCard card) {
    try {
      return card.connect();
    } catch (TransportException e) {
      throw new ParameterResolutionException("the test card cannot be connected to", e);
    }
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
    Consumer<TestCardBuilder> given = wishes;
    if (given == null) {
      return CardAnnotation.of(context)
          .map(CardAnnotation::card)
          .orElseGet(TestCard.builder()::build);
    }
    TestCardBuilder builder = TestCard.builder();
    given.accept(builder);
    return builder.build();
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}

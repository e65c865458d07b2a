package io.github.jpki4j.testcard.junit;

import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class, or one test, a fresh simulated card. Parameters of type {@link
 * TestCard} and {@link io.github.jpki4j.transport.CardConnection} are filled in; connections are
 * closed after the test. On a method it takes the place of the one on the class. On a parameter it
 * makes a card for this parameter alone, so that a test can have several:
 *
 * <pre>{@code
 * @Test
 * void refusesAnotherCard(@WithTestCard TestCard mine, @WithTestCard(authPin = "5678") TestCard yours)
 * }</pre>
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@ExtendWith(TestCardExtension.class)
public @interface WithTestCard {

  /**
   * Which card.
   *
   * @return by default a My Number card
   */
  TestCardType type() default TestCardType.MY_NUMBER;

  /**
   * The auth PIN.
   *
   * @return four digits
   */
  String authPin() default "1234";

  /**
   * The signature password.
   *
   * @return 6 to 16 characters A to Z and 0 to 9
   */
  String signPassword() default "ABC123";

  /**
   * The PIN of the text application.
   *
   * @return four digits
   */
  String cardInfoPin() default "4321";

  /**
   * Tries left of the auth PIN.
   *
   * @return 0 (blocked) to 3
   */
  int authTriesLeft() default 3;

  /**
   * Tries left of the signature password.
   *
   * @return 0 (blocked) to 5
   */
  int signTriesLeft() default 5;

  /**
   * In what the card differs from the model's default.
   *
   * @return none by default
   */
  CardVariant[] behaviours() default {};

  /**
   * When "today" is for the certificates, for example {@code 2026-11-23T00:00:00Z}.
   *
   * @return an instant, or nothing for the system's clock
   */
  String today() default "";
}

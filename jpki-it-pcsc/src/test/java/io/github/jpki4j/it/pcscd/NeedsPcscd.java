package io.github.jpki4j.it.pcscd;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test class a {@link PcscdFixture} as a parameter of its constructor and methods, and
 * empties its reader after each test.
 *
 * <p>Where pcscd, vpcd or a program is missing, the class is left out and standard output says why;
 * with the system property {@code jpki.check=true}, as in {@code ./check}, it fails instead.
 *
 * <p>By its tag the build runs all such classes in one JVM: the machine has one pcscd.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PcscdExtension.class)
public @interface NeedsPcscd {

  /** Further programs that the class runs. */
  String[] programs() default {};
}

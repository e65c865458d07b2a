package io.github.jpki4j.it.pcscd;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.pcsc.PcscReaders;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs a test class only where the native backend is available; standard output says why not. With
 * {@code jpki.check=true} on Java 22 or later it fails instead.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNative.Condition.class)
public @interface NeedsNative {

  /** Asks the backend itself. */
  final class Condition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (context.getTestMethod().isPresent()) {
        return ConditionEvaluationResult.enabled("decided for the class");
      }
      try {
        return ConditionEvaluationResult.enabled(PcscReaders.nativeApi().backend());
      } catch (TransportException e) {
        String message = context.getDisplayName() + ": " + e.getMessage();
        if (Boolean.getBoolean("jpki.check") && Runtime.version().feature() >= 22) {
          throw new IllegalStateException(message, e);
        }
        System.out.println("LEFT OUT: " + message);
        return ConditionEvaluationResult.disabled(message);
      }
    }
  }
}

package io.github.jpki4j.testcard.contract;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Says on standard output which test of a contract was left out, and why. */
final class AbortReporter implements TestWatcher {

  @Override
  public void testAborted(ExtensionContext context, Throwable cause) {
    String test =
        context.getTestClass().map(Class::getSimpleName).orElse("")
            + ": "
            + context.getDisplayName();
    System.out.println("LEFT OUT: " + test + ": " + cause.getMessage());
  }
}

package io.github.jpki4j.it.pcscd;

import io.github.jpki4j.testkit.program.ForeignProgram;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One pcscd for all test classes of this JVM: the JDK's PC/SC driver does not survive a second one.
 */
public final class PcscdExtension
    implements ExecutionCondition, ParameterResolver, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(PcscdExtension.class);

  /** What came of starting the service; closed with the test run. */
  private record Start(Optional<PcscdFixture> fixture, String refusal) implements AutoCloseable {

    static Start attempt() {
      try {
        return new Start(Optional.of(PcscdFixture.start()), "");
      } catch (PcscdFixture.Unavailable e) {
        return new Start(Optional.empty(), e.getMessage());
      }
    }

    @Override
    public void close() {
      fixture.ifPresent(PcscdFixture::close);
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (context.getTestMethod().isPresent()) {
      return ConditionEvaluationResult.enabled("decided for the class");
    }
    Optional<String> refusal = refusal(context);
    if (refusal.isEmpty()) {
      return ConditionEvaluationResult.enabled("pcscd runs");
    }
    String message = context.getDisplayName() + " needs a PC/SC service: " + refusal.get();
    if (Boolean.getBoolean("jpki.check")) {
      throw new IllegalStateException(message);
    }
    System.out.println("LEFT OUT: " + message);
    return ConditionEvaluationResult.disabled(message);
  }

  private static Optional<String> refusal(ExtensionContext context) {
    NeedsPcscd needs = context.getRequiredTestClass().getAnnotation(NeedsPcscd.class);
    for (String program : needs.programs()) {
      if (ForeignProgram.find(program).isEmpty()) {
        return Optional.of(program + " is not installed");
      }
    }
    Start start = start(context);
    return start.fixture().isPresent() ? Optional.empty() : Optional.of(start.refusal());
  }

  private static Start start(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent("pcscd", key -> Start.attempt(), Start.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PcscdFixture.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return start(context).fixture().orElseThrow();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    start(context).fixture().ifPresent(PcscdFixture::eject);
  }
}

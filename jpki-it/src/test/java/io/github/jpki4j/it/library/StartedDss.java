package io.github.jpki4j.it.library;

import io.github.jpki4j.dss.DssService;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * For each class of tests that uses EU DSS, by itself or through our module. DSS is started as our
 * module starts it before anything else uses it: what DSS is in a process is settled by who uses it
 * first, and which class of tests that is depends on how the JVMs share the classes. DSS puts
 * BouncyCastle into Java's list of providers; behind the class of tests it is taken out again, so
 * that no other test sees it, and the next such class has it again. For one class at a time.
 */
public final class StartedDss implements BeforeAllCallback, AfterAllCallback {

  /** What was taken out before: a library puts its provider there once in a process. */
  private static final List<Provider> TAKEN = new ArrayList<>();

  private Set<String> before = Set.of();

  @Override
  public void beforeAll(ExtensionContext context) {
    before =
        Arrays.stream(Security.getProviders()).map(Provider::getName).collect(Collectors.toSet());
    TAKEN.forEach(Security::addProvider);
    TAKEN.clear();
    new DssService();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    for (Provider provider : Security.getProviders()) {
      if (!before.contains(provider.getName())) {
        Security.removeProvider(provider.getName());
        TAKEN.add(provider);
      }
    }
  }
}

package io.github.jpki4j.testkit.key;

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
 * Takes the providers of Java out of its list again that a class of tests has put there: EU DSS
 * puts BouncyCastle there, and no other test shall see it. The next such class has it again. For
 * one class at a time.
 */
public final class KeptProviders implements BeforeAllCallback, AfterAllCallback {

  /** What was taken out before: a library puts its provider there once in a process. */
  private static final List<Provider> TAKEN = new ArrayList<>();

  private Set<String> before = Set.of();

  @Override
  public void beforeAll(ExtensionContext context) {
    before =
        Arrays.stream(Security.getProviders()).map(Provider::getName).collect(Collectors.toSet());
    TAKEN.forEach(Security::addProvider);
    TAKEN.clear();
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

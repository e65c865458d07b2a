package io.github.jpki4j.testkit.key;

import java.security.Provider;
import java.security.Security;

/** A provider in Java's list, which is one for the whole JVM, for the length of a block. */
public final class Installed implements AutoCloseable {

  private final Provider provider;

  private Installed(Provider provider) {
    this.provider = provider;
  }

  /**
   * Puts it at the end.
   *
   * @param provider whose name is not in the list
   * @return takes it away again
   */
  public static Installed last(Provider provider) {
    return at(provider, Security.getProviders().length + 1);
  }

  /**
   * Puts it before all others.
   *
   * @param provider whose name is not in the list
   * @return takes it away again
   */
  public static Installed first(Provider provider) {
    return at(provider, 1);
  }

  private static Installed at(Provider provider, int position) {
    if (Security.insertProviderAt(provider, position) != position) {
      throw new AssertionError("a provider with this name is there");
    }
    return new Installed(provider);
  }

  @Override
  public void close() {
    Security.removeProvider(provider.getName());
  }
}

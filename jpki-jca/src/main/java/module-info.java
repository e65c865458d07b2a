/** The card as a Java key: a JCA provider for TLS, signing tools and libraries. */
module io.github.jpki4j.jca {
  requires transitive io.github.jpki4j.core;
  requires static org.jspecify;
  requires org.bouncycastle.provider;

  exports io.github.jpki4j.jca;

  uses io.github.jpki4j.transport.CardSourceProvider;

  provides java.security.Provider with
      io.github.jpki4j.jca.JpkiProvider;
}

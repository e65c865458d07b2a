/** What the reset service's FAQ says: advice on a forgotten secret, guidance and reservation. */
module io.github.jpki4j.reset {
  requires transitive io.github.jpki4j.core;
  requires static org.jspecify;

  exports io.github.jpki4j.reset;
}

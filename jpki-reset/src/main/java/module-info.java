/**
 * What the reset service's FAQ says: advice on a forgotten secret, guidance and reservation, and a
 * simulated service and kiosk.
 */
module io.github.jpki4j.reset {
  requires transitive io.github.jpki4j.core;
  requires static org.jspecify;

  exports io.github.jpki4j.reset;
  exports io.github.jpki4j.reset.simulation;
}

/**
 * A simulated My Number card for tests and demonstrations; never a dependency of production code.
 */
module io.github.jpki4j.testcard {
  requires transitive io.github.jpki4j.core;
  requires static org.jspecify;
  requires static org.junit.jupiter.api;
  requires jdk.httpserver;
  requires jdk.net;

  exports io.github.jpki4j.testcard;
  exports io.github.jpki4j.testcard.bridge;
  exports io.github.jpki4j.testcard.contract;
  exports io.github.jpki4j.testcard.fault;
  exports io.github.jpki4j.testcard.junit;
  exports io.github.jpki4j.testcard.pki;
  exports io.github.jpki4j.testcard.recording;

  provides io.github.jpki4j.transport.CardSourceProvider with
      io.github.jpki4j.testcard.SimulatorSourceProvider;
}

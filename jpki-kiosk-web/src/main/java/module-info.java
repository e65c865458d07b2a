/** The reset of a forgotten secret as pages in a browser: a server on this machine. */
@SuppressWarnings("requires-automatic") // Pebble has a name in its manifest alone
module io.github.jpki4j.kiosk {
  requires transitive io.github.jpki4j.pcsc;
  requires transitive io.github.jpki4j.reset;
  requires static io.github.jpki4j.testcard;
  requires static org.jspecify;
  requires io.pebbletemplates;
  requires org.eclipse.jetty.server;
  requires org.slf4j;

  exports io.github.jpki4j.kiosk;
  exports io.github.jpki4j.kiosk.server;
  exports io.github.jpki4j.kiosk.simulation;

  // Templates read what models hold.
  opens io.github.jpki4j.kiosk.app to
      io.pebbletemplates;
  opens io.github.jpki4j.kiosk.flow to
      io.pebbletemplates;
  opens io.github.jpki4j.kiosk.visit to
      io.pebbletemplates;
  opens io.github.jpki4j.kiosk.visit.change to
      io.pebbletemplates;
  opens io.github.jpki4j.kiosk.visit.reset to
      io.pebbletemplates;
  opens io.github.jpki4j.kiosk.visit.step to
      io.pebbletemplates;
}

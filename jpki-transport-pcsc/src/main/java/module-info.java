/** Readers of PC/SC (Windows, macOS, pcscd on Linux) as sources of card connections. */
module io.github.jpki4j.pcsc {
  requires static org.jspecify;
  requires transitive io.github.jpki4j.core;
  requires transitive java.smartcardio;
  requires org.slf4j;

  exports io.github.jpki4j.pcsc;

  provides io.github.jpki4j.transport.CardSourceProvider with
      io.github.jpki4j.pcsc.PcscSourceProvider;
}

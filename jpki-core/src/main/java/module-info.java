/**
 * The JPKI application (公的個人認証AP) of the My Number card: APDUs, PINs, certificates and signatures
 * over any {@link io.github.jpki4j.transport.CardConnection}.
 *
 * <p>A number such as CARD-31 or CERT-21 is a row of docs/facts in the project's repository: a fact
 * with its source and grade.
 */
@SuppressWarnings("module") // the modules to which it exports are compiled later
module io.github.jpki4j.core {
  requires static org.jspecify;
  requires org.bouncycastle.provider;
  requires org.slf4j;

  exports io.github.jpki4j;
  exports io.github.jpki4j.card;
  exports io.github.jpki4j.card.authenticity;
  exports io.github.jpki4j.card.info;
  exports io.github.jpki4j.card.number;
  exports io.github.jpki4j.card.surface;
  exports io.github.jpki4j.cert;
  exports io.github.jpki4j.cert.revocation;
  exports io.github.jpki4j.guidance;
  exports io.github.jpki4j.internal to
      io.github.jpki4j.documents,
      io.github.jpki4j.jca,
      io.github.jpki4j.kiosk,
      io.github.jpki4j.login,
      io.github.jpki4j.reset;
  exports io.github.jpki4j.pin;
  exports io.github.jpki4j.transport;
}

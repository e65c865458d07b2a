package io.github.jpki4j.it;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.HexFormat;

/**
 * A card whose common application (共通カードAP) answers everything, its selection included, with the
 * same.
 */
final class OddCommonApplication implements CardConnection {

  /** In hex. */
  static final String AID = "D3921000310001010100";

  private final CardConnection link;
  private final byte[] answer;
  private boolean selected;

  /** Passes on what is for other applications. */
  OddCommonApplication(CardConnection link, byte[] answer) {
    this.link = link;
    this.answer = answer.clone();
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    String hex = HexFormat.of().withUpperCase().formatHex(command);
    if (hex.startsWith("00A404")) {
      selected = hex.contains(AID);
    }
    return selected ? answer.clone() : link.transceive(command);
  }

  @Override
  public ConnectionInfo info() {
    return link.info();
  }

  @Override
  public boolean isExclusive() {
    return link.isExclusive();
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    return link.transact(work);
  }

  @Override
  public void close() {
    link.close();
  }
}

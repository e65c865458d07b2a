package io.github.jpki4j.it.card;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.HexFormat;

/** Another program that selects the card info input application before one command. */
final class SelectsBefore implements CardConnection {

  private static final byte[] SELECT = HexFormat.of().parseHex("00A4040C0AD3921000310001010408");

  private final CardConnection link;
  private final int at;
  private int commands;

  SelectsBefore(CardConnection link, int at) {
    this.link = link;
    this.at = at;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    if (commands++ == at) {
      link.transceive(SELECT.clone());
    }
    return link.transceive(command);
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    return link.transact(work);
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
  public void close() {
    link.close();
  }
}

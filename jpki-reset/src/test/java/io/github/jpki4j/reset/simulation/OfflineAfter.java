package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardWork;
import io.github.jpki4j.transport.ConnectionInfo;
import java.util.function.BooleanSupplier;

/** Takes the service off the net after a certain VERIFY with data. */
final class OfflineAfter implements CardConnection {

  private final CardConnection connection;
  private final SimulatedResetService service;
  private final BooleanSupplier isTheOne;

  OfflineAfter(CardConnection connection, SimulatedResetService service, BooleanSupplier isTheOne) {
    this.connection = connection;
    this.service = service;
    this.isTheOne = isTheOne;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    byte[] answer = connection.transceive(command);
    if (command[1] == 0x20 && command.length > 5 && isTheOne.getAsBoolean()) {
      service.setOnline(false);
    }
    return answer;
  }

  @Override
  public ConnectionInfo info() {
    return connection.info();
  }

  @Override
  public boolean isExclusive() {
    return connection.isExclusive();
  }

  @Override
  public <T> T transact(CardWork<T> work) throws JpkiException {
    return connection.transact(work);
  }

  @Override
  public void close() {
    connection.close();
  }
}

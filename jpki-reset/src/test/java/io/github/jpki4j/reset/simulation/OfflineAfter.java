package io.github.jpki4j.reset.simulation;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.util.function.BooleanSupplier;

/** Takes the service off the net after a certain VERIFY with data. */
final class OfflineAfter extends ForwardingConnection {

  private final SimulatedResetService service;
  private final BooleanSupplier isTheOne;

  OfflineAfter(CardConnection connection, SimulatedResetService service, BooleanSupplier isTheOne) {
    super(connection);
    this.service = service;
    this.isTheOne = isTheOne;
  }

  @Override
  public byte[] transceive(byte[] command) throws TransportException {
    byte[] answer = super.transceive(command);
    if (command[1] == 0x20 && command.length > 5 && isTheOne.getAsBoolean()) {
      service.setOnline(false);
    }
    return answer;
  }
}

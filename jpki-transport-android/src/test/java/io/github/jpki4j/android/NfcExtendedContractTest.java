package io.github.jpki4j.android;

import io.github.jpki4j.transport.ConnectionInfo;

/** The contract over the real IsoDep of a phone that carries whatever there is. */
class NfcExtendedContractTest extends NfcContractTest {

  @Override
  void adjust(PhoneField field) {
    field.withMaxTransceiveLength(ConnectionInfo.LONGEST_COMMAND);
  }

  @Override
  NfcSettings settings() {
    return NfcSettings.standard().withExtendedLength(true);
  }
}

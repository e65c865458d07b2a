package io.github.jpki4j.it.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.pcsc.PcscReader;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A reader of a real pcscd with a card of vpcd, and what tests of a transport do with it. */
abstract class TransportHarness {

  static final HexFormat HEX = HexFormat.of().withUpperCase();
  static final Duration SOON = Duration.ofSeconds(60);

  static final String SELECT = "00A4040C0AD392F000260100000001";
  static final String QUERY_AUTH = "00200098";
  static final String VERIFY_AUTH = "002000980431323334";

  final PcscdFixture service;

  TransportHarness(PcscdFixture service) {
    this.service = service;
  }

  /** The backend that is tested. */
  PcscReaders readers() {
    return PcscReaders.javax();
  }

  final PcscReader reader(int slot) throws TransportException {
    return readers().named(service.readerName(slot));
  }

  final CardConnection open() throws TransportException {
    return reader(0).open();
  }

  static String send(CardConnection connection, String command) throws TransportException {
    return HEX.formatHex(connection.transceive(HEX.parseHex(command)));
  }

  static void assertRemedy(Remedy remedy, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.remedy()).isEqualTo(remedy));
  }
}

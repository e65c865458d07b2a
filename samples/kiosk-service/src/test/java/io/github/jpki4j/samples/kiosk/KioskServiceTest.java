package io.github.jpki4j.samples.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.testcard.junit.WithTestCard;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class KioskServiceTest {

  @Test
  @WithTestCard(today = "2026-11-23T00:00:00Z")
  void aCustomerLearnsHowLongTheCardCanBeUsed(TestCard card) throws Exception {
    try (MyNumberCard session = MyNumberCard.open(card.open())) {
      assertThat(Customer.serve(session))
          .matches("This card can be used to log in until 20[23][0-9]-02-17\\.");
    }
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }

  @Test
  @WithTestCard(authTriesLeft = 0)
  void aBlockedPinIsSaid(TestCard card) throws Exception {
    try (MyNumberCard session = MyNumberCard.open(card.open())) {
      assertThat(Customer.serve(session)).startsWith("The PIN is blocked.");
    }
  }

  @Test
  @WithTestCard
  void aCustomerWhoLeavesTooEarlyIsNoSurprise(TestCard card) throws Exception {
    FaultyConnection pulled = new FaultyConnection(card.open(), Fault.REMOVED_BEFORE, 1);
    try (MyNumberCard session = MyNumberCard.open(pulled)) {
      assertThatThrownBy(() -> Customer.serve(session)).isInstanceOf(CardRemovedException.class);
    }
  }

  /** Without a PC/SC service it waits for one; SIGTERM ends it in order. */
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
  void theServiceStopsInOrder() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KioskService.class.getName());
    builder.environment().put("PCSCLITE_CSOCK_NAME", "target/no-service");
    Process process = builder.redirectErrorStream(true).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      while (line != null && !line.contains("KioskService - started")) {
        line = out.readLine();
      }
      assertThat(line).as("it starts without a PC/SC service").isNotNull();
      process.toHandle().destroy(); // SIGTERM; leaves the output open
      assertThat(out.lines().toList()).last().asString().endsWith("KioskService - stopped");
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as("128 and SIGTERM").isEqualTo(143);
    } finally {
      process.destroyForcibly();
    }
  }
}

package io.github.jpki4j.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jpki4j.cli.CommandRunner;
import io.github.jpki4j.cli.command.Environment;
import io.github.jpki4j.cli.support.Desk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulated card in a virtual reader, which a socket of ours plays. */
class SimulateTest {

  private static final String SELECT = "00A4040C0AD392F000260100000001";

  @Test
  void theCardAnswersUntilTheReaderGoesAway() throws Exception {
    RunningCommand command;
    try (VirtualPcd reader = new VirtualPcd()) {
      command = RunningCommand.simulate(reader, "--card", "juki");
      assertThat(reader.insert()).startsWith("3B");
      assertThat(command.await("is in the virtual reader at " + reader.address()))
          .contains("Card juki")
          .contains("auth 1234, sign ABC123")
          .contains("kill " + ProcessHandle.current().pid())
          .contains("Ctrl-C")
          .doesNotContain("Number A");
      assertThat(reader.exchange(SELECT)).isEqualTo("9000");
    }
    assertThat(command.end()).isEqualTo(10);
    assertThat(command.said()).contains("went away");
  }

  /** Nobody can use a card without power, and what answers at a port need not be a reader. */
  @ParameterizedTest
  @CsvSource({"--lang=en", "--json"})
  void nothingIsSaidOfAReaderThatDoesNotSwitchTheCardOn(String form) throws Exception {
    RunningCommand command;
    try (VirtualPcd reader = new VirtualPcd()) {
      command = RunningCommand.simulate(reader, form);
      reader.accept();
      assertThat(reader.exchange("04")).startsWith("3B");
    }
    assertThat(command.end()).isEqualTo(10);
    assertThat(command.out() + command.said())
        .contains("went away")
        .doesNotContain("is in the virtual reader", "simulating", "testPins");
  }

  /**
   * As long as the service reads the ATR, programs do not find the card. One that has read it and
   * does not look again for a second, as here on a machine that is very busy, is taken to be done.
   */
  @Test
  void nothingIsSaidBeforeTheReaderHasReadTheAtr() throws Exception {
    try (VirtualPcd reader = new VirtualPcd()) {
      RunningCommand command = RunningCommand.simulate(reader, "--json");
      reader.accept();
      assertThat(reader.exchange("04")).startsWith("3B");
      long switchedOn = System.nanoTime();
      reader.order(1);
      assertThat(reader.exchange("04")).startsWith("3B");
      TimeUnit.MILLISECONDS.sleep(100);
      assertThat(command.out().isEmpty() || System.nanoTime() - switchedOn >= 1_000_000_000)
          .as(command.out())
          .isTrue();
      assertThat(reader.exchange("04")).startsWith("3B");
      JsonNode json = command.json();
      assertThat(json.at("/pid").asLong()).isEqualTo(ProcessHandle.current().pid());
      assertThat(json.at("/testPins/cardInfo").asText()).isEqualTo("4321");
      assertThat(json.at("/testPins/numberB").asText()).isEqualTo("55021720352285");
      assertThat(json.at("/control").isNull()).isTrue();
    }
  }

  @Test
  void itEndsAfterTheTimeThatWasSaid() throws Exception {
    try (VirtualPcd reader = new VirtualPcd()) {
      RunningCommand command = RunningCommand.simulate(reader, "--for", "5");
      reader.insert();
      command.await("is in the virtual reader");
      assertThat(reader.isEmpty()).isTrue();
      assertThat(command.end()).isZero();
    }
  }

  @Test
  void aCardThatNobodySwitchedOnInTheTimeIsAFailure() throws Exception {
    try (VirtualPcd reader = new VirtualPcd()) {
      RunningCommand command = RunningCommand.simulate(reader, "--for", "1");
      reader.accept();
      assertThat(command.end()).isEqualTo(10);
      assertThat(command.said()).contains("never switched the card on");
      assertThat(command.out()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyCardAndSituationCanBeSimulated(String name) {
    Desk.Result result = Desk.empty().withoutReader().run("status", "--simulate=" + name);
    assertThat(result.code()).isEqualTo(Set.of("juki", "other-card").contains(name) ? 12 : 0);
    if (result.code() == 0 && result.out().contains("  jpki ")) {
      String card = name.equals("my-number") ? "" : "=" + name;
      assertThat(result.out()).contains("--simulate" + card + " ");
    } else {
      // Nothing that a command could do is left on these.
      assertThat(name).isIn("juki", "other-card", "face-authentication");
    }
  }

  static List<String> names() {
    return SimulatedCard.names();
  }

  /** As one that is kept in a file: the clock of the machine makes no card of another time. */
  @Test
  void aCardThatIsNotKeptIsMadeWhenTheCommandRuns() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Environment desk = Desk.empty().environment(out, out);
    Environment later =
        new Environment(
            desk.in(),
            out,
            out,
            desk.terminal(),
            desk.charset(),
            desk.locale(),
            Clock.fixed(Instant.parse("2032-06-01T03:00:00Z"), ZoneOffset.UTC),
            desk.readers());
    assertThat(CommandRunner.run(later, "status", "--simulate")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("2031-01-15 10:30 to 2035-02-17");
  }

  @Test
  void withoutAReaderItSaysWhereToGetOne() throws IOException {
    try (Socket silent = new Socket()) {
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // does not listen
      Desk.Result result =
          Desk.empty().run("simulate", "--vpcd", "127.0.0.1:" + silent.getLocalPort());
      assertThat(result.code()).isEqualTo(10);
      assertThat(result.said()).contains("vsmartcard-vpcd");
      assertThat(result.out()).isEmpty();
    }
  }
}

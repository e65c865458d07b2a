package io.github.jpki4j.cli.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.CommandWatch;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A desk from which one logs in to a web server of ours, with the commands to the card watched. */
final class TlsDesk {

  static final LoginServer.Page HELLO = LoginServer.Page.text("こんにちは\n");

  final CommandWatch apdus = new CommandWatch();
  final String serverCa;
  private final TestCard card;

  TlsDesk(TestCard card, Path folder) throws Exception {
    this.card = card;
    this.serverCa = LoginServer.certificate(folder.resolve("server.der"));
  }

  static TestCardBuilder builder() {
    return TestCard.builder().clock(Desk.clock());
  }

  /** A server that wants a certificate of this card's CA. */
  static LoginServer login(TestCard card, LoginServer.Page page) throws Exception {
    return LoginServer.trusting(card.pki().authorityCertificate(KeyKind.AUTH), page);
  }

  Desk desk(TestCard on) {
    return Desk.with(on).through(apdus::over);
  }

  /** The command line. */
  String[] get(LoginServer server, String... more) {
    return get(server.url(), more);
  }

  String[] get(String url, String... more) {
    List<String> args = new ArrayList<>(List.of("tls", "GET", url, "--server-ca", serverCa));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  void assertNothingSpent() {
    assertThat(apdus.secrets()).isZero();
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(3);
  }
}

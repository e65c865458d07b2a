package io.github.jpki4j.samples.login;

import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.cert.CertificateValidator;
import io.github.jpki4j.cert.TrustAnchors;
import io.github.jpki4j.login.InMemoryNonceStore;
import io.github.jpki4j.login.LoginClient;
import io.github.jpki4j.login.LoginException;
import io.github.jpki4j.login.LoginOrigin;
import io.github.jpki4j.login.LoginReport;
import io.github.jpki4j.login.LoginVerifier;
import io.github.jpki4j.login.NonceStoreException;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.pin.PinFormatException;
import java.io.Console;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Logs in with the card in the reader, and says in one sentence how it ended. */
public final class DesktopLogin {

  /** Client and server are in one process here; else this is the address of the connection. */
  private static final URI SERVER = URI.create("https://www.example.jp/");

  /** Of a server with many visitors: the value of the visitor's cookie. */
  private static final String SESSION = "desktop";

  private DesktopLogin() {}

  /**
   * Runs.
   *
   * @param args none
   */
  public static void main(String[] args) {
    Console console = System.console();
    if (console == null) {
      System.err.println("This program asks for a PIN and needs a terminal.");
      System.exit(2);
      return;
    }
    // No source of revocation data, which only certified verifiers may fetch: the report says so.
    CertificateValidator validator =
        CertificateValidator.builder().anchors(TrustAnchors.production()).build();
    Clock clock = Clock.systemUTC();
    LoginVerifier server =
        LoginVerifier.builder(
                LoginOrigin.ofAddress(SERVER), validator, new InMemoryNonceStore(1, clock))
            .clock(clock)
            .build();
    char[] typed = console.readPassword("PIN for user authentication (4 digits): ");
    try {
      PcscReaders readers = PcscReaders.system();
      byte[] response =
          CardLogin.login(
              () -> readers.await(Duration.ofSeconds(30)),
              typed,
              LoginClient.of(SERVER),
              server.issue(CardLogin.PURPOSE, SESSION).encoded());
      List<String> objections = objections(server.verify(response, CardLogin.PURPOSE, SESSION));
      System.out.println(objections.isEmpty() ? "Logged in." : "Not accepted: " + objections);
    } catch (JpkiException | LoginException | NonceStoreException | PinFormatException e) {
      System.err.println(sentence(e));
      System.exit(1);
    } finally {
      Arrays.fill(typed, '\0');
    }
  }

  /** Why nobody is logged in, for the log of a server; empty if somebody is. */
  static List<String> objections(LoginReport report) {
    return report.objections().stream()
        .map(finding -> (finding.code() + " " + String.join(" ", finding.arguments())).strip())
        .toList();
  }

  /** What a person should know and do. */
  static String sentence(Exception e) {
    if (e instanceof PinIncorrectException wrong) {
      return "Wrong PIN. Tries left: " + wrong.triesLeft() + ".";
    }
    if (e instanceof PinBlockedException) {
      return "The PIN is blocked. Your municipality can reset it.";
    }
    if (e instanceof LastTryException) {
      return "Only one try is left. It was not used. Make sure of the PIN first.";
    }
    if (e instanceof PinOutcomeUnknownException) {
      return "The card was lost while the PIN was sent. One try may be spent.";
    }
    if (e instanceof CardRemovedException) {
      return "The card was removed too early. Put it back and leave it.";
    }
    if (e instanceof TransportException link) {
      return switch (link.remedy()) {
        case PRESENT_CARD -> "No card. Put the card into the reader.";
        case REOPEN -> "Another program used the card. Try again.";
        case CHECK_READER -> "The reader does not work: " + link.getMessage();
      };
    }
    if (e instanceof LoginException login) {
      return "Nothing was signed: " + login.getMessage();
    }
    return e.getMessage();
  }
}

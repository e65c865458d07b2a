package io.github.jpki4j.cli.tls;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.pin.PinFormatException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What goes wrong on the way to a web server, as exit codes and sentences. */
final class WebFailures {

  /** How Java tells what the other end of TLS sent. */
  private static final Pattern ALERT = Pattern.compile("fatal alert: ([a-z_]+)");

  private WebFailures() {}

  /**
   * The reason, which TLS may have wrapped several times: what the card or the person did comes
   * first.
   */
  static Failure of(String host, Exception thrown) {
    Optional<Throwable> own =
        causes(thrown)
            .filter(
                cause ->
                    cause instanceof Failure
                        || cause instanceof JpkiException
                        || cause instanceof PinFormatException)
            .findFirst();
    return own.map(Failures::of).orElseGet(() -> ofNetwork(host, thrown));
  }

  static boolean isCausedBy(Exception thrown, Class<? extends Exception> kind) {
    return causes(thrown).anyMatch(kind::isInstance);
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
  }

  private static Failure ofNetwork(String host, Exception e) {
    if (e instanceof UnknownHostException) {
      return failure(e, "web.unknown-host", host);
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return failure(e, "web.unreachable", host);
    }
    if (e instanceof SocketTimeoutException) {
      return failure(e, "web.timeout", host);
    }
    if (e instanceof HalfPageException) {
      return failure(e, "web.not-whole", host, String.valueOf(e.getMessage()));
    }
    if (isCausedBy(e, CertificateException.class)) {
      return failure(e, "web.not-trusted", host);
    }
    Matcher alert = ALERT.matcher(String.valueOf(e.getMessage()));
    if (e instanceof SSLException && alert.find()) {
      return failure(e, "web.refused", host, alert.group(1));
    }
    return failure(e, "web.failed", host, String.valueOf(e.getMessage()));
  }

  private static Failure failure(Exception e, String key, Object... arguments) {
    return new Failure(e, ExitCode.NO_CONNECTION, key, arguments);
  }
}

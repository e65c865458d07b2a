package io.github.jpki4j.login;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The server to which somebody logs in: {@code https}, a host and a port, as a browser's origin
 * (RFC 6454). There is one spelling of each: lower-case ASCII, an international name in its form
 * with {@code xn--}, no dot at the end, and no port where it is 443. Compared character by
 * character, so what looks alike is not alike. Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class LoginOrigin {

  private static final String SCHEME = "https://";
  private static final int STANDARD_PORT = 443;
  private static final int LAST_PORT = 65_535;
  private static final int LONGEST_HOST = 253;

  /** Labels of letters, digits and hyphens (RFC 1123), then a port without leading zeros. */
  private static final Pattern FORM =
      Pattern.compile("https://([a-z0-9.-]{1,253})(?::([1-9][0-9]{0,4}))?");

  private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /** What is all digits at the end is an address, and has to be a whole one. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private static final Pattern OCTET =
      Pattern.compile("0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]");

  private final String text;

  private LoginOrigin(String text) {
    this.text = text;
  }

  /**
   * Takes an origin in its only spelling.
   *
   * @param text such as {@code https://www.example.jp} or {@code https://127.0.0.1:8443}
   * @return the origin
   * @throws IllegalArgumentException if that is not the spelling of an origin
   */
  public static LoginOrigin of(String text) {
    if (!isOrigin(text)) {
      throw new IllegalArgumentException("not an origin in its only spelling");
    }
    return new LoginOrigin(text);
  }

  /**
   * The origin of an address, such as the one to which a program is connected.
   *
   * @param address an address of https with a host, of which upper-case letters, the standard port,
   *     path and query make no difference
   * @return the origin
   * @throws IllegalArgumentException if it has no such origin: another scheme, no host, a user, a
   *     name in other letters than ASCII, a dot at the end
   */
  public static LoginOrigin ofAddress(URI address) {
    @Nullable String host = address.getHost();
    @Nullable String scheme = address.getScheme();
    if (host == null || scheme == null || address.getRawUserInfo() != null) {
      throw new IllegalArgumentException("an address without host, or with a user");
    }
    int port = address.getPort();
    String end = port < 0 || port == STANDARD_PORT ? "" : ":" + port;
    return of((scheme + "://" + host).toLowerCase(Locale.ROOT) + end);
  }

  private static boolean isOrigin(String text) {
    if (text.length() > SCHEME.length() + LONGEST_HOST + ":65535".length()) {
      return false;
    }
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() && isHost(matcher.group(1)) && isPort(matcher.group(2));
  }

  private static boolean isHost(String host) {
    String[] labels = host.split("\\.", -1);
    if (NUMBER.matcher(labels[labels.length - 1]).matches()) {
      return labels.length == 4 && allMatch(labels, OCTET);
    }
    return allMatch(labels, LABEL);
  }

  private static boolean allMatch(String[] labels, Pattern form) {
    for (String label : labels) {
      if (!form.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPort(@Nullable String port) {
    return port == null
        || (Integer.parseInt(port) <= LAST_PORT && Integer.parseInt(port) != STANDARD_PORT);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LoginOrigin that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The only spelling, at most 267 ASCII characters; to be shown to the holder as it is. */
  @Override
  public String toString() {
    return text;
  }
}

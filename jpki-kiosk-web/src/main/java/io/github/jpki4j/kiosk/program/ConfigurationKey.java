package io.github.jpki4j.kiosk.program;

import java.util.Arrays;
import java.util.Optional;

/**
 * What can stand in the configuration file, in the order of docs/kiosk-web.md, whose table says
 * what each is for.
 */
public enum ConfigurationKey {
  READER("reader", "", "NAME"),
  SIMULATE("simulate", "false", "true, false"),
  OPERATOR("operator", "", "an operator of the kiosk guide"),
  KIOSK_GUIDE("kiosk-guide", "", "FILE"),
  LISTEN("listen", "127.0.0.1", "an address of this machine"),
  PORT("port", "0", "0-65535"),
  TLS_KEYSTORE("tls-keystore", "", "FILE"),
  TLS_PASSWORD_FILE("tls-password-file", "", "FILE"),
  ORIGIN("origin", "", "https://HOST or https://HOST:PORT"),
  LANGUAGES("languages", "ja,en,easy", "some of ja, en, easy with commas between them"),
  RANDOM_DIGITS("random-digits", "false", "true, false"),
  IDLE_SECONDS("idle-seconds", "60", "5-3600"),
  COUNTDOWN_SECONDS("countdown-seconds", "20", "5-600"),
  LIMIT_SECONDS("limit-seconds", "600", "30-86400"),
  STUCK_SECONDS("stuck-seconds", "60", "5-3600"),
  STOP_SECONDS("stop-seconds", "20", "0-600"),
  LINK_FOLDER("link-folder", "", "DIR"),
  MAINTENANCE_FILE("maintenance-file", "", "FILE");

  private final String word;
  private final String standard;
  private final String allowed;

  ConfigurationKey(String word, String standard, String allowed) {
    this.word = word;
    this.standard = standard;
    this.allowed = allowed;
  }

  /** As it stands in the file. */
  public String word() {
    return word;
  }

  /** What counts where it does not stand in the file; empty for nothing. */
  public String standard() {
    return standard;
  }

  /** What may stand behind it. */
  public String allowed() {
    return allowed;
  }

  static Optional<ConfigurationKey> of(String word) {
    return Arrays.stream(values()).filter(key -> key.word.equals(word)).findFirst();
  }
}

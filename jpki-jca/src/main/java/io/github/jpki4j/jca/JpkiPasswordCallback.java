package io.github.jpki4j.jca;

import io.github.jpki4j.KeyKind;
import java.util.Locale;
import java.util.OptionalInt;
import javax.security.auth.callback.PasswordCallback;

/**
 * The question for a PIN, for a {@link javax.security.auth.callback.CallbackHandler}. The prompt
 * says which PIN and how many tries are left; a handler with a window of its own finds both here.
 *
 * <p>Each question is for one VERIFY: a handler must ask the person each time, not answer from
 * memory. No answer means that the person does not want to.
 *
 * @since 0.1.0
 */
public final class JpkiPasswordCallback extends PasswordCallback {

  private static final long serialVersionUID = 1L;

  /** Whose PIN: an enum constant. */
  private final KeyKind key;

  /** Tries left, or -1 if unknown. */
  private final int triesLeft;

  /**
   * Creates it.
   *
   * @param key whose PIN
   * @param triesLeft tries left, if known
   * @param language of the prompt: Japanese, or anything else for English
   */
  public JpkiPasswordCallback(KeyKind key, OptionalInt triesLeft, Locale language) {
    super(prompt(key, triesLeft, language.getLanguage().equals("ja")), false);
    this.key = key;
    this.triesLeft = triesLeft.orElse(-1);
  }

  private static String prompt(KeyKind key, OptionalInt triesLeft, boolean japanese) {
    if (japanese) {
      return (key == KeyKind.AUTH ? "利用者証明用パスワード（数字4桁" : "署名用パスワード（英数字6～16文字")
          + (triesLeft.isPresent() ? "、残り" + triesLeft.getAsInt() + "回）: " : "）: ");
    }
    return (key == KeyKind.AUTH
            ? "PIN for user authentication (4 digits"
            : "Password for digital signatures (6 to 16 letters and digits")
        + (triesLeft.isPresent() ? ", tries left: " + triesLeft.getAsInt() + "): " : "): ");
  }

  /**
   * Whose PIN is asked for.
   *
   * @return the key
   */
  public KeyKind key() {
    return key;
  }

  /**
   * How many tries are left.
   *
   * @return 1 or more, or empty if unknown
   */
  public OptionalInt triesLeft() {
    return triesLeft < 0 ? OptionalInt.empty() : OptionalInt.of(triesLeft);
  }
}

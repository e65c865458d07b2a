package io.github.jpki4j.login;

import io.github.jpki4j.guidance.Guidance;
import io.github.jpki4j.internal.GuidanceTexts;
import io.github.jpki4j.internal.PropertiesFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * What happened at a login and what to do about it, in Japanese or English, for each finding,
 * verdict and exception of this package: {@link Guidance} as it is for those of the card.
 *
 * <p>For the person at the card and for who runs the server. Who sits at the browser of a login
 * that was refused should not see it: the findings help who tries. Nothing in a text is personal
 * data.
 *
 * @since 0.1.0
 */
public final class LoginGuidance {

  /** Where the texts are: an absolute name holds where R8 renames or moves this package. */
  private static final String DIRECTORY = "/io/github/jpki4j/login/";

  private LoginGuidance() {}

  /**
   * Explains what was found about a login.
   *
   * @param finding the finding
   * @param locale Japanese, or anything else for English
   * @return the guidance
   */
  public static Guidance of(LoginFinding finding, Locale locale) {
    return of(finding, texts(locale));
  }

  /**
   * Explains a verdict.
   *
   * @param verdict the verdict
   * @param locale Japanese, or anything else for English
   * @return the guidance
   */
  public static Guidance of(LoginVerdict verdict, Locale locale) {
    return guidance("verdict." + verdict.name(), texts(locale));
  }

  /**
   * Explains what was thrown during a login: each exception of this package by what was found, and
   * everything else as {@link Guidance#of(Throwable, Locale)} does.
   *
   * @param thrown anything
   * @param locale Japanese, or anything else for English
   * @return the guidance
   */
  public static Guidance of(Throwable thrown, Locale locale) {
    if (thrown instanceof LoginException refused) {
      return of(refused.finding(), locale);
    }
    if (thrown instanceof ClientCertificateException refused) {
      return of(found(refused), locale);
    }
    return thrown instanceof NonceStoreException
        ? guidance("nonce-store", texts(locale))
        : Guidance.of(thrown, locale);
  }

  /** The first of its codes decides; the report has what a certificate is refused for. */
  private static LoginFinding found(ClientCertificateException thrown) {
    List<String> reasons = new ArrayList<>();
    thrown
        .report()
        .ifPresent(
            report -> report.objections().forEach(finding -> reasons.add(finding.code().name())));
    return new LoginFinding(thrown.codes().get(0), reasons);
  }

  static Guidance of(LoginFinding finding, GuidanceTexts texts) {
    List<String> arguments = finding.arguments();
    String unknown = texts.get("unknown");
    return guidance(
        "finding." + finding.code().name(),
        texts,
        "at",
        arguments.isEmpty() ? unknown : texts.time(arguments.get(0)),
        "detail",
        arguments.isEmpty() ? unknown : String.join(texts.get("comma"), arguments));
  }

  static Guidance guidance(String key, GuidanceTexts texts, String... values) {
    return new Guidance(texts.happened(key, values), texts.action(key, values));
  }

  static Properties load(String language) {
    String name = DIRECTORY + "login_" + language + ".properties";
    return PropertiesFile.read(LoginGuidance.class.getResourceAsStream(name), name);
  }

  private static GuidanceTexts texts(Locale locale) {
    return locale.getLanguage().equals("ja") ? Japanese.TEXTS : English.TEXTS;
  }

  private static final class Japanese {
    static final GuidanceTexts TEXTS = new GuidanceTexts(load("ja"));
  }

  private static final class English {
    static final GuidanceTexts TEXTS = new GuidanceTexts(load("en"));
  }
}

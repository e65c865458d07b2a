package io.github.jpki4j.guidance;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.card.CardKind;
import io.github.jpki4j.card.authenticity.AuthenticityCheck;
import io.github.jpki4j.cert.Attribute;
import io.github.jpki4j.cert.Check;
import java.util.Locale;

/**
 * What the things are called that guidance speaks of: in Japanese as the official pages call them.
 * Names, no sentences. Immutable.
 *
 * @since 0.1.0
 */
public final class GuidanceTerms {

  private final Texts texts;

  private GuidanceTerms(Texts texts) {
    this.texts = texts;
  }

  /**
   * The names of a language.
   *
   * @param locale Japanese, or anything else for English
   * @return the names
   */
  public static GuidanceTerms of(Locale locale) {
    return new GuidanceTerms(Texts.of(locale));
  }

  /**
   * Names a secret. A number has one name, however many counters it has.
   *
   * @param secret the secret
   * @return its name, for example 利用者証明用パスワード
   */
  public String name(SecretKind secret) {
    return name(secret, texts);
  }

  /**
   * Names a certificate.
   *
   * @param certificate the certificate
   * @return its name, for example 署名用電子証明書
   */
  public String name(CertificateKind certificate) {
    return texts.name("certificate", certificate);
  }

  /**
   * Names a kind of card.
   *
   * @param card the kind
   * @return its name, for example マイナンバーカード（個人番号カード）
   */
  public String name(CardKind card) {
    return texts.name("card", card);
  }

  /**
   * Names one of the four attributes.
   *
   * @param attribute the attribute
   * @return its name, for example 氏名
   */
  public String name(Attribute attribute) {
    return texts.name("attribute", attribute);
  }

  /**
   * Names what a validation looks at.
   *
   * @param check the check
   * @return its name, for example 有効期間
   */
  public String name(Check check) {
    return texts.name("check", check);
  }

  /**
   * Names what is looked at to tell whether a card is genuine.
   *
   * @param check the check
   * @return its name, for example 券面: 記録
   */
  public String name(AuthenticityCheck check) {
    return texts.name("genuine-check", check);
  }

  static String name(SecretKind secret, Texts texts) {
    return texts.get("secret." + key(secret));
  }

  /** What a secret is called in keys: one name for all counters of a number. */
  static String key(SecretKind secret) {
    if (secret instanceof DataSecret data) {
      return switch (data) {
        case SURFACE_BIRTH_KEY -> "BIRTH_KEY";
        case SURFACE_NUMBER_A, CARD_INFO_NUMBER_A -> "NUMBER_A";
        case SURFACE_NUMBER_B, CARD_INFO_NUMBER_B -> "NUMBER_B";
        case CARD_INFO, RESIDENT, LICENCE -> secret.name();
      };
    }
    return secret.name();
  }
}

package io.github.jpki4j.cli.manual;

import io.github.jpki4j.cli.console.Language;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The few words of the manual pages that the command itself does not have. */
final class Titles {

  private Titles() {}

  static ResourceBundle of(Language language) {
    return ResourceBundle.getBundle(
        Titles.class.getPackageName() + ".titles",
        Locale.forLanguageTag(language.code()),
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }
}

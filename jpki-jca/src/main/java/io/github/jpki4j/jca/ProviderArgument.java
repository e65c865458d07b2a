package io.github.jpki4j.jca;

import io.github.jpki4j.transport.CardSource;
import io.github.jpki4j.transport.CardSourceProvider;
import java.security.InvalidParameterException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What a provider is configured with by text: {@code SOURCE[:DETAIL][;OPTION]…}, for example {@code
 * pcsc:ACR122;pss}.
 *
 * @param source where the card comes from
 * @param options the rest
 */
record ProviderArgument(CardSource source, JpkiOptions options) {

  private static final String NAME = "name=";

  static ProviderArgument parse(String text) {
    String[] parts = text.split(";", -1);
    String where = parts[0].trim();
    JpkiOptions options = JpkiOptions.DEFAULT.named(JpkiProvider.NAME + "-" + where);
    for (int i = 1; i < parts.length; i++) {
      options = option(options, parts[i].trim());
    }
    return new ProviderArgument(source(where), options);
  }

  private static JpkiOptions option(JpkiOptions options, String text) {
    if (text.startsWith(NAME) && text.length() > NAME.length()) {
      return options.named(text.substring(NAME.length()));
    }
    return switch (text) {
      case "pss" -> options.withPss();
      case "sha1" -> options.withSha1();
      case "last-try" -> options.spendingLastTry();
      case "default-password" -> options.takingDefaultPasswords();
      default ->
          throw new InvalidParameterException(
              "unknown option \""
                  + text
                  + "\"; there are name=…, pss, sha1, last-try, default-password");
    };
  }

  private static CardSource source(String where) {
    int colon = where.indexOf(':');
    String name = colon < 0 ? where : where.substring(0, colon);
    String detail = colon < 0 ? "" : where.substring(colon + 1);
    List<String> names = new ArrayList<>();
    for (CardSourceProvider provider :
        ServiceLoader.load(CardSourceProvider.class, JpkiProvider.class.getClassLoader())) {
      if (provider.name().equals(name)) {
        return source(provider, detail);
      }
      names.add(provider.name());
    }
    throw new InvalidParameterException(
        "no way to cards is called \"" + name + "\", there is: " + String.join(", ", names));
  }

  private static CardSource source(CardSourceProvider provider, String detail) {
    try {
      return provider.source(detail);
    } catch (IllegalArgumentException e) {
      InvalidParameterException refusal =
          new InvalidParameterException(
              provider.name() + " does not know \"" + detail + "\": " + e.getMessage());
      refusal.initCause(e);
      throw refusal;
    }
  }
}

package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.EnumNames;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file for one of the card's two keys, written {@code auth=FILE} or {@code sign=FILE}.
 *
 * @param key which key
 * @param file its name
 */
record KeyFile(KeyKind key, String file) {

  /** For picocli. */
  static final class Converter implements ITypeConverter<KeyFile> {

    @Override
    public KeyFile convert(String value) {
      for (KeyKind key : KeyKind.values()) {
        String start = EnumNames.of(key) + "=";
        if (value.startsWith(start) && value.length() > start.length()) {
          return new KeyFile(key, value.substring(start.length()));
        }
      }
      throw new TypeConversionException("no such value");
    }
  }
}

package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.testcard.TestSecret;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many tries a secret has left, written {@code NAME=N}.
 *
 * @param secret which of the card's secrets
 * @param tries 0 to 99; the card knows how many it can be
 */
record SecretTries(TestSecret secret, int tries) {

  /** For picocli. */
  static final class Converter implements ITypeConverter<SecretTries> {

    @Override
    public SecretTries convert(String value) {
      for (TestSecret secret : TestSecret.values()) {
        String start = EnumNames.of(secret) + "=";
        String number = value.startsWith(start) ? value.substring(start.length()) : "";
        if (number.matches("[0-9]{1,2}")) {
          return new SecretTries(secret, Integer.parseInt(number));
        }
      }
      throw new TypeConversionException("no such value");
    }
  }

  /** The values for picocli, which completes them. */
  static final class Values implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(TestSecret.values()).map(s -> EnumNames.of(s) + "=N").iterator();
    }
  }
}

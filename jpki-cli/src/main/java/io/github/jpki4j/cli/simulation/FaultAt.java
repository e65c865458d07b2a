package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.testcard.Simulated;
import io.github.jpki4j.testcard.fault.Fault;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A fault at one command, written {@code NAME@N}.
 *
 * @param fault what happens
 * @param command at which command it happens, the first being 1
 */
record FaultAt(Fault fault, int command) {

  /** Puts it in front of a card. */
  Simulated inFrontOf(Simulated link) {
    return new FaultyConnection(link, fault, command - 1);
  }

  /** For picocli. */
  static final class Converter implements ITypeConverter<FaultAt> {

    @Override
    public FaultAt convert(String value) {
      for (Fault fault : Fault.values()) {
        String start = EnumNames.of(fault) + "@";
        String number = value.startsWith(start) ? value.substring(start.length()) : "";
        if (number.matches("[1-9][0-9]{0,5}")) {
          return new FaultAt(fault, Integer.parseInt(number));
        }
      }
      throw new TypeConversionException("no such value");
    }
  }

  /** The values for picocli, which completes them. */
  static final class Values implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Fault.values()).map(f -> EnumNames.of(f) + "@N").iterator();
    }
  }
}

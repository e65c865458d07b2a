package io.github.jpki4j.cli.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

/** How constants are written on command lines and in JSON: lower case, with hyphens. */
public final class EnumNames {

  private EnumNames() {}

  public static String of(Enum<?> constant) {
    return of(constant.name());
  }

  /** The same for the name of a constant. */
  public static String of(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static List<String> all(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(c -> of((Enum<?>) c)).toList();
  }

  /** Teaches a command, without its subcommands, the names of all constants that it takes. */
  public static void register(CommandLine line) {
    for (ArgSpec argument : line.getCommandSpec().args()) {
      for (Class<?> type : argument.auxiliaryTypes()) {
        if (type.isEnum()) {
          register(line, type);
        }
      }
    }
  }

  private static <E> void register(CommandLine line, Class<E> type) {
    line.registerConverter(type, new Converter<>(type));
  }

  private record Converter<E>(Class<E> type) implements ITypeConverter<E> {

    /** The constant with a name; whoever reports the mistake shows what there is. */
    @Override
    public E convert(String name) {
      int index = all(type).indexOf(name);
      if (index < 0) {
        throw new TypeConversionException("no such value");
      }
      return type.getEnumConstants()[index];
    }
  }
}

package io.github.jpki4j.android;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a shrinker called things: the mapping file of ProGuard, or nothing renamed. */
final class Renaming {

  private static final Pattern TYPE = Pattern.compile("(\\S+) -> (\\S+):");
  private static final Pattern METHOD =
      Pattern.compile(" +(?:\\d+:\\d+:)?\\S+ ([^\\s(]+)\\(([^)]*)\\)\\S* -> (\\S+)");

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> originals = new HashMap<>();
  private final Map<String, String> methods = new HashMap<>();

  /** Nothing renamed. */
  Renaming() {}

  /**
   * Reads a mapping file.
   *
   * @param file as ProGuard writes it
   */
  Renaming(Path file) throws IOException {
    String type = "";
    for (String line : Files.readAllLines(file)) {
      Matcher method = METHOD.matcher(line);
      Matcher start = TYPE.matcher(line);
      if (start.matches()) {
        type = start.group(1);
        types.put(type, start.group(2));
        originals.put(start.group(2), type);
      } else if (method.matches()) {
        methods.put(key(type, method.group(1), method.group(2)), method.group(3));
      }
    }
  }

  private static String key(String type, String name, String parameters) {
    return type + "." + name + "(" + parameters + ")";
  }

  /** The class that a name of the source means; names of arrays as {@link Class#getName()}. */
  Class<?> type(String name) throws ClassNotFoundException {
    return switch (name) {
      case "boolean" -> boolean.class;
      case "byte" -> byte.class;
      case "char" -> char.class;
      case "int" -> int.class;
      case "long" -> long.class;
      case "double" -> double.class;
      case "void" -> void.class;
      default -> Class.forName(now(name));
    };
  }

  private String now(String name) {
    if (!name.startsWith("[L")) {
      return types.getOrDefault(name, name);
    }
    String element = name.substring(2, name.length() - 1);
    return "[L" + types.getOrDefault(element, element) + ";";
  }

  /** What a method of the source is called. */
  String method(Entry entry) throws ClassNotFoundException {
    StringBuilder parameters = new StringBuilder();
    for (String parameter : entry.parameters()) {
      parameters.append(parameters.length() == 0 ? "" : ",").append(readable(parameter));
    }
    String key = key(entry.type(), entry.name(), parameters.toString());
    return methods.getOrDefault(key, entry.name());
  }

  private static String readable(String name) {
    return switch (name) {
      case "[B" -> "byte[]";
      case "[C" -> "char[]";
      case "[I" -> "int[]";
      default -> name.startsWith("[L") ? name.substring(2, name.length() - 1) + "[]" : name;
    };
  }

  /** What the source calls the class of an object. */
  String original(Class<?> type) {
    return originals.getOrDefault(type.getName(), type.getName());
  }
}

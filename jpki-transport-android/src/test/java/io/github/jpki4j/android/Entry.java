package io.github.jpki4j.android;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A public method or constructor of the library, by the names that the source gives it. A line of
 * text, so that another JVM can read it.
 *
 * @param type its class
 * @param name of the method; {@value #CONSTRUCTOR} for a constructor
 * @param parameters the types of its parameters
 * @param result what it returns
 * @param onType whether it needs no object
 */
record Entry(String type, String name, List<String> parameters, String result, boolean onType) {

  static final String CONSTRUCTOR = "<init>";

  private static final String INTERNAL = ".internal.";

  /** All that a program can call of the classes in a jar, in an order of its own. */
  static List<Entry> of(Path jar) throws IOException, ClassNotFoundException {
    List<Entry> entries = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      List<String> names =
          file.stream()
              .map(JarEntry::getName)
              .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
              .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
              .filter(name -> !name.contains(INTERNAL))
              .sorted()
              .toList();
      for (String name : names) {
        Class<?> type = Class.forName(name, false, Entry.class.getClassLoader());
        if (isPublic(type)) {
          add(entries, type);
        }
      }
    }
    return entries;
  }

  private static boolean isPublic(Class<?> type) {
    boolean own = Modifier.isPublic(type.getModifiers());
    return own && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
  }

  private static void add(List<Entry> entries, Class<?> type) {
    List<Entry> own = new ArrayList<>();
    if (!Modifier.isAbstract(type.getModifiers())) {
      Stream.of(type.getDeclaredConstructors())
          .filter(Entry::isCallable)
          .forEach(it -> own.add(of(type, CONSTRUCTOR, it, type, true)));
    }
    Stream.of(type.getDeclaredMethods())
        .filter(Entry::isCallable)
        .forEach(
            it ->
                own.add(
                    of(
                        type,
                        it.getName(),
                        it,
                        it.getReturnType(),
                        Modifier.isStatic(it.getModifiers()))));
    Collections.sort(own, java.util.Comparator.comparing(Entry::line));
    entries.addAll(own);
  }

  private static boolean isCallable(Executable it) {
    return Modifier.isPublic(it.getModifiers()) && !it.isSynthetic();
  }

  private static Entry of(
      Class<?> type, String name, Executable it, Class<?> result, boolean onType) {
    List<String> parameters =
        Stream.of(it.getParameterTypes()).map(Class::getName).collect(Collectors.toList());
    return new Entry(type.getName(), name, parameters, result.getName(), onType);
  }

  String line() {
    return String.join(
        "\t", type, name, String.join(",", parameters), result, Boolean.toString(onType));
  }

  static Entry parse(String line) {
    String[] part = line.split("\t", -1);
    List<String> parameters =
        part[2].isEmpty() ? List.of() : Arrays.asList(part[2].split(",", -1));
    return new Entry(part[0], part[1], parameters, part[3], Boolean.parseBoolean(part[4]));
  }

  @Override
  public String toString() {
    return type + "." + name + parameters;
  }
}

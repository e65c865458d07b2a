package io.github.jpki4j.android;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Makes what an entry of the library needs, by other entries, from a simulated card and a few
 * values. Each object is new, so that no call is disturbed by another one. All names are those of
 * the source.
 */
final class World {

  /** What stands before a SHA-256 hash (RFC 8017, 9.2 note 1). */
  private static final String DIGEST_INFO = "3031300D060960864801650304020105000420";

  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

  /** Of the simulated card's holder. */
  private static final LocalDate BIRTH = LocalDate.of(1980, 2, 17);

  private final Map<String, List<Supplier<?>>> values = new HashMap<>();
  private final Map<String, Entry> makers = new HashMap<>();
  private final Set<String> making = new HashSet<>();
  private final List<Entry> entries;
  private final Renaming names;

  /** There is nothing to call an entry with. */
  static final class Unmade extends Exception {
    private static final long serialVersionUID = 1L;

    Unmade(String message) {
      super(message);
    }
  }

  World(List<Entry> entries, Renaming names) {
    this.entries = entries;
    this.names = names;
    plainValues();
  }

  private void plainValues() {
    byte[] bytes =
        "TEST message of 32 bytes, no more".substring(0, 32).getBytes(StandardCharsets.UTF_8);
    put("boolean", () -> true);
    put("byte", () -> (byte) 1);
    put("char", () -> '1');
    put("int", () -> 1);
    put("long", () -> 1L);
    put("double", () -> 1.0);
    put("[B", bytes::clone);
    put("[B", () -> HexFormat.of().parseHex(DIGEST_INFO + "00".repeat(32)));
    put("[C", "1234"::toCharArray);
    put("[C", "ABC123"::toCharArray);
    put(String.class, () -> "TEST");
    put(CharSequence.class, () -> "TEST");
    put(Object.class, () -> "TEST");
    put(Locale.class, () -> Locale.JAPANESE);
    put(Instant.class, () -> NOW);
    put(LocalDate.class, () -> BIRTH);
    put(LocalTime.class, () -> LocalTime.of(9, 0));
    put(Duration.class, () -> Duration.ofMinutes(5));
    put(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
    put(URI.class, () -> URI.create("http://localhost/"));
    put(Reader.class, () -> new StringReader("TEST"));
    put(InputStream.class, () -> new ByteArrayInputStream(bytes));
    put(Optional.class, Optional::empty);
    put(OptionalInt.class, OptionalInt::empty);
    put(List.class, ArrayList::new);
    put(Collection.class, ArrayList::new);
    put(Set.class, HashSet::new);
    put(Map.class, HashMap::new);
    put(Throwable.class, () -> new IllegalStateException("TEST"));
    put(LongSupplier.class, () -> (LongSupplier) System::nanoTime);
    put(Consumer.class, () -> (Consumer<Object>) value -> {});
  }

  private void put(Class<?> type, Supplier<?> value) {
    put(type.getName(), value);
  }

  /** Where a kind of value comes from; of several the first is the usual one. */
  void put(String type, Supplier<?> value) {
    values.computeIfAbsent(type, key -> new ArrayList<>()).add(value);
  }

  /** Bytes that are made at their first use; each call with them gets a copy of its own. */
  void putBytes(Supplier<byte[]> bytes) {
    List<byte[]> made = new ArrayList<>();
    put(
        byte[].class,
        () -> {
          if (made.isEmpty()) {
            made.add(bytes.get());
          }
          return made.get(0).clone();
        });
  }

  /** How many values of a type there are to choose from; 1 of all that are made by entries. */
  private int count(String type) {
    List<Supplier<?>> known = values.getOrDefault(type, List.of());
    if (known.isEmpty() && type(type).isEnum()) {
      return type(type).getEnumConstants().length;
    }
    return Math.max(1, known.size());
  }

  /** The first parameter of which there are several values, or -1. */
  int choice(Entry entry) {
    for (int i = 0; i < entry.parameters().size(); i++) {
      if (count(entry.parameters().get(i)) > 1) {
        return i;
      }
    }
    return -1;
  }

  /** Each value that a parameter can be given. */
  List<Object> alternatives(Entry entry, int parameter) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < count(entry.parameters().get(parameter)); i++) {
      all.add(alternative(entry, parameter, i));
    }
    return all;
  }

  private Object alternative(Entry entry, int parameter, int number) {
    String type = entry.parameters().get(parameter);
    List<Supplier<?>> known = values.getOrDefault(type, List.of());
    return known.isEmpty() ? type(type).getEnumConstants()[number] : known.get(number).get();
  }

  /** An object of a type. */
  Object make(String type) throws Unmade {
    List<Supplier<?>> known = values.getOrDefault(type, List.of());
    if (!known.isEmpty()) {
      return known.get(0).get();
    }
    Class<?> wanted = type(type);
    if (wanted.isEnum()) {
      return wanted.getEnumConstants()[0];
    }
    if (!making.add(type)) {
      throw new Unmade("needs itself: " + type);
    }
    try {
      return makeByEntry(type, wanted);
    } finally {
      making.remove(type);
    }
  }

  private Object makeByEntry(String type, Class<?> wanted) throws Unmade {
    Entry known = makers.get(type);
    if (known != null) {
      return call(known, wanted).orElseThrow(() -> new Unmade("no more " + type));
    }
    for (Maker maker : Maker.values()) {
      for (Entry entry : entries) {
        if (maker.makes(entry, type, wanted, this)) {
          Optional<Object> made = call(entry, wanted);
          if (made.isPresent()) {
            makers.put(type, entry);
            return made.get();
          }
        }
      }
    }
    if (wanted.isInterface()) {
      return stub(wanted);
    }
    throw new Unmade("no entry makes " + type);
  }

  /** Which entries may make an object of a type, in the order in which they are asked. */
  private enum Maker {
    /** Constructors and methods of the type itself. */
    OWN,
    /** Methods of other types. */
    OTHER,
    /** What makes an object of a class under it. */
    SPECIAL,
    /** What gives a list of them. */
    LIST;

    boolean makes(Entry entry, String type, Class<?> wanted, World world) {
      boolean own = entry.onType() && entry.type().equals(type);
      return switch (this) {
        case OWN -> own && entry.result().equals(type);
        case OTHER -> !own && entry.result().equals(type);
        case SPECIAL ->
            !entry.result().equals(type)
                && !wanted.isInterface()
                && wanted.isAssignableFrom(world.type(entry.result()));
        case LIST -> !wanted.isInterface() && entry.result().equals(List.class.getName());
      };
    }
  }

  private Optional<Object> call(Entry entry, Class<?> wanted) {
    int choice = choice(entry);
    int count = choice < 0 ? 1 : count(entry.parameters().get(choice));
    for (int i = 0; i < count; i++) {
      try {
        Object receiver = entry.onType() ? null : make(entry.type());
        Object[] arguments = arguments(entry);
        if (choice >= 0) {
          arguments[choice] = alternative(entry, choice, i);
        }
        Object made = invoke(entry, receiver, arguments);
        if (made instanceof List<?> list && !wanted.isInstance(made)) {
          made = list.isEmpty() ? null : list.get(0);
        }
        if (wanted.isInstance(made)) {
          return Optional.of(made);
        }
      } catch (Unmade | InvocationTargetException e) {
        // the next one may do
      }
    }
    return Optional.empty();
  }

  Object[] arguments(Entry entry) throws Unmade {
    List<Object> arguments = new ArrayList<>();
    for (String parameter : entry.parameters()) {
      arguments.add(make(parameter));
    }
    return arguments.toArray();
  }

  /** What a program would bring: each method gives something of its type. */
  private static Object stub(Class<?> type) {
    return Proxy.newProxyInstance(
        World.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, args) ->
            switch (method.getName()) {
              case "hashCode" -> 1;
              case "equals" -> false;
              default -> ordinary(method.getReturnType());
            });
  }

  private static Object ordinary(Class<?> type) {
    if (type == boolean.class) {
      return true;
    }
    if (type == int.class) {
      return 1;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type == Optional.class) {
      return Optional.empty();
    }
    return type.isAssignableFrom(String.class) ? "TEST" : null;
  }

  Class<?> type(String name) {
    try {
      return names.type(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("the shrinker dropped " + name, e);
    }
  }

  /** Calls an entry; it must be there, for a rule keeps it. */
  Object invoke(Entry entry, Object receiver, Object... arguments)
      throws InvocationTargetException {
    Class<?>[] parameters = entry.parameters().stream().map(this::type).toArray(Class<?>[]::new);
    try {
      if (entry.name().equals(Entry.CONSTRUCTOR)) {
        Constructor<?> constructor = type(entry.type()).getDeclaredConstructor(parameters);
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
      }
      Method method = type(entry.type()).getDeclaredMethod(names.method(entry), parameters);
      method.setAccessible(true);
      return method.invoke(Modifier.isStatic(method.getModifiers()) ? null : receiver, arguments);
    } catch (InvocationTargetException e) {
      throw e;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the shrinker dropped " + entry, e);
    }
  }
}

package io.github.jpki4j.kiosk.program;

import io.github.jpki4j.kiosk.program.ConfigurationException.Problem;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Keys and values of a configuration file: a properties file in UTF-8. Immutable. */
final class ConfigurationFile {

  private final Path folder;
  private final Map<ConfigurationKey, String> values = new EnumMap<>(ConfigurationKey.class);

  /**
   * Reads it.
   *
   * @throws ConfigurationException if it cannot be read, or has a key that is unknown or there
   *     twice
   */
  ConfigurationFile(Path file) throws ConfigurationException {
    this.folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    OnceOnly properties = new OnceOnly();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(text);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(Problem.UNREADABLE, file.toString(), "", e);
    }
    if (properties.twice.isPresent()) {
      throw new ConfigurationException(Problem.TWICE, properties.twice.get(), "", null);
    }
    for (String word : properties.stringPropertyNames()) {
      ConfigurationKey key =
          ConfigurationKey.of(word)
              .orElseThrow(() -> new ConfigurationException(Problem.UNKNOWN, word, "", null));
      values.put(key, properties.getProperty(word).strip());
    }
  }

  /** Of a key that stands there twice, only the last value would count. */
  private static final class OnceOnly extends Properties {

    private static final long serialVersionUID = 1L;
    private transient Optional<String> twice = Optional.empty();

    @Override
    public synchronized Object put(Object key, Object value) {
      if (containsKey(key)) {
        twice = Optional.of((String) key);
      }
      return super.put(key, value);
    }
  }

  boolean has(ConfigurationKey key) {
    return values.containsKey(key);
  }

  /** What stands there, or the standard; empty for nothing. */
  Optional<String> text(ConfigurationKey key) throws ConfigurationException {
    String value = values.getOrDefault(key, key.standard());
    if (value.isEmpty() && has(key)) {
      throw new ConfigurationException(Problem.VALUE, key);
    }
    return Optional.of(value).filter(text -> !text.isEmpty());
  }

  /** Of a key with a standard. */
  String value(ConfigurationKey key) throws ConfigurationException {
    return text(key).orElseThrow(() -> new ConfigurationException(Problem.MISSING, key));
  }

  boolean yes(ConfigurationKey key) throws ConfigurationException {
    return switch (value(key)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new ConfigurationException(Problem.VALUE, key);
    };
  }

  /** A number within the two that the key allows. */
  int number(ConfigurationKey key) throws ConfigurationException {
    String text = value(key);
    String[] range = key.allowed().split("-", 2);
    if (text.matches("[0-9]{1,6}")) {
      int number = Integer.parseInt(text);
      if (number >= Integer.parseInt(range[0]) && number <= Integer.parseInt(range[1])) {
        return number;
      }
    }
    throw new ConfigurationException(Problem.VALUE, key);
  }

  Duration seconds(ConfigurationKey key) throws ConfigurationException {
    return Duration.ofSeconds(number(key));
  }

  /** A path, which begins at the folder of the configuration file. */
  Optional<Path> path(ConfigurationKey key) throws ConfigurationException {
    try {
      return text(key).map(folder::resolve);
    } catch (java.nio.file.InvalidPathException e) {
      throw new ConfigurationException(Problem.VALUE, key.word(), key.allowed(), e);
    }
  }
}

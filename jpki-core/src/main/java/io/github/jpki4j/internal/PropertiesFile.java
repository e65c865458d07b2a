package io.github.jpki4j.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A properties file in UTF-8 out of a jar. No ResourceBundle: in UTF-8 it needs JDK 9, and
 * fallbacks by the default locale would mix languages.
 */
public final class PropertiesFile {

  private PropertiesFile() {}

  /**
   * Reads it. Whoever has the file opens it: a module sees no file of another one.
   *
   * @param opened what {@code getResourceAsStream} of a class of the file's module gave; closed
   * @param name of the file, for the message if it is not there
   * @return its keys and texts
   */
  public static Properties read(@Nullable InputStream opened, String name) {
    Properties properties = new Properties();
    try (InputStream in = Objects.requireNonNull(opened, name);
        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      properties.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    return properties;
  }
}

package io.github.jpki4j.cli.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A JSON object under construction, its members in the order in which they were put. Values are
 * strings, numbers, booleans, lists and such objects; an empty optional is null. Whatever a
 * terminal would obey is escaped, since JSON is looked at, too.
 */
public final class Json {

  private final Map<String, Object> members = new LinkedHashMap<>();

  public Json put(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** Puts all members of another object. */
  public Json putAll(Json other) {
    members.putAll(other.members);
    return this;
  }

  /** The object as text, with a line feed at the end of each line. */
  @Override
  public String toString() {
    StringWriter text = new StringWriter();
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      generator.setPrettyPrinter(printer);
      write(generator, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private static void write(JsonGenerator generator, Object value) throws IOException {
    if (value instanceof Json object) {
      generator.writeStartObject();
      for (Map.Entry<String, Object> member : object.members.entrySet()) {
        generator.writeFieldName(member.getKey());
        write(generator, member.getValue());
      }
      generator.writeEndObject();
    } else if (value instanceof List<?> list) {
      generator.writeStartArray();
      for (Object element : list) {
        write(generator, element);
      }
      generator.writeEndArray();
    } else if (value instanceof Optional<?> optional && optional.isPresent()) {
      write(generator, optional.get());
    } else if (value instanceof OptionalInt number && number.isPresent()) {
      generator.writeNumber(number.getAsInt());
    } else if (value instanceof OptionalLong number && number.isPresent()) {
      generator.writeNumber(number.getAsLong());
    } else {
      writeScalar(generator, value);
    }
  }

  private static void writeScalar(JsonGenerator generator, Object value) throws IOException {
    if (value instanceof String text) {
      generator.writeRawValue(quoted(text));
    } else if (value instanceof Boolean flag) {
      generator.writeBoolean(flag);
    } else if (value instanceof Number number) {
      generator.writeNumber(number.longValue());
    } else if (value instanceof Optional<?>
        || value instanceof OptionalInt
        || value instanceof OptionalLong) {
      generator.writeNull();
    } else {
      throw new IllegalArgumentException("no JSON form for " + value.getClass());
    }
  }

  /** JSON alone asks for escapes of C0, quotation mark and backslash, which the library does. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    String escaped = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
    for (int i = 0; i < escaped.length(); i += Character.charCount(escaped.codePointAt(i))) {
      int c = escaped.codePointAt(i);
      if (TextPage.isCommand(c)) {
        for (char unit : Character.toChars(c)) {
          quoted.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
        }
      } else {
        quoted.appendCodePoint(c);
      }
    }
    return quoted.append('"').toString();
  }
}

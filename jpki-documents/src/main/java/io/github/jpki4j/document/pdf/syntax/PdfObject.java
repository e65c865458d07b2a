package io.github.jpki4j.document.pdf.syntax;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object of a PDF as the file has it (ISO 32000-2, 7.3). Immutable. Equal objects mean the same,
 * except that references and streams are equal only if they are the same ones. No object is nested
 * deeper than {@link Limits#DEPTH}.
 */
public sealed interface PdfObject {

  /** The null object: as a value of a dictionary the same as no entry. */
  enum Null implements PdfObject {
    /** The only one. */
    NULL
  }

  /**
   * A boolean.
   *
   * @param value its value
   */
  record Bool(boolean value) implements PdfObject {}

  /**
   * A number.
   *
   * @param value exactly what is written
   * @param isInteger whether it is written without a point
   */
  record Num(BigDecimal value, boolean isInteger) implements PdfObject {

    /**
     * The number as an int.
     *
     * @return empty if it is no integer or no int
     */
    public Optional<Integer> asInt() {
      return isInteger && value.precision() <= 10 && value.longValue() == value.intValue()
          ? Optional.of(value.intValue())
          : Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Num number && value.compareTo(number.value) == 0;
    }

    @Override
    public int hashCode() {
      return value.stripTrailingZeros().hashCode();
    }
  }

  /**
   * A name.
   *
   * @param value its bytes, each a character, without escapes
   */
  record Name(String value) implements PdfObject {}

  /**
   * A string.
   *
   * @param value its bytes, each a character, without escapes
   * @param start where its brackets begin, in bytes from the start of the file; -1 if it is not in
   *     the file itself but in an object stream
   * @param end behind its brackets
   */
  record Text(String value, int start, int end) implements PdfObject {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Text text && value.equals(text.value);
    }

    @Override
    public int hashCode() {
      return value.hashCode();
    }
  }

  /**
   * An array.
   *
   * @param items unmodifiable
   */
  record Array(List<PdfObject> items) implements PdfObject {}

  /** A dictionary. Its hash is made once, however many fields have the same one as their value. */
  final class Dictionary implements PdfObject {

    private final Map<String, PdfObject> entries;

    /** Zero until somebody asks; threads that ask at once find the same. */
    private int hash;

    /**
     * Makes one.
     *
     * @param entries values by the names of the keys, unmodifiable; none is null
     */
    public Dictionary(Map<String, PdfObject> entries) {
      this.entries = entries;
    }

    /**
     * All of it.
     *
     * @return values by the names of the keys, unmodifiable; none is null
     */
    public Map<String, PdfObject> entries() {
      return entries;
    }

    /**
     * The value of a key as it is written.
     *
     * @param key its name
     * @return null if there is none
     */
    public @Nullable PdfObject get(String key) {
      return entries.get(key);
    }

    /**
     * Whether the value of a key is a name.
     *
     * @param key its name
     * @param name the value
     * @return true if it is that name, written directly
     */
    public boolean is(String key, String name) {
      return get(key) instanceof Name value && value.value().equals(name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Dictionary dictionary
              && hashCode() == dictionary.hashCode()
              && entries.equals(dictionary.entries));
    }

    @Override
    public int hashCode() {
      if (hash == 0) {
        hash = entries.hashCode();
      }
      return hash;
    }

    @Override
    public String toString() {
      return entries.toString();
    }
  }

  /**
   * A reference to an object.
   *
   * @param number of the object
   * @param generation of the object
   */
  record Reference(int number, int generation) implements PdfObject {}

  /**
   * A stream. Two are equal if they are at the same place of the file.
   *
   * @param dictionary its dictionary
   * @param start of its bytes, from the start of the file
   * @param length of its bytes
   */
  record Stream(Dictionary dictionary, int start, int length) implements PdfObject {}
}

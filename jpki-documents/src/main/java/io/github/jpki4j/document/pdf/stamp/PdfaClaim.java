package io.github.jpki4j.document.pdf.stamp;

import io.github.jpki4j.document.pdf.syntax.PdfObject;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Array;
import io.github.jpki4j.document.pdf.syntax.PdfObject.Stream;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself by PDF/A (ISO 19005). Whether it is true is not looked at.
 *
 * @param part of ISO 19005; 0 if the file does not say that it is PDF/A
 * @param hasIntent whether it has an output intent
 */
public record PdfaClaim(int part, boolean hasIntent) {

  /** Bytes of metadata that are looked at. */
  private static final int MOST_METADATA = 16 << 20;

  private static final Pattern NAMESPACE =
      Pattern.compile("xmlns:(\\w{1,40})\\s*=\\s*[\"']http://www\\.aiim\\.org/pdfa/ns/id/[\"']");

  /**
   * Reads it from the metadata of the catalog.
   *
   * @param syntax the file
   * @return the claim
   */
  public static PdfaClaim of(PdfSyntax syntax) {
    int revision = syntax.last().number();
    @Nullable PdfObject catalog = syntax.last().trailer().get("Root");
    boolean hasIntent =
        syntax.get(catalog, "OutputIntents", revision) instanceof Array intents
            && !intents.items().isEmpty();
    return syntax.get(catalog, "Metadata", revision) instanceof Stream metadata
        ? new PdfaClaim(part(text(metadata, syntax)), hasIntent)
        : new PdfaClaim(0, hasIntent);
  }

  private static int part(String metadata) {
    Matcher namespaces = NAMESPACE.matcher(metadata);
    while (namespaces.find()) {
      Matcher part =
          Pattern.compile(namespaces.group(1) + ":part\\s*(?:=\\s*[\"']|>)\\s*(\\d)")
              .matcher(metadata);
      if (part.find()) {
        return part.group(1).charAt(0) - '0';
      }
    }
    return 0;
  }

  private static String text(Stream stream, PdfSyntax syntax) {
    byte[] bytes = new byte[0];
    @Nullable PdfObject filter = syntax.get(stream, "Filter", syntax.last().number());
    if (filter == null) {
      int length = Math.min(stream.length(), MOST_METADATA);
      bytes = Arrays.copyOfRange(syntax.bytes(), stream.start(), stream.start() + length);
    } else if (filter.equals(new PdfObject.Name("FlateDecode"))) {
      bytes = inflated(stream, syntax.bytes());
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] inflated(Stream stream, byte[] file) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(file, stream.start(), stream.length());
      byte[] bytes = new byte[MOST_METADATA];
      return Arrays.copyOf(bytes, inflater.inflate(bytes));
    } catch (DataFormatException e) {
      return new byte[0]; // nobody can read the claim
    } finally {
      inflater.end();
    }
  }

  /** Whether the file says that it is PDF/A. */
  boolean isPdfa() {
    return part > 0;
  }

  /** Whether each CID of an embedded font has to be listed. */
  boolean wantsCidSet() {
    return part == 1;
  }

  /**
   * Whether an image may be transparent: not in PDF/A-1, and without an output intent only where
   * the page says how colours are mixed, which a stamp cannot change.
   */
  boolean allowsTransparency() {
    return part == 0 || (part > 1 && hasIntent);
  }
}

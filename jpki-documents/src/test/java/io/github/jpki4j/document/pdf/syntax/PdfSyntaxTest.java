package io.github.jpki4j.document.pdf.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.document.pdf.PdfText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the strict reader reads, what it forgives in an original, and what it refuses. */
class PdfSyntaxTest {

  private static PdfText catalog() {
    return new PdfText().object(1, "<< /Type /Catalog /Pages 2 0 R >>");
  }

  private static PdfText plain(String object) {
    return catalog().object(2, "<< /Type /Pages /Kids [] /Count 0 >>").object(3, object);
  }

  /** Objects that cannot be read, or not in one way alone. */
  static List<String> wrong() {
    return List.of(
        "<< /A 1 /A 2 >>",
        "<< /A 1 /#41 2 >>",
        "<< /A 1 2 >>",
        "<< /A >>",
        "<< (A) 1 >>",
        "<< /A 1",
        "[1 2",
        "]",
        "--1",
        "1.2.3",
        "1e3",
        "5-3",
        "+",
        "1".repeat(65),
        "/A#",
        "/A#0",
        "/A#00",
        "/A#GG",
        "(a",
        "(a(b)",
        "<41",
        "<4G>",
        "tru",
        "nulll",
        "0 0 R",
        "1 0 obj",
        "{ }",
        "1 0 R 2",
        "[".repeat(101) + "]".repeat(101),
        "1 1 R",
        "<< /Length 3 >> stream\nabcd\nendstream",
        "<< /Length 7 >> stream\nabcd\nendstream",
        "1 0 R",
        "<< /Length -1 >> stream\nabcd\nendstream",
        "<< /Length 9999999999 >> stream\nabcd\nendstream",
        "<< /Length 3 0 R >> stream\nabcd\nendstream",
        "<< /Length 9 0 R >> stream\nabcd\nendstream",
        "<< /Length 4 >> stream\rabcd\nendstream",
        "<< /Length 4 >> stream \nabcd\nendstream",
        "<< /Length 4 /F (x) >> stream\nabcd\nendstream",
        "<< /Length 4 >> stream\nabcd\nendstrea");
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void anObjectThatReadersTakeDifferentlyIsRefused(String object) {
    byte[] file = plain(object).table("").bytes();
    assertThatThrownBy(() -> PdfSyntax.read(file)).isInstanceOf(SyntaxException.class);
  }

  @Test
  void objectsAreWhatIsWritten() throws Exception {
    String written =
        "[null true -0.50 +7 /A#20b (a\\(b\\051\\n(c)\\\r\nd\\7\r\ne) <4 1 4> 9 0 R << /K [] >>]";
    PdfSyntax syntax = PdfSyntax.read(plain(written).table("").bytes());
    PdfObject.Array array = (PdfObject.Array) syntax.object(3, 0);
    assertThat(array.items()).hasSize(9);
    assertThat(array.items().get(2)).isEqualTo(number("-.5"));
    assertThat(array.items().get(3)).isEqualTo(number("7.0"));
    assertThat(array.items().get(4)).isEqualTo(new PdfObject.Name("A b"));
    assertThat(((PdfObject.Text) array.items().get(5)).value()).isEqualTo("a(b)\n(c)d\u0007\ne");
    assertThat(((PdfObject.Text) array.items().get(6)).value()).isEqualTo("A@");
    assertThat(array.items().get(7)).isEqualTo(new PdfObject.Reference(9, 0));
    assertThat(syntax.resolve(array.items().get(7), 0)).isNull();
  }

  private static PdfObject number(String text) {
    return new PdfObject.Num(new BigDecimal(text), false);
  }

  /** What is sloppy, and is read nevertheless. */
  enum Sloppy {
    COMMENT {
      @Override
      byte[] file() {
        return plain("<< % 5 0 obj\n /A 1 >>").table("").bytes();
      }
    },
    KEY_TWICE {
      @Override
      byte[] file() {
        return plain("<< /A 1 /A 1.0 >>").table("").bytes();
      }
    },
    UNLISTED {
      @Override
      byte[] file() {
        return plain("1").text("4 0 obj\n2\nendobj\n").table("").bytes();
      }
    },
    WHITE_SPACE_BEFORE_ENDSTREAM {
      @Override
      byte[] file() {
        return plain("<< /Length 1 >>\nstream\nx\n \nendstream").table("").bytes();
      }
    },
    GENERATION_OF_NO_OBJECT {
      @Override
      byte[] file() {
        String text = new String(plain("1").table("").bytes(), StandardCharsets.ISO_8859_1);
        return text.replace("65535 f", "65536 f").getBytes(StandardCharsets.ISO_8859_1);
      }
    },
    FREED {
      @Override
      byte[] file() {
        return plain("1").table("").ended("xref\n3 1\n0000000000 00001 f \n" + PREV).bytes();
      }
    };

    static final String PREV =
        "trailer\n<< /Size 4 /Root 1 0 R /Prev " + plain("1").table("").previous() + " >>\n";

    abstract byte[] file();
  }

  @ParameterizedTest
  @EnumSource(Sloppy.class)
  void whatIsSloppyIsReadAndNoted(Sloppy sloppy) throws Exception {
    Revision last = PdfSyntax.read(sloppy.file()).last();
    assertThatThrownBy(last::requireStrict).isInstanceOf(SyntaxException.class);
  }

  /** Sections that do not hold together, each behind one that does. */
  static List<String> wrongSections() {
    int previous = plain("1").table("").previous();
    String trailer = "trailer\n<< /Size 9 /Root 1 0 R /Prev " + previous + " >>\n";
    String entry = "%010d 00000 n \n".formatted(plain("1").position() - 18);
    return List.of(
        "xref\n3 1\n" + "0000000001 00000 n \n" + trailer,
        "xref\n3 1\n" + "9999999999 00000 n \n" + trailer,
        "xref\n3 2\n" + entry + trailer,
        "xref\n2 1\n" + entry + trailer,
        "xref\n0 0\ntrailer\n<< /Size 9 /Prev " + previous + " >>\n",
        "xref\n0 0\ntrailer\n<< /Root 1 0 R /Prev " + previous + " >>\n",
        "xref\n0 0\ntrailer\n<< /Size 3 /Root 1 0 R /Prev " + previous + " >>\n",
        "xref\n0 0\ntrailer\n<< /Size 9 /Root 1 0 R >>\n",
        "xref\n0 0\ntrailer\n<< /Size 9 /Root 1 0 R /Prev 5 >>\n",
        "xref\n0 0\ntrailer\n<< /Size 9 /Root 1 0 R /Prev 999999 >>\n",
        "xref\n0 0\ntrailer\n<< /Size 9 /Root 1 0 R /Root 2 0 R /Prev " + previous + " >>\n",
        "xref\n0 99999999\n" + trailer,
        "xref\n0 0\n" + trailer + "trailer << >>\n",
        emptyXrefStream("[0 0 0]"),
        emptyXrefStream("[1 1 1]"),
        emptyXrefStream("[9 9 9]"));
  }

  private static String emptyXrefStream(String widths) {
    return "5 0 obj\n<< /Type /XRef /Size 9 /W "
        + widths
        + " /Root 1 0 R /Length 0 >>\nstream\n\nendstream\nendobj\n";
  }

  @ParameterizedTest
  @MethodSource("wrongSections")
  void aSectionThatDoesNotHoldTogetherIsRefused(String section) {
    byte[] file = plain("1").table("").ended(section).bytes();
    assertThatThrownBy(() -> PdfSyntax.read(file)).isInstanceOf(SyntaxException.class);
  }

  @Test
  void noPartButTheFrontOfALinearizedFileLacksItsEnding() {
    PdfText file = plain("1").table("");
    int stream = file.position();
    file.text(
        "5 0 obj\n<< /Type /XRef /Size 9 /W [1 2 1] /Index [] /Root 1 0 R /Prev "
            + file.previous()
            + " /Length 0 >>\nstream\n\nendstream\nendobj\n6 0 obj\n1\nendobj\n");
    file.ended("xref\n0 0\ntrailer\n<< /Size 9 /Root 1 0 R /Prev " + stream + " >>\n");
    assertThatThrownBy(() -> PdfSyntax.read(file.bytes()))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("no startxref");
  }

  @Test
  void eachStateHasItsObjects() throws Exception {
    byte[] file = plain("1").table("").object(3, "2").table("").object(4, "3").table("").bytes();
    PdfSyntax syntax = PdfSyntax.read(file);
    assertThat(syntax.revisions()).hasSize(3);
    assertThat(syntax.object(3, 0)).isEqualTo(number("1"));
    assertThat(syntax.object(3, 2)).isEqualTo(number("2"));
    assertThat(syntax.object(4, 1)).isNull();
    assertThat(syntax.last().defined()).containsExactly(4);
    for (Revision revision : syntax.revisions()) {
      revision.requireStrict();
    }
  }
}

package io.github.jpki4j.it.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each module offers to others changes only together with its listing, which people read. */
final class ApiTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));

  static List<String> modules() throws IOException {
    return ApiListing.modules(ROOT);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void theListingIsThatOfTheSources(String module) throws IOException {
    assertThat(Files.readAllLines(ApiListing.file(ROOT, module)))
        .as(
            "If the change is meant, write the listings anew, in the project's root: java "
                + "jpki-it/src/test/java/io/github/jpki4j/it/module/ApiListing.java")
        .isEqualTo(ApiListing.of(ROOT, module));
  }

  @Test
  void everyModuleThatExportsPackagesHasOne() throws IOException {
    assertThat(modules())
        .containsExactly(
            "jpki-core",
            "jpki-documents",
            "jpki-jca",
            "jpki-kiosk-web",
            "jpki-login",
            "jpki-reset",
            "jpki-testcard",
            "jpki-transport-android",
            "jpki-transport-pcsc");
  }

  @Test
  void publicAndProtectedOfExportedPackagesAreListedAndNothingElse(@TempDir Path root)
      throws IOException {
    write(root, "module-info", "module m { exports a; exports b to c; }");
    write(root, "b/Hidden", "package b; public class Hidden {}");
    write(
        root,
        "a/Open",
        """
        package a;
        public abstract class Open<T extends Number> extends Base implements Runnable {
          public static final int LENGTH = 3 + 1;
          public static final String TEXT = String.valueOf(1);
          protected @Nullable String[] lines;
          int hidden;
          protected Open(byte @Nullable [] bytes) {}
          @Deprecated public abstract <A> List<A> all(Map<String, A> of, A... more) throws IOException, Error;
          static void hidden() {}
          protected static final class Inner { protected void hidden() {} }
          private class Hidden { public void hidden() {} }
        }
        abstract class Base { public final void inherited() {} }
        """);
    write(
        root,
        "a/Other",
        """
        package a;
        public sealed interface Other permits Data {
          enum Kind { ONE { int x() { return 2; } }, TWO; public boolean isOne() { return true; } int x() { return 1; } }
          int COUNT = 2;
          void plain();
          default void more() {}
          private void hidden() {}
        }
        """);
    write(
        root,
        "a/Data",
        """
        package a;
        public record Data(@Nullable String text, int... numbers) implements Other {
          public Data { }
          public Data() { this("", 1); }
          public Data(int number) { this("", number); }
          @Override public String text() { return ""; }
          public static Data of() { return null; }
          @Override public void plain() {}
        }
        """);
    assertThat(ApiListing.of(root, "m"))
        .containsExactly(
            "# What m offers; CONTRIBUTING.md says how to write this file anew.",
            "",
            "record a.Data(@Nullable String text, int... numbers) implements Other",
            "  Data()",
            "  Data(int)",
            "  static Data of()",
            "  void plain()",
            "",
            "abstract class a.Open<T extends Number> extends Base implements Runnable",
            "  @Deprecated abstract <A> List<A> all(Map<String, A>, A...) throws IOException,"
                + " Error",
            "  final void inherited()",
            "  protected @Nullable String[] lines",
            "  protected Open(byte @Nullable [])",
            "  static final String TEXT",
            "  static final int LENGTH = 3 + 1",
            "",
            "protected static final class a.Open.Inner",
            "  Inner()",
            "",
            "sealed interface a.Other permits Data",
            "  default void more()",
            "  static final int COUNT = 2",
            "  void plain()",
            "",
            "enum a.Other.Kind",
            "  ONE",
            "  TWO",
            "  boolean isOne()");
  }

  private static void write(Path root, String name, String text) throws IOException {
    Path file = root.resolve("m/src/main/java").resolve(name + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

package io.github.jpki4j.it.module;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A program with a {@code module-info} is compiled, run and linked with nothing but what Maven
 * gives it: our modules and what they need at run time, without the optional modules of annotations
 * and of JUnit. On the JDK that runs the tests.
 */
class ConsumerIT {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Consumer.class)
  void compilesAndRunsFromTheModulePath(Consumer consumer) throws Exception {
    Jdk jdk = new Jdk(folder, consumer.modulePath());
    jdk.compile(consumer);
    assertThat(jdk.run(consumer)).contains(consumer.says());
  }

  /** PDFBox and Pebble have no module descriptor, and jlink takes nothing without one. */
  @ParameterizedTest
  @EnumSource(
      value = Consumer.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DOCUMENTS", "KIOSK"})
  void isLinkedAndRuns(Consumer consumer) throws Exception {
    Jdk jdk = new Jdk(folder, consumer.modulePath());
    if (!jdk.links()) {
      System.out.println("left out: jlink of " + consumer + ", this JDK has no modules to link");
      abort("this JDK has no modules to link");
    }
    jdk.compile(consumer);
    assertThat(jdk.link(consumer)).contains(consumer.says());
  }

  /** A published module without a consumer would be one that nobody tried. */
  @Test
  void everyModuleHasAConsumer() throws IOException {
    List<String> published;
    try (Stream<Path> modules = Files.list(ROOT)) {
      published =
          modules
              .map(module -> module.resolve("src/main/java/module-info.java"))
              .filter(Files::exists)
              .map(ConsumerIT::name)
              .toList();
    }
    assertThat(Stream.of(Consumer.values()).map(Consumer::required))
        .containsExactlyInAnyOrderElementsOf(published);
  }

  private static String name(Path moduleInfo) {
    try {
      String text = Files.readString(moduleInfo, UTF_8);
      return text.replaceAll("(?s).*\nmodule ([a-z0-9.]+) .*", "$1");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

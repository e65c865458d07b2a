package io.github.jpki4j.it.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * One class that mentions another, as the JDK's own {@code jdeps} reads it from the class files.
 *
 * @param user the class
 * @param used the class it mentions
 * @param module where jdeps found that one: a module of the JDK, the input, or "not found"
 */
record Use(String user, String used, String module) {

  private static final Pattern LINE = Pattern.compile("\\s+(\\S+)\\s+-> (\\S+)\\s+(\\S.*)");

  /** Runs jdeps, without the descriptor: with it jdeps would want the modules of all libraries. */
  static List<Use> of(Path classes) throws IOException {
    Files.deleteIfExists(classes.resolve("module-info.class"));
    StringWriter out = new StringWriter();
    PrintWriter printer = new PrintWriter(out);
    int exit =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(printer, printer, "-verbose:class", "-filter:none", classes.toString());
    printer.flush();
    assertThat(exit).as("%s", out).isZero();
    return out.toString().lines().flatMap(Use::parse).toList();
  }

  private static Stream<Use> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Stream.of(new Use(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Stream.empty();
  }

  String userPackage() {
    return packageOf(user);
  }

  String usedPackage() {
    return packageOf(used);
  }

  private static String packageOf(String type) {
    return type.substring(0, type.lastIndexOf('.'));
  }

  /** Whether it mentions a class of a package or of one below that. */
  boolean isOf(String root) {
    return isWithin(usedPackage(), root);
  }

  static boolean isWithin(String packageName, String root) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }
}

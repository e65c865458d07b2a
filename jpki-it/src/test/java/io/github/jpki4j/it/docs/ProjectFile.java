package io.github.jpki4j.it.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text of the project: a source, a page, messages, a script.
 *
 * @param path below the root
 * @param text all of it
 */
record ProjectFile(Path path, String text) {

  static final Path ROOT = Path.of(System.getProperty("jpki.root"));

  private static final Set<String> SCRIPTS =
      Set.of("check", "bench", "fuzz", "package", "release", "site", "soak", "jpki", "jpki.cmd");
  private static final Pattern TEXT =
      Pattern.compile(".*\\.(java|md|properties|xml|sh|txt|c|pro|py|mjs)");
  private static final Pattern LEFT_OUT = Pattern.compile("target|node_modules|\\..+");

  /**
   * Everything in the work tree, except for what is built and what is hidden.
   *
   * @return with the files of this package, whose examples are made up of pieces
   */
  static List<ProjectFile> all() {
    List<ProjectFile> found = new ArrayList<>();
    try {
      Files.walkFileTree(ROOT, new Collector(found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** The pages: everything for people to read that is no program. */
  static Stream<ProjectFile> pages() {
    return all().stream().filter(file -> file.name().endsWith(".md"));
  }

  static ProjectFile read(Path file) {
    try {
      return new ProjectFile(ROOT.relativize(file), Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  String name() {
    return path.getFileName().toString();
  }

  Path folder() {
    return ROOT.resolve(path).getParent();
  }

  private static final class Collector extends SimpleFileVisitor<Path> {

    private final List<ProjectFile> found;

    Collector(List<ProjectFile> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean leftOut =
          !folder.equals(ROOT) && LEFT_OUT.matcher(folder.getFileName().toString()).matches();
      return leftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      if (SCRIPTS.contains(name) || TEXT.matcher(name).matches()) {
        found.add(read(file));
      }
      return FileVisitResult.CONTINUE;
    }
  }
}

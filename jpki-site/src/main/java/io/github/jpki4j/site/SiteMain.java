package io.github.jpki4j.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code ./site}: makes the site; {@code ./site --test} visits it as well. */
final class SiteMain {

  private SiteMain() {}

  /**
   * Makes or visits it; ends with 1 if something is wrong.
   *
   * @param arguments the root of the repository, the folder of the site, and "make CLASSPATH" with
   *     the file below each module that has its class path, or "visit"
   */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]).toRealPath();
    Path target = Path.of(arguments[1]);
    boolean good = arguments[2].equals("visit") ? visit(target) : make(root, target, arguments[3]);
    System.exit(good ? 0 : 1);
  }

  private static boolean make(Path root, Path target, String classPath) throws IOException {
    Site site = Site.of(root);
    site.links().problems().forEach(System.err::println);
    if (!site.links().problems().isEmpty()) {
      return false;
    }
    site.write(target, SiteMenu.lines(), true);
    SiteApi.of(root).write(target, classPath);
    long size = 0;
    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d pages of Markdown, %d links in them, %.1f MB with the Javadoc: %s%n",
        site.pages().size(),
        site.links().count(),
        size / 1e6,
        target.resolve("index.html"));
    return true;
  }

  private static boolean visit(Path target) throws IOException {
    SiteVisit.Report report = SiteVisit.of(target, target.resolveSibling("site-pictures"));
    System.out.println("links to other hosts, not visited:");
    report.external().forEach(address -> System.out.println("  " + address));
    report.faults().forEach(fault -> System.out.println("FAULT: " + fault));
    System.out.printf(
        Locale.ROOT,
        "%d pages visited, %d links followed, %d of them to a place in a page, %d faults%n",
        report.pages().size(),
        report.links(),
        report.anchors(),
        report.faults().size());
    return report.faults().isEmpty();
  }
}

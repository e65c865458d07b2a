package io.github.jpki4j.site;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The Javadoc of all published modules. Those with a module-info are one documentation, by the
 * module path, so that only what is exported shows. javadoc takes no other code beside them: the
 * modules for the class path are a second one, whose links lead into the first.
 */
final class SiteApi {

  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>(jpki-[\\w-]+)</artifactId>");
  private static final Pattern MODULE = Pattern.compile("(?m)^(?:open )?module ([\\w.]+)");
  private static final String JAVA = "src/main/java";

  /** No library: its packages are for itself. */
  private static final String COMMAND = "jpki-cli";

  /** The pom of the modules that are published, which is one itself. */
  private static final String PUBLISHED = "jpki-bom";

  private final Path root;
  private final Map<String, Path> named = new LinkedHashMap<>();
  private final List<Path> unnamed = new ArrayList<>();

  private SiteApi(Path root) {
    this.root = root;
  }

  /**
   * Finds the modules.
   *
   * @param root of the repository
   */
  static SiteApi of(Path root) throws IOException {
    SiteApi api = new SiteApi(root);
    Matcher artifact =
        ARTIFACT.matcher(Files.readString(root.resolve(PUBLISHED).resolve("pom.xml")));
    while (artifact.find()) {
      String name = artifact.group(1);
      if (!name.equals(PUBLISHED) && !name.equals(COMMAND)) {
        api.add(root.resolve(name));
      }
    }
    return api;
  }

  private void add(Path module) throws IOException {
    Path info = module.resolve(JAVA).resolve("module-info.java");
    if (!Files.exists(info)) {
      unnamed.add(module);
      return;
    }
    Matcher name = MODULE.matcher(Files.readString(info));
    if (!name.find()) {
      throw new IOException("no module in " + info);
    }
    named.put(name.group(1), module);
  }

  /** The folders of the modules that are documented. */
  List<Path> modules() {
    return Stream.concat(named.values().stream(), unnamed.stream()).toList();
  }

  /**
   * Runs javadoc, with the class paths that Maven wrote.
   *
   * @param classPath where it wrote them, below the folder of each module
   * @throws IOException if javadoc finds a fault or has a warning
   */
  void write(Path target, String classPath) throws IOException {
    SortedSet<String> ofNamed = new TreeSet<>();
    for (Path module : named.values()) {
      ofNamed.addAll(jars(module, classPath));
    }
    ofNamed.removeIf(this::isOurs);
    List<String> arguments = common(target.resolve(SiteLayout.API), "jpki4j");
    arguments.addAll(List.of("-p", joined(ofNamed), "--module", String.join(",", named.keySet())));
    named.forEach(
        (name, module) ->
            arguments.addAll(List.of("--module-source-path", name + "=" + module.resolve(JAVA))));
    run(arguments);

    List<String> ofUnnamed = new ArrayList<>();
    for (Path module : unnamed) {
      ofUnnamed.addAll(jars(module, classPath));
    }
    List<String> path = new ArrayList<>(ofNamed);
    ofUnnamed.stream().filter(this::isOurs).distinct().forEach(path::add);
    ofUnnamed.removeIf(this::isOurs);
    List<String> more = common(target.resolve(SiteLayout.UNNAMED_API), "jpki4j, class path");
    more.addAll(List.of("-p", joined(path), "--add-modules", "ALL-MODULE-PATH"));
    more.addAll(List.of("-cp", joined(ofUnnamed), "-link", "../" + SiteLayout.API));
    for (Map.Entry<String, Path> module : named.entrySet()) {
      for (String name : packages(module.getValue())) {
        more.addAll(List.of("--add-exports", module.getKey() + "/" + name + "=ALL-UNNAMED"));
      }
    }
    for (Path module : unnamed) {
      more.addAll(sources(module));
    }
    run(more);
  }

  private static List<String> common(Path folder, String title) {
    return new ArrayList<>(
        List.of(
            "-quiet",
            "-notimestamp",
            "-Xdoclint:all",
            "-Werror",
            "--release",
            "17",
            "-locale",
            "en",
            "-encoding",
            "UTF-8",
            "-docencoding",
            "UTF-8",
            "-charset",
            "UTF-8",
            "-windowtitle",
            title,
            "-doctitle",
            title,
            "-header",
            "<a href=\"{@docRoot}/../index.html\">jpki4j</a>",
            "-d",
            folder.toString()));
  }

  private boolean isOurs(String jar) {
    return Path.of(jar).startsWith(root);
  }

  private static List<String> jars(Path module, String classPath) throws IOException {
    return List.of(Files.readString(module.resolve(classPath)).split(File.pathSeparator));
  }

  private static List<String> sources(Path module) throws IOException {
    try (Stream<Path> files = Files.walk(module.resolve(JAVA))) {
      return files.map(Path::toString).filter(file -> file.endsWith(".java")).sorted().toList();
    }
  }

  /** What is not exported is open to them on the class path, where nothing is closed. */
  private static SortedSet<String> packages(Path module) throws IOException {
    Path java = module.resolve(JAVA);
    SortedSet<String> names = new TreeSet<>();
    for (String file : sources(module)) {
      Path folder = java.relativize(Path.of(file).getParent());
      if (!folder.toString().isEmpty()) {
        names.add(folder.toString().replace(File.separatorChar, '.'));
      }
    }
    return names;
  }

  private static String joined(Iterable<String> paths) {
    return String.join(File.pathSeparator, paths);
  }

  private static void run(List<String> arguments) throws IOException {
    ToolProvider javadoc =
        ToolProvider.findFirst("javadoc")
            .orElseThrow(() -> new IOException("this JVM has no javadoc; a JDK is needed"));
    int exit = javadoc.run(System.out, System.err, arguments.toArray(String[]::new));
    if (exit != 0) {
      throw new IOException("javadoc failed, see above");
    }
  }
}

package io.github.jpki4j.it.module;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packages of one module from the lowest layer up: a package uses only layers below its own.
 *
 * @param root the package that gives the module its name
 * @param layers the names of the packages without {@code io.github.jpki4j}
 */
record Layers(String root, List<Set<String>> layers) {

  static final String ROOT = "io.github.jpki4j";

  /** Core, whose packages have no common name of their own. */
  static final Layers CORE =
      of(
          "",
          "",
          "apdu",
          "internal spelling",
          "cert.revocation",
          "cert pin transport",
          "exchange",
          "card.authenticity card.info card.surface",
          "card.number",
          "card",
          "guidance");

  static final Layers JCA = of("jca", "jca");
  static final Layers LOGIN = of("login", "login");
  static final Layers RESET = of("reset", "reset", "reset.simulation");
  static final Layers DOCUMENTS =
      of(
          "document",
          "document.text",
          "document document.pdf.syntax",
          "document.signer document.pdf.revision document.pdf.write",
          "document.timestamp document.pdf.stamp",
          "document.cms document.pdf document.xml document.longterm");
  static final Layers PCSC = of("pcsc", "pcsc.winscard", "pcsc");

  static final Layers KIOSK =
      of(
          "kiosk",
          "kiosk",
          "kiosk.flow kiosk.simulation",
          "kiosk.page",
          "kiosk.visit.step",
          "kiosk.visit.change",
          "kiosk.visit.reset",
          "kiosk.visit kiosk.app kiosk.desk",
          "kiosk.http",
          "kiosk.operation",
          "kiosk.server",
          "kiosk.program");

  static final Layers TESTCARD =
      of(
          "testcard",
          "testcard.apdu testcard.crypto",
          "testcard.pki",
          "testcard.application",
          "testcard",
          "testcard.bridge testcard.fault testcard.junit testcard.recording",
          "testcard.contract");

  static final Layers COMMAND =
      of(
          "cli",
          "cli.console",
          "cli.command",
          "cli.file",
          "cli.access",
          "cli.card cli.simulation",
          "cli.validate",
          "cli.report",
          "cli.document cli.surface cli.genuine cli.tls cli.reset cli.kiosk",
          "cli");

  /** Each line is a layer: names of packages with spaces between them. */
  private static Layers of(String root, String... lines) {
    return new Layers(
        name(root),
        Stream.of(lines)
            .map(line -> Stream.of(line.split(" ", -1)).map(Layers::name))
            .map(names -> names.collect(Collectors.toUnmodifiableSet()))
            .toList());
  }

  static String name(String below) {
    return below.isEmpty() ? ROOT : ROOT + "." + below;
  }

  Set<String> packages() {
    return layers.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a package of this module may use another one of it. */
  boolean allows(Use use) {
    return use.usedPackage().equals(use.userPackage())
        || layerOf(use.usedPackage()) < layerOf(use.userPackage());
  }

  private int layerOf(String packageName) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).contains(packageName)) {
        return i;
      }
    }
    throw new AssertionError("no layer for " + packageName);
  }

  /** The class files of the module, out of its jar or target/classes. */
  Path unpack(Path folder) throws IOException {
    String marker = root.replace('.', '/') + "/package-info.class";
    Path to = folder.resolve(root);
    URL url = Layers.class.getClassLoader().getResource(marker);
    if (url == null) {
      throw new AssertionError("no class file " + marker);
    }
    if (!url.getProtocol().equals("jar")) {
      Path classes = Path.of(URI.create(url.toString()));
      for (int i = 0; i < marker.split("/", -1).length; i++) {
        classes = classes.getParent();
      }
      return copy(classes, to);
    }
    String jar = url.toString().substring("jar:".length(), url.toString().indexOf("!/"));
    try (FileSystem files = FileSystems.newFileSystem(Path.of(URI.create(jar)))) {
      return copy(files.getPath("/"), to);
    }
  }

  /** Copies the class files, except for those of a later Java. */
  static Path copy(Path from, Path to) throws IOException {
    List<Path> classFiles;
    try (Stream<Path> all = Files.walk(from)) {
      classFiles =
          all.filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !file.toString().contains("META-INF"))
              .toList();
    }
    for (Path file : classFiles) {
      Path copy = to.resolve(from.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
    return to;
  }

  @Override
  public String toString() {
    return root;
  }
}

package io.github.jpki4j.it.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A pom, and what Maven Central and those who use the module want of it. */
final class PublishedPom {

  /** What Central refuses a pom without. */
  private static final List<String> WANTED =
      List.of(
          "modelVersion",
          "name",
          "description",
          "url",
          "licenses/license/name",
          "licenses/license/url",
          "developers/developer/name",
          "developers/developer/url",
          "scm/connection",
          "scm/developerConnection",
          "scm/url");

  /**
   * What says something about how it was built, or sends who uses it to other servers. The BOM,
   * which has no parent, says itself how it is built.
   */
  private static final List<String> UNWANTED =
      List.of("parent", "build", "profiles", "modules", "repositories", "pluginRepositories");

  /** A scope of those who build or test it is none of theirs who use it. */
  private static final Set<String> SCOPES = Set.of("compile", "runtime", "provided");

  private final Path file;

  PublishedPom(Path file) {
    this.file = file;
  }

  List<String> faults(String module, String version) throws IOException {
    if (!Files.exists(file)) {
      return List.of(); // told as missing
    }
    Element project = parse(file);
    List<String> faults = new ArrayList<>();
    missing(project).forEach(path -> faults.add("the pom has no " + path));
    UNWANTED.stream()
        .filter(path -> !(module.equals(ReleaseFiles.BOM) && path.equals("build")))
        .filter(path -> !all(project, path).isEmpty())
        .forEach(path -> faults.add("the pom has " + path));
    if (!text(project, "groupId").equals(ReleaseFiles.GROUP)
        || !text(project, "artifactId").equals(module)
        || !text(project, "version").equals(version)) {
      faults.add("the pom is that of another module or version");
    }
    for (String path :
        List.of("dependencies/dependency", "dependencyManagement/dependencies/dependency")) {
      all(project, path).forEach(d -> faults.addAll(dependencyFaults(d, project, version)));
    }
    return faults.stream().map(fault -> module + ": " + fault).toList();
  }

  /** The elements that Central demands and that the project does not have. */
  static List<String> missing(Element project) {
    return WANTED.stream().filter(path -> text(project, path).isEmpty()).toList();
  }

  private static List<String> dependencyFaults(
      Element dependency, Element project, String version) {
    String name = text(dependency, "artifactId");
    String used =
        text(dependency, "version").replace("${project.version}", text(project, "version"));
    List<String> faults = new ArrayList<>();
    if (used.isEmpty() || used.endsWith("-SNAPSHOT") || used.contains("${")) {
      faults.add("the pom depends on " + name + " in version \"" + used + "\"");
    }
    if (text(dependency, "groupId").equals(ReleaseFiles.GROUP) && !used.equals(version)) {
      faults.add("the pom depends on " + name + " of another release");
    }
    String scope = text(dependency, "scope");
    if (!scope.isEmpty() && !SCOPES.contains(scope)) {
      faults.add("the pom depends on " + name + " in scope " + scope);
    }
    return faults;
  }

  static Element parse(Path file) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file.getFileName() + " is no XML", e);
    }
  }

  /** The text of the first element at a path of names, without the spaces around it; or nothing. */
  static String text(Element element, String path) {
    return all(element, path).stream().map(e -> e.getTextContent().strip()).findFirst().orElse("");
  }

  /** All elements at a path of names. */
  static List<Element> all(Element element, String path) {
    List<Element> found = List.of(element);
    for (String name : path.split("/", -1)) {
      found = found.stream().flatMap(e -> children(e, name)).toList();
    }
    return found;
  }

  private static Stream<Element> children(Element element, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getNodeName().equals(name)) {
        children.add(child);
      }
    }
    return children.stream();
  }
}

package io.github.jpki4j.it.release;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** The software bill of materials of a module, in its two forms. */
final class Sbom {

  /** Name and version, of what a dependency is; CycloneDX has a purl with "@" for it. */
  private static final Pattern RESOLVED =
      Pattern.compile(
          "^ +([\\w.-]+):([\\w.-]+):jar:([\\w.-]+):(?:compile|runtime)", Pattern.MULTILINE);

  private static final Pattern PURL =
      Pattern.compile("pkg:maven/([^/\"]+)/([^@\"]+)@([^?\"]+)\\?type=jar");

  private final ReleaseFiles files;
  private final String module;
  private final Path localRepository;

  Sbom(ReleaseFiles files, String module, Path localRepository) {
    this.files = files;
    this.module = module;
    this.localRepository = localRepository;
  }

  /**
   * What is wrong with it.
   *
   * @param resolved what {@code dependency:list} said of a program that has this module alone
   */
  List<String> faults(Path resolved) throws IOException {
    Path xml = files.file(module, "-cyclonedx.xml");
    Path json = files.file(module, "-cyclonedx.json");
    if (!Files.exists(xml) || !Files.exists(json)) {
      return List.of(); // told as missing
    }
    List<String> faults = new ArrayList<>();
    Element bom = PublishedPom.parse(xml);
    Set<String> subject = names(PURL, PublishedPom.text(bom, "metadata/component/purl"));
    List<Element> components = PublishedPom.all(bom, "components/component");
    Set<String> brought = brought(bom, components);
    Set<String> listed = names(RESOLVED, Files.readString(resolved));
    if (subject.size() != 1 || !brought.equals(listed)) {
      faults.add("the SBOM has " + brought + ", Maven resolved " + listed);
    }
    for (Element component : components) {
      if (brought.containsAll(names(PURL, PublishedPom.text(component, "purl")))) {
        faults.addAll(hashFaults(component));
      }
    }
    if (!names(PURL, Files.readString(json)).equals(names(PURL, Files.readString(xml)))) {
      faults.add("the SBOM says other things in JSON than in XML");
    }
    return faults.stream().map(fault -> module + ": " + fault).toList();
  }

  /**
   * What comes with the module into a program: everything that the graph reaches without what is
   * optional, whose own dependencies CycloneDX does not call optional.
   */
  private static Set<String> brought(Element bom, List<Element> components) {
    Set<String> optional = new HashSet<>();
    for (Element component : components) {
      if (PublishedPom.text(component, "scope").equals("optional")) {
        optional.add(component.getAttribute("bom-ref"));
      }
    }
    List<Element> graph = PublishedPom.all(bom, "dependencies/dependency");
    Deque<String> open = new ArrayDeque<>();
    PublishedPom.all(bom, "metadata/component").forEach(c -> open.add(c.getAttribute("bom-ref")));
    Set<String> reached = new HashSet<>(open);
    while (!open.isEmpty()) {
      String from = open.remove();
      for (Element dependency : graph) {
        if (dependency.getAttribute("ref").equals(from)) {
          PublishedPom.all(dependency, "dependency").stream()
              .map(to -> to.getAttribute("ref"))
              .filter(to -> !optional.contains(to) && reached.add(to))
              .forEach(open::add);
        }
      }
    }
    return names(PURL, String.join("\n", reached));
  }

  /** The jar that Maven downloaded is the one that the SBOM means. */
  private List<String> hashFaults(Element component) throws IOException {
    String name = PublishedPom.text(component, "name");
    String version = PublishedPom.text(component, "version");
    Path jar =
        localRepository
            .resolve(PublishedPom.text(component, "group").replace('.', '/'))
            .resolve(name)
            .resolve(version)
            .resolve(name + "-" + version + ".jar");
    if (!Files.exists(jar)) {
      return List.of("the SBOM has " + name + " " + version + ", which Maven did not resolve");
    }
    Set<String> hashes = new HashSet<>();
    for (Element hash : PublishedPom.all(component, "hashes/hash")) {
      if (hash.getAttribute("alg").equals("SHA-256")) {
        hashes.add(hash.getTextContent());
      }
    }
    return hashes.equals(Set.of(ReleaseFiles.hash(jar, "SHA-256")))
        ? List.of()
        : List.of("the SBOM has not the SHA-256 of " + jar.getFileName());
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(Sbom::name).collect(toCollection(TreeSet::new));
  }

  private static String name(MatchResult found) {
    return found.group(1) + ":" + found.group(2) + ":" + found.group(3);
  }
}

package io.github.jpki4j.it.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What a program gets that depends on one of our modules: no simulated card, no command, nothing
 * that binds the log, no EU DSS. What the foreign ones bring themselves is fixed by their version:
 * PDFBox brings pdfbox-io, fontbox and commons-logging, bcpkix brings bcutil and bcprov.
 */
class DependencyTest {

  private static final Path ROOT = Path.of(System.getProperty("jpki.root"));

  @ParameterizedTest
  @CsvSource({
    "jpki-core, slf4j-api bcprov-jdk18on",
    "jpki-jca, jpki-core bcprov-jdk18on",
    "jpki-login, jpki-core",
    "jpki-reset, jpki-core",
    "jpki-documents, jpki-core bcpkix-jdk18on pdfbox",
    "jpki-kiosk-web, jpki-reset jpki-transport-pcsc jpki-testcard jetty-server pebble slf4j-api"
  })
  void aModuleBringsWhatItNeedsAndNothingElse(String module, String brought) throws Exception {
    assertThat(brought(module)).isEqualTo(new TreeSet<>(Set.of(brought.split(" "))));
  }

  /** The artifacts of its own dependencies that reach who uses it. */
  private static Set<String> brought(String module) throws Exception {
    Element project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(ROOT.resolve(module).resolve("pom.xml").toFile())
            .getDocumentElement();
    Set<String> brought = new TreeSet<>();
    NodeList all = project.getElementsByTagName("dependency");
    for (int i = 0; i < all.getLength(); i++) {
      Element dependency = (Element) all.item(i);
      boolean isOwn =
          dependency.getParentNode().getParentNode().equals(project); // and none of a plugin
      if (isOwn && Set.of("compile", "runtime").contains(text(dependency, "scope", "compile"))) {
        brought.add(text(dependency, "artifactId", "?"));
      }
    }
    return brought;
  }

  private static String text(Element element, String name, String otherwise) {
    NodeList found = element.getElementsByTagName(name);
    return found.getLength() == 0 ? otherwise : found.item(0).getTextContent().trim();
  }
}

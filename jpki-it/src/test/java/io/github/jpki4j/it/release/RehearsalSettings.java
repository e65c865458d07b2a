package io.github.jpki4j.it.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Writes the settings of this machine's Maven and of this user anew, with the folder of a rehearsal
 * as one more repository. Whatever else they say, such as the way to Maven Central, stays as it is.
 */
final class RehearsalSettings {

  private static final String ID = "jpki4j-rehearsal";

  private RehearsalSettings() {}

  /**
   * Writes {@code global.xml} and {@code user.xml}.
   *
   * @param arguments the settings of Maven and those of the user, each of which may be missing; the
   *     folder of the rehearsal; the folder to write to, which nobody else may read, since settings
   *     may hold passwords
   */
  public static void main(String[] arguments)
      throws IOException, ParserConfigurationException, TransformerException {
    Path folder = Path.of(arguments[3]);
    Document global = read(Path.of(arguments[0]));
    add(global, Path.of(arguments[2]));
    write(global, folder.resolve("global.xml"));
    write(read(Path.of(arguments[1])), folder.resolve("user.xml"));
  }

  /** Settings, whose mirror of everything is none of the rehearsal. */
  private static Document read(Path file) throws IOException, ParserConfigurationException {
    if (!Files.exists(file)) {
      Document empty = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
      empty.appendChild(empty.createElement("settings"));
      return empty;
    }
    Element settings = PublishedPom.parse(file);
    for (Element mirrored : PublishedPom.all(settings, "mirrors/mirror/mirrorOf")) {
      String text = mirrored.getTextContent().strip();
      if (Set.of(text.split("\\s*,\\s*")).contains("*")) {
        mirrored.setTextContent(text + ",!" + ID);
      }
    }
    return settings.getOwnerDocument();
  }

  private static void add(Document settings, Path rehearsal) {
    Element profile = append(section(settings, "profiles"), "profile");
    append(profile, "id").setTextContent(ID);
    Element repository = append(append(profile, "repositories"), "repository");
    append(repository, "id").setTextContent(ID);
    append(repository, "url").setTextContent(rehearsal.toUri().toString());
    append(append(repository, "releases"), "checksumPolicy").setTextContent("fail");
    append(append(repository, "snapshots"), "enabled").setTextContent("false");
    append(section(settings, "activeProfiles"), "activeProfile").setTextContent(ID);
  }

  private static Element section(Document settings, String name) {
    NodeList found = settings.getElementsByTagName(name);
    return found.getLength() == 0
        ? append(settings.getDocumentElement(), name)
        : (Element) found.item(0);
  }

  private static Element append(Element parent, String name) {
    // Without a parser that knows name spaces, the one of the root is an attribute like any other.
    Element child = parent.getOwnerDocument().createElement(name);
    parent.appendChild(child);
    return child;
  }

  private static void write(Document settings, Path file) throws TransformerException {
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(settings), new StreamResult(file.toFile()));
  }
}

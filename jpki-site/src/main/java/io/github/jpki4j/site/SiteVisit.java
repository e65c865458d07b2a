package io.github.jpki4j.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A look at every page of a site with a browser: it begins with the index of each language and
 * follows every link within the site. No other host is asked for anything.
 */
final class SiteVisit {

  private static final List<String> BEGIN = List.of("index.html", "index.ja.html");

  private static final URI NOWHERE = URI.create("about:blank");

  private static final String LOOK =
      """
      JSON.stringify({
        links: [...new Set([...document.querySelectorAll('a[href], area[href]')].map(it => it.href))],
        names: [...document.querySelectorAll('[id]')].map(it => it.id)
            .concat([...document.querySelectorAll('a[name]')].map(it => it.name)),
        language: document.documentElement.lang,
        others: [...document.querySelectorAll('header a[hreflang]')].map(it => [it.hreflang, it.href])
      })\
      """;

  private final Path folder;
  private final URI site;
  private final DevTools tab;
  private final PageWatch watch;
  private final SortedMap<String, JsonNode> visited = new TreeMap<>();
  private final SortedSet<String> faults = new TreeSet<>();
  private final SortedSet<String> external = new TreeSet<>();
  private int links;
  private int anchors;

  private SiteVisit(Path folder, URI site, DevTools tab) {
    this.folder = folder;
    this.site = site;
    this.tab = tab;
    this.watch = new PageWatch(site, tab, faults);
  }

  /**
   * What was seen.
   *
   * @param pages paths of those that were visited
   * @param links within the site, each once a page
   * @param anchors as many of them lead to a place in a page
   * @param external addresses of other hosts, which were not visited
   * @param faults what is wrong, in words
   */
  record Report(
      SortedSet<String> pages,
      int links,
      int anchors,
      SortedSet<String> external,
      SortedSet<String> faults) {}

  /**
   * Visits a site.
   *
   * @param folder with its files
   * @param pictures where pictures of the two first pages are put
   */
  static Report of(Path folder, Path pictures) throws IOException {
    try (SiteServer server = SiteServer.start(folder);
        Chromium browser = Chromium.start();
        DevTools tab = browser.tab()) {
      SiteVisit visit = new SiteVisit(folder, server.address(), tab);
      visit.run();
      for (String page : BEGIN) {
        visit.picture(page, pictures.resolve(page.replace(".html", ".png")));
      }
      return new Report(
          new TreeSet<>(visit.visited.keySet()),
          visit.links,
          visit.anchors,
          visit.external,
          visit.faults);
    }
  }

  private void run() throws IOException {
    watch.begin();
    Deque<String> open = new ArrayDeque<>(BEGIN);
    Set<String> known = new HashSet<>(BEGIN);
    while (!open.isEmpty()) {
      String page = open.remove();
      JsonNode seen = look(page);
      for (JsonNode link : seen.path("links")) {
        URI target = target(page, link.asText());
        String path = path(target);
        if (isOurs(target) && path.endsWith(".html") && known.add(path)) {
          open.add(path);
        }
      }
      visited.put(page, seen);
    }
    watch.end();
    findUnreached();
    Map<String, Set<String>> names = new LinkedHashMap<>();
    visited.forEach(
        (page, seen) -> {
          Set<String> all = new HashSet<>();
          seen.path("names").forEach(name -> all.add(name.asText()));
          names.put(page, all);
        });
    visited.forEach(
        (page, seen) -> {
          seen.path("links").forEach(link -> check(page, target(page, link.asText()), names));
          checkOther(page, seen);
        });
  }

  private void findUnreached() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".html") && !visited.containsKey(file) && !isApi(file))
          .forEach(file -> faults.add(file + ": no link leads to it"));
    }
  }

  private JsonNode look(String page) throws IOException {
    if (!watch.open(site.resolve(page))) {
      return DevTools.JSON.createObjectNode();
    }
    JsonNode result =
        tab.send("Runtime.evaluate", Map.of("expression", LOOK, "returnByValue", true));
    return DevTools.JSON.readTree(result.path("result").path("value").asText());
  }

  /** An address; about:blank for one that is none, which is a fault. */
  private URI target(String page, String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      faults.add(page + ": no address, " + address);
      return NOWHERE;
    }
  }

  private void check(String page, URI target, Map<String, Set<String>> names) {
    if (target.equals(NOWHERE)) {
      return;
    }
    if (!isOurs(target)) {
      if (target.toString().matches("(https?|mailto):.*")) {
        external.add(target.toString());
      } else {
        faults.add(page + ": a link of another kind, " + target);
      }
      return;
    }
    links++;
    String path = path(target);
    if (!Files.isRegularFile(folder.resolve(path))) {
      faults.add(page + ": dead link to " + path);
      return;
    }
    String fragment = target.getRawFragment();
    if (fragment == null || fragment.isEmpty()) {
      return;
    }
    anchors++;
    String name = decoded(fragment);
    if (!names.getOrDefault(path, Set.of()).contains(name)) {
      faults.add(page + ": " + path + " has no place " + name);
    }
  }

  /** A page of ours leads to the same in the other language, or to that language's index. */
  private void checkOther(String page, JsonNode seen) {
    if (isApi(page)) {
      return;
    }
    JsonNode others = seen.path("others");
    if (others.size() != 1) {
      faults.add(page + ": leads " + others.size() + " times to the other language");
      return;
    }
    String language = seen.path("language").asText();
    String said = others.get(0).get(0).asText();
    JsonNode other = visited.get(path(target(page, others.get(0).get(1).asText())));
    if (other == null || !other.path("language").asText().equals(said) || said.equals(language)) {
      faults.add(page + ": what it calls " + said + " is not");
    }
  }

  private void picture(String page, Path file) throws IOException {
    watch.open(site.resolve(page));
    JsonNode picture = tab.send("Page.captureScreenshot", Map.of("format", "png"));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
  }

  private boolean isOurs(URI address) {
    return address.toString().startsWith(site.toString());
  }

  /** A page of Javadoc, which has one language, and pages under names of earlier versions. */
  private static boolean isApi(String page) {
    return page.startsWith(SiteLayout.API);
  }

  /** Below the root of the site. */
  private static String path(URI address) {
    String path = address.getPath();
    return path == null || path.isEmpty() ? "" : path.substring(1);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}

package io.github.jpki4j.site;

import io.github.jpki4j.testkit.browser.Browser;
import io.github.jpki4j.testkit.browser.Size;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
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

  private final Path folder;
  private final URI site;
  private final Browser browser;
  private final PageWatch watch;
  private final SortedMap<String, SeenPage> visited = new TreeMap<>();
  private final SortedSet<String> faults = new TreeSet<>();
  private final SortedSet<String> external = new TreeSet<>();
  private int links;
  private int anchors;

  private SiteVisit(Path folder, URI site, Browser browser) {
    this.folder = folder;
    this.site = site;
    this.browser = browser;
    this.watch = new PageWatch(site, browser, faults);
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
        Browser browser = Browser.start(Size.DESK)) {
      SiteVisit visit = new SiteVisit(folder, server.address(), browser);
      visit.run();
      for (String page : BEGIN) {
        browser.open(server.address().resolve(page));
        browser.screenshot(pictures.resolve(page.replace(".html", ".png")));
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
    Deque<String> open = new ArrayDeque<>(BEGIN);
    Set<String> known = new HashSet<>(BEGIN);
    while (!open.isEmpty()) {
      String page = open.remove();
      watch.open(site.resolve(page));
      SeenPage seen = SeenPage.of(browser);
      for (String link : seen.links()) {
        URI target = target(page, link);
        String path = path(target);
        if (isOurs(target) && path.endsWith(".html") && known.add(path)) {
          open.add(path);
        }
      }
      visited.put(page, seen);
    }
    watch.end();
    findUnreached();
    visited.forEach(
        (page, seen) -> {
          seen.links().forEach(link -> check(page, target(page, link)));
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

  /** An address; about:blank for one that is none, which is a fault. */
  private URI target(String page, String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      faults.add(page + ": no address, " + address);
      return NOWHERE;
    }
  }

  private void check(String page, URI target) {
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
    SeenPage seen = visited.get(path);
    if (seen == null || !seen.names().contains(name)) {
      faults.add(page + ": " + path + " has no place " + name);
    }
  }

  /** A page of ours leads to the same in the other language, or to that language's index. */
  private void checkOther(String page, SeenPage seen) {
    if (isApi(page)) {
      return;
    }
    if (seen.others().size() != 1) {
      faults.add(page + ": leads " + seen.others().size() + " times to the other language");
      return;
    }
    SeenPage.Other said = seen.others().get(0);
    SeenPage other = visited.get(path(target(page, said.address())));
    if (other == null
        || !other.language().equals(said.language())
        || said.language().equals(seen.language())) {
      faults.add(page + ": what it calls " + said.language() + " is not");
    }
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

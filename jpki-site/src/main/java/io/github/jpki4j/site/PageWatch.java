package io.github.jpki4j.site;

import io.github.jpki4j.testkit.browser.Browser;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Opens pages in a browser and hears what it says of them: requests, errors, warnings. */
final class PageWatch {

  /** What a page brings itself. */
  private static final Pattern WITHIN = Pattern.compile("(data|about|blob):.*", Pattern.DOTALL);

  private final URI site;
  private final Browser browser;
  private final Collection<String> faults;
  private String page = "";
  private int requests;
  private int notLoaded;
  private int errors;
  private int warnings;

  /**
   * Creates it.
   *
   * @param site the only place that may be asked for anything
   * @param faults takes what is wrong
   */
  PageWatch(URI site, Browser browser, Collection<String> faults) {
    this.site = site;
    this.browser = browser;
    this.faults = faults;
  }

  /** Opens a page and waits until all of it is there. */
  void open(URI address) {
    hear();
    page = site.relativize(address).toString();
    browser.open(address);
  }

  /** Waits for what comes late, such as errors of scripts that load data. */
  void end() {
    hear();
    browser.open(URI.create("about:blank"));
    hear();
  }

  private void hear() {
    requests = heard(browser.requests(), requests, this::request);
    notLoaded = heard(browser.notLoaded(), notLoaded, this::fault);
    errors = heard(browser.consoleErrors(), errors, this::fault);
    warnings = heard(browser.consoleWarnings(), warnings, this::fault);
  }

  private static int heard(List<String> all, int known, Consumer<String> news) {
    all.subList(known, all.size()).forEach(news);
    return all.size();
  }

  private void request(String address) {
    if (!address.startsWith(site.toString()) && !WITHIN.matcher(address).matches()) {
      fault("asks another host, " + address);
    }
  }

  private void fault(String what) {
    faults.add(page + ": " + what);
  }
}

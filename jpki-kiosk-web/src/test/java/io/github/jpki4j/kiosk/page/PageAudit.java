package io.github.jpki4j.kiosk.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Screen;
import io.github.jpki4j.testcard.TestCard;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks at the screens of a station as people see them: in every language each has one heading and
 * all its texts, and tells nothing of the holders. For one thread.
 */
public final class PageAudit {

  private static final Pages PAGES = new Pages();
  private static final Pattern HEADING = Pattern.compile("<h1[ >]");

  /** A key in the place of its text, a place in a text without its value, a value that is none. */
  private static final Pattern RAW =
      Pattern.compile("\\b(app|kiosk|common)\\.[a-z]|\\{[0-9a-z]*}|null|Optional");

  private final String station;
  private final Set<String> personal = new HashSet<>();
  private final Set<String> seen = new HashSet<>();

  /**
   * Creates it.
   *
   * @param station the path of its pages
   */
  public PageAudit(String station) {
    this.station = station;
  }

  /** From now on nothing of this card and its holder is to be seen. */
  public void about(TestCard card) {
    JpkiCertificate auth = certificate(card);
    personal.addAll(
        List.of(
            card.holder().name(),
            card.holder().address(),
            card.holder().birth(),
            card.verificationNumberA(),
            card.verificationNumberB(),
            card.securityCode(),
            auth.serial().toString(),
            auth.sha256()));
    seen.clear();
  }

  private static JpkiCertificate certificate(TestCard card) {
    try {
      return JpkiCertificate.parse(card.certificate(CertificateKind.AUTH));
    } catch (MalformedDataException e) {
      throw new IllegalStateException("a certificate of our own test PKI", e);
    }
  }

  /** Without the version, which is any number and could be one that is looked for. */
  public String html(Screen screen, PageLanguage language) {
    return PAGES.view(station, new Screen(0, screen.page(), language, screen.model()));
  }

  /** Looks at it once, however often it is seen. */
  public void see(Screen screen) {
    if (!seen.add(screen.page() + screen.model())) {
      return;
    }
    for (PageLanguage language : PageLanguage.values()) {
      String html = html(screen, language);
      String where = screen.page() + " in " + language;
      assertThat(HEADING.matcher(html).results().count()).as(where).isEqualTo(1);
      assertThat(html).as(where).doesNotContainPattern(RAW);
      personal.forEach(one -> assertThat(html).as(where).doesNotContain(one));
    }
  }
}

package io.github.jpki4j.card.authenticity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The CAs of CV certificates by whose keys a card is judged, each for one role.
 *
 * <p>The keys of {@link #production()} come from one published source; their issuer publishes none.
 * Whoever relies on a report should confirm them: a genuine card tells, without any secret, whether
 * a key is right, because a signature under it fits no other key. Then add the same key by {@link
 * #with}, and reports say that the caller vouches for it.
 *
 * <p>Immutable, thread-safe: {@code with…} gives a copy. Facts: APP-23, APP-60.
 *
 * @since 0.1.0
 */
public final class CvAuthorities {

  private final List<CvAuthority> all;

  /** Test CAs that are known, so that a report can name them, whether accepted or not. */
  private final List<CvAuthority> tests;

  private CvAuthorities(List<CvAuthority> all, List<CvAuthority> tests) {
    this.all = Collections.unmodifiableList(all);
    this.tests = tests;
  }

  /**
   * The CAs of real cards.
   *
   * @return three CAs, one for each role
   */
  public static CvAuthorities production() {
    return none().and(PublishedAuthorities.of(CvAuthority.Source.PUBLISHED));
  }

  /**
   * No CA at all, to begin with.
   *
   * @return trusts nothing
   */
  public static CvAuthorities none() {
    return knowing(PublishedAuthorities.of(CvAuthority.Source.TEST));
  }

  /**
   * These, and the test CAs of the issuer, whose cards say JPKI-TEST. For tests alone.
   *
   * @return a copy
   */
  public CvAuthorities withTest() {
    return and(tests);
  }

  /**
   * These, and one more, which is asked first. Of two keys with one identifier, that counts which
   * signed.
   *
   * @param authority the caller's
   * @return a copy
   * @throws IllegalArgumentException if its identifier is that of a CA for another role: x000020 is
   *     for the card, x000023 for the surface, x000033 for text
   */
  public CvAuthorities with(CvAuthority authority) {
    Objects.requireNonNull(authority, "authority");
    for (CvRole role : CvRole.values()) {
      if (role != authority.role() && role.fits(authority.id())) {
        throw new IllegalArgumentException(
            "the identifier " + authority.id().digits() + " is for " + role);
      }
    }
    return new CvAuthorities(Collections.singletonList(authority), tests).and(all);
  }

  /** None, and test CAs that are known as such. */
  static CvAuthorities knowing(List<CvAuthority> tests) {
    return new CvAuthorities(Collections.emptyList(), tests);
  }

  private CvAuthorities and(List<CvAuthority> others) {
    List<CvAuthority> more = new ArrayList<>(all);
    more.addAll(others);
    return new CvAuthorities(more, tests);
  }

  List<CvAuthority> tests() {
    return tests;
  }

  /**
   * All of them.
   *
   * @return in the order in which they are asked, unmodifiable
   */
  public List<CvAuthority> all() {
    return all;
  }
}

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

  private CvAuthorities(List<CvAuthority> all) {
    this.all = Collections.unmodifiableList(all);
  }

  /**
   * The CAs of real cards.
   *
   * @return three CAs, one for each role
   */
  public static CvAuthorities production() {
    return new CvAuthorities(PublishedAuthorities.of(CvAuthority.Source.PUBLISHED));
  }

  /**
   * No CA at all, to begin with.
   *
   * @return trusts nothing
   */
  public static CvAuthorities none() {
    return new CvAuthorities(Collections.emptyList());
  }

  /**
   * These, and the test CAs of the issuer, whose cards say JPKI-TEST. For tests alone.
   *
   * @return a copy
   */
  public CvAuthorities withTest() {
    List<CvAuthority> more = new ArrayList<>(all);
    more.addAll(PublishedAuthorities.of(CvAuthority.Source.TEST));
    return new CvAuthorities(more);
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
    List<CvAuthority> more = new ArrayList<>();
    more.add(authority);
    more.addAll(all);
    return new CvAuthorities(more);
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

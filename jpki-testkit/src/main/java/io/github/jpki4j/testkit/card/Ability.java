package io.github.jpki4j.testkit.card;

import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import java.util.List;

/** What a card and its link can do. */
public enum Ability {
  /** Short identifiers and extended length. */
  FULL,
  /** Short identifiers, over a link that says that it is short. */
  SHORT_LINK,
  /** Short identifiers; the link promises extended length, the card refuses it. */
  SHORT_CARD,
  /** Extended length without short identifiers. */
  NO_SFI,
  /** Neither, on a link that promises everything. */
  NEITHER,
  /** Neither, refused with another status, over a link that says that it is short. */
  NEITHER_SHORT_LINK;

  /**
   * The link.
   *
   * @return as other programs may share it
   */
  public LinkProfile link() {
    return this == SHORT_LINK || this == NEITHER_SHORT_LINK
        ? LinkProfile.shortOnly()
        : LinkProfile.standard();
  }

  /**
   * The same link, kept for one program.
   *
   * @return exclusive
   */
  public LinkProfile exclusiveLink() {
    return link().withExclusive(true);
  }

  /**
   * The card.
   *
   * @return the default one except for this
   */
  public TestCardBuilder card() {
    TestCardBuilder builder = TestCard.builder();
    behaviours().forEach(builder::with);
    return builder;
  }

  private List<CardVariant> behaviours() {
    return switch (this) {
      case FULL, SHORT_LINK -> List.of();
      case SHORT_CARD -> List.of(CardVariant.NO_EXTENDED_LENGTH);
      case NO_SFI -> List.of(CardVariant.NO_SFI_6A86);
      case NEITHER -> List.of(CardVariant.NO_SFI_6A86, CardVariant.NO_EXTENDED_LENGTH);
      case NEITHER_SHORT_LINK -> List.of(CardVariant.NO_SFI_6A82, CardVariant.NO_EXTENDED_LENGTH);
    };
  }
}

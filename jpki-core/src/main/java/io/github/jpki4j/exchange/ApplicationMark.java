package io.github.jpki4j.exchange;

import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.internal.TlvFile;

/**
 * Shows that an application beside JPKI is the selected one, by a file of it that is free to read.
 * The neighbour of each has a file of the same identifier, whose tags are the same and whose first
 * item is longer: a program that opened it with a secret could else make it look like the mark
 * (APP-06, APP-27, APP-28).
 *
 * <p>Read after a question, it shows who answered: whoever selected another application in between
 * would be found selected now. The resident and the common application have no mark: the file that
 * both have is the same in both (APP-29).
 */
public final class ApplicationMark {

  /**
   * Room for two bytes before the object and for its header and that of its first item, each in the
   * longest form.
   */
  private static final int LENGTH = 16;

  /** The first item: version, lengths, vendor and the vendor's value, one byte each. */
  private static final int FIRST_ITEM = 4;

  private final FileReader files;
  private final int file;
  private final int tag;
  private final int itemTag;

  /**
   * Sends nothing.
   *
   * @param application the text or the surface application
   */
  public ApplicationMark(CardExchange card, CardApplication application) {
    this.files = card.files();
    this.file = card.layout().markFile(application);
    this.tag = card.layout().markTag(application);
    this.itemTag = card.layout().markItemTag(application);
  }

  /** Whether the application is selected: one exchange, or two. Selects no application. */
  public boolean isShown() throws JpkiException {
    try {
      TlvFile mark =
          TlvFile.ofHead(
              files.readStart(file, LENGTH, "read application mark"),
              tag,
              "the application's mark");
      int first = mark.firstItem();
      return mark.isTagAt(first, itemTag) && mark.itemAt(first).length() == FIRST_ITEM;
    } catch (CardResponseException | MalformedResponseException e) {
      return false;
    }
  }
}

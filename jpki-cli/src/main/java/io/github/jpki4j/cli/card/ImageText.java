package io.github.jpki4j.cli.card;

import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.cli.console.Messages;

/** What is said of an image of the card: kind, size and bytes. */
public final class ImageText {

  private ImageText() {}

  /** In the words of a language. */
  public static String of(CardImage image, Messages messages) {
    String kind = messages.get("image." + image.kind());
    return image
        .size()
        .map(size -> messages.get("image.sized", kind, size.width(), size.height(), image.length()))
        .orElseGet(() -> messages.get("image.unsized", kind, image.length()));
  }
}

package io.github.jpki4j.cli.surface;

import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.cli.card.ImageText;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import java.util.Optional;

/**
 * What is said of an image: kind, size, bytes and the file that it went to.
 *
 * @param image empty if the card has none, or if it was left out
 * @param file empty if it went nowhere
 */
record ImageLine(Optional<CardImage> image, Optional<String> file) {

  /** Writes the image. */
  static ImageLine of(String name, Optional<CardImage> image, ImageFolder folder) {
    return new ImageLine(image, image.flatMap(there -> folder.write(name, there)));
  }

  Optional<String> text(Messages messages) {
    return image.map(there -> ImageText.of(there, messages));
  }

  Optional<Json> json() {
    return image.map(
        there ->
            new Json()
                .put("kind", EnumNames.of(there.kind()))
                .put("width", there.size().map(CardImage.Size::width))
                .put("height", there.size().map(CardImage.Size::height))
                .put("bytes", there.length())
                .put("file", file));
  }
}

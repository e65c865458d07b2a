package io.github.jpki4j.kiosk.browser;

import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.flow.PageLanguage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Takes the pictures of docs/kiosk-web.md anew; to be run by hand, as {@code main} with the folder
 * docs/images. What they show is TEST data.
 */
final class DocumentationPictures {

  private static final List<String> NAMES =
      List.of(
          "kiosk-attract",
          "kiosk-card",
          "kiosk-secret-SIGN-NEW",
          "kiosk-mishap-again",
          "app-menu-confirmed",
          "app-secret-AUTH-NONE");

  private static final int COLOURS = 32;

  private DocumentationPictures() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (PageWall wall = new PageWall(1)) {
      for (Station station : Station.values()) {
        List<ShownPage> pages = AllPages.of(station);
        wall.go(station, pages.get(0).step());
        wall.resize(AllPages.own(station));
        for (ShownPage page : pages) {
          if (NAMES.contains(page.name())) {
            wall.look(page, PageLanguage.JA);
            Path picture = folder.resolve(file(page.name()));
            wall.picture(picture);
            shrink(picture);
          }
        }
      }
    }
  }

  /** In small letters, all of them beginning with kiosk. */
  private static String file(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return (small.startsWith("kiosk-") ? "" : "kiosk-") + small + ".png";
  }

  /** To a few colours, which is what the pages have, letters and their soft edges included. */
  private static void shrink(Path picture) throws IOException {
    BufferedImage full = ImageIO.read(picture.toFile());
    BufferedImage small =
        new BufferedImage(
            full.getWidth(), full.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette(full));
    for (int y = 0; y < full.getHeight(); y++) {
      for (int x = 0; x < full.getWidth(); x++) {
        small.setRGB(x, y, full.getRGB(x, y));
      }
    }
    ImageIO.write(small, "png", picture.toFile());
  }

  /** The colours that occur most often. */
  private static IndexColorModel palette(BufferedImage picture) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        counts.merge(picture.getRGB(x, y), 1, Integer::sum);
      }
    }
    int[] colours =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
            .limit(COLOURS)
            .mapToInt(Map.Entry::getKey)
            .toArray();
    return new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
  }
}

package io.github.jpki4j.it.render;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The pages of a PDF as a viewer shows them, small and in grey, to be compared with others. */
public final class PageImages {

  /** Dots per inch: enough to see a word. */
  public static final int RESOLUTION = 36;

  /** Levels of grey by which two viewers of the same page never differ from run to run. */
  private static final int NOISE = 8;

  private final List<Page> pages;

  private record Page(int width, int height, byte[] grey) {}

  private PageImages(List<Page> pages) {
    this.pages = pages;
  }

  /** By poppler; nothing where it cannot read the file. */
  public static PageImages poppler(Path pdf, Path folder) throws IOException {
    return by(
        folder,
        ForeignProgram.of(
            "pdftoppm", "-q", "-r", "" + RESOLUTION, "-gray", "-cropbox", "" + pdf, folder + "/p"));
  }

  /** By mupdf; nothing where it cannot read the file. */
  public static PageImages mupdf(Path pdf, Path folder) throws IOException {
    return by(
        folder,
        ForeignProgram.of(
            "mutool",
            "draw",
            "-q",
            "-r",
            "" + RESOLUTION,
            "-c",
            "gray",
            "-F",
            "pgm",
            "-o",
            folder + "/p%04d.pgm",
            "" + pdf));
  }

  private static PageImages by(Path folder, ForeignProgram program) throws IOException {
    program.run();
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".pgm")).sorted().toList();
    }
    List<Page> pages = new ArrayList<>();
    for (Path file : files) {
      pages.add(pgm(Files.readAllBytes(file)));
      Files.delete(file);
    }
    return new PageImages(pages);
  }

  /** Three numbers behind the letters P5, then the pixels. */
  private static Page pgm(byte[] file) {
    String head = new String(file, 0, Math.min(40, file.length), StandardCharsets.ISO_8859_1);
    String[] words = head.split("\\s+", 5);
    int width = Integer.parseInt(words[1]);
    int height = Integer.parseInt(words[2]);
    byte[] grey = new byte[width * height];
    System.arraycopy(file, file.length - grey.length, grey, 0, grey.length);
    return new Page(width, height, grey);
  }

  /** By PDFBox in this JVM. */
  public static PageImages pdfbox(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      List<Page> pages = new ArrayList<>();
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        BufferedImage image = renderer.renderImageWithDPI(i, RESOLUTION, ImageType.GRAY);
        byte[] grey = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        pages.add(new Page(image.getWidth(), image.getHeight(), grey));
      }
      return new PageImages(pages);
    }
  }

  /** How many pages there are. */
  public int count() {
    return pages.size();
  }

  /**
   * Whether others look the same.
   *
   * @param other of the same viewer
   * @param places that may look otherwise, in pixels, on any page
   */
  public boolean looksLike(PageImages other, List<Rectangle> places) {
    if (pages.size() != other.pages.size()) {
      return false;
    }
    for (int i = 0; i < pages.size(); i++) {
      Page a = pages.get(i);
      Page b = other.pages.get(i);
      if (a.width() != b.width() || a.height() != b.height() || differ(a, b, places)) {
        return false;
      }
    }
    return true;
  }

  private static boolean differ(Page a, Page b, List<Rectangle> places) {
    for (int i = 0; i < a.grey().length; i++) {
      if (Math.abs((a.grey()[i] & 0xFF) - (b.grey()[i] & 0xFF)) > NOISE) {
        int x = i % a.width();
        int y = i / a.width();
        if (places.stream().noneMatch(place -> place.contains(x, y))) {
          return true;
        }
      }
    }
    return false;
  }
}

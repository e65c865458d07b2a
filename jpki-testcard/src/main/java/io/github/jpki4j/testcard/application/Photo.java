package io.github.jpki4j.testcard.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** In which form the photo stands on the card: a drawn face above the word TEST, 120 x 160. */
public enum Photo {
  /** JPEG 2000 in a JP2 container, as on the cards that were looked at: APP-22. */
  JP2,
  /** JPEG 2000 without container. */
  CODESTREAM,
  /** JPEG. */
  JPEG,
  /** No byte at all. */
  EMPTY;

  /** The header of the last box in the container, which holds the codestream. */
  private static final byte[] CODESTREAM_BOX = {'j', 'p', '2', 'c'};

  /** Each resource, read once. */
  private static final Map<String, byte[]> READ = new ConcurrentHashMap<>();

  /** The image, a fresh array. */
  public byte[] bytes() {
    return switch (this) {
      case JP2 -> resource("test-face.jp2");
      case CODESTREAM -> codestream(resource("test-face.jp2"));
      case JPEG -> resource("test-face.jpg");
      case EMPTY -> new byte[0];
    };
  }

  private static byte[] codestream(byte[] container) {
    int at = 0;
    while (!Arrays.equals(container, at, at + 4, CODESTREAM_BOX, 0, 4)) {
      at++;
    }
    return Arrays.copyOfRange(container, at + 4, container.length);
  }

  private static byte[] resource(String name) {
    return READ.computeIfAbsent(name, Photo::read).clone();
  }

  private static byte[] read(String name) {
    try (InputStream in = Photo.class.getResourceAsStream("/io/github/jpki4j/testcard/" + name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

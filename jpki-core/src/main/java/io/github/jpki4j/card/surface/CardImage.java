package io.github.jpki4j.card.surface;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * One image of the card face, as the bytes that the card holds. Personal data: never printed,
 * erased by {@link #close()}.
 *
 * <p>Nothing decodes the image. Java has no decoder of JPEG 2000, and an image of a kind that
 * nobody expected is handed out like any other, as {@link Kind#UNKNOWN}. Facts: APP-22.
 *
 * <p>Safe for threads: one may close it while another uses it.
 *
 * @since 0.1.0
 */
public final class CardImage implements AutoCloseable {

  /** What the first bytes say of the image. */
  public enum Kind {
    /** PNG, as the images of name, address, security code and individual number are. */
    PNG("png"),
    /** JPEG 2000 in the container JP2, as the photo is on the cards that were seen. */
    JP2("jp2"),
    /** A codestream of JPEG 2000 without a container. */
    J2K("j2k"),
    /** JPEG. */
    JPEG("jpg"),
    /** Something else. */
    UNKNOWN("bin");

    private final String extension;

    Kind(String extension) {
      this.extension = extension;
    }

    /**
     * The usual end of a file name, without a dot.
     *
     * @return lower-case ASCII letters and digits
     */
    public String extension() {
      return extension;
    }
  }

  /**
   * A size in pixels.
   *
   * @param width 1 or more
   * @param height 1 or more
   */
  public record Size(int width, int height) {}

  private final byte[] bytes;
  private final Kind kind;
  private final Optional<Size> size;
  private boolean closed;

  private CardImage(byte[] bytes) {
    this.bytes = bytes;
    ImageHeader header = new ImageHeader(bytes);
    this.kind = header.kind();
    this.size = header.size(kind);
  }

  /**
   * Takes the bytes of an image. No bytes can be wrong.
   *
   * @param bytes the image; copied
   * @return the image, which the caller closes
   */
  public static CardImage of(byte[] bytes) {
    return new CardImage(Objects.requireNonNull(bytes, "bytes").clone());
  }

  /**
   * The kind, by the first bytes.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The size in pixels that the header states: of PNG, JP2 and J2K.
   *
   * @return the size; empty for another kind, and where the header is cut short or states none
   */
  public Optional<Size> size() {
    return size;
  }

  /**
   * Number of bytes.
   *
   * @return 0 to 32,767 for an image of a card
   */
  public int length() {
    return bytes.length;
  }

  /**
   * The image.
   *
   * @return a fresh array that the caller erases
   * @throws IllegalStateException after {@link #close()}
   */
  public byte[] bytes() {
    synchronized (bytes) {
      if (closed) {
        throw new IllegalStateException("the image is closed");
      }
      return bytes.clone();
    }
  }

  /** Erases the image. Idempotent. */
  @Override
  public void close() {
    synchronized (bytes) {
      closed = true;
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The kind, and nothing of the image. */
  @Override
  public String toString() {
    return "CardImage[" + kind + ", hidden]";
  }
}

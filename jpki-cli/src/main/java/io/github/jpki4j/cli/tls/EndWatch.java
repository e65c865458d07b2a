package io.github.jpki4j.cli.tls;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that tells when somebody has read it to its end. */
final class EndWatch extends FilterInputStream {

  private final Runnable atEnd;

  EndWatch(InputStream in, Runnable atEnd) {
    super(in);
    this.atEnd = atEnd;
  }

  @Override
  public int read() throws IOException {
    return noted(super.read());
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return noted(super.read(into, offset, length));
  }

  private int noted(int read) {
    if (read < 0) {
      atEnd.run();
    }
    return read;
  }
}

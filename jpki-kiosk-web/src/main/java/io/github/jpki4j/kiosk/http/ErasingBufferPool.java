package io.github.jpki4j.kiosk.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Retainable;
import org.eclipse.jetty.io.RetainableByteBuffer;

/**
 * Buffers that are erased when they go back: secrets travel through them. The whole capacity is
 * erased, because a buffer that was read is empty and still has what was in it. Thread-safe.
 */
final class ErasingBufferPool extends ByteBufferPool.Wrapper {

  private static final byte[] ZEROS = new byte[8192];

  ErasingBufferPool() {
    super(new ArrayByteBufferPool());
  }

  @Override
  public RetainableByteBuffer.Mutable acquire(int size, boolean direct) {
    RetainableByteBuffer pooled = super.acquire(size, direct);
    return RetainableByteBuffer.wrap(pooled.getByteBuffer(), new Holders(pooled));
  }

  /** Counts who holds a buffer, slices among them: exactly one of them is the last. */
  private static final class Holders extends Retainable.ReferenceCounter {

    private final RetainableByteBuffer pooled;

    Holders(RetainableByteBuffer pooled) {
      this.pooled = pooled;
    }

    /** The last one erases it, before it can become another's. */
    @Override
    public boolean release() {
      boolean last = super.release();
      if (last) {
        erase(pooled.getByteBuffer());
        pooled.release();
      }
      return last;
    }
  }

  private static void erase(ByteBuffer bytes) {
    bytes.clear();
    while (bytes.hasRemaining()) {
      bytes.put(ZEROS, 0, Math.min(ZEROS.length, bytes.remaining()));
    }
    bytes.position(0).limit(0);
  }
}

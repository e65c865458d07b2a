package io.github.jpki4j.testcard.crypto;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a key made of the blocks that it had last: thousands of cards of a test have the same signed
 * records. The same block gives the same result. Thread-safe.
 */
final class RecentResults {

  /** More than the records that one key signs for a few cards. */
  private static final int MOST = 64;

  private final Map<ByteBuffer, byte[]> results = new LinkedHashMap<>();

  /**
   * The result for a block.
   *
   * @param block not changed afterwards
   * @param operation what makes it
   * @return a fresh array
   */
  byte[] of(byte[] block, UnaryOperator<byte[]> operation) {
    ByteBuffer key = ByteBuffer.wrap(block);
    byte[] result;
    synchronized (results) {
      result = results.remove(key);
      if (result != null) {
        results.put(key, result);
        return result.clone();
      }
    }
    result = operation.apply(block);
    synchronized (results) {
      results.put(key, result);
      if (results.size() > MOST) {
        results.remove(results.keySet().iterator().next());
      }
    }
    return result.clone();
  }
}

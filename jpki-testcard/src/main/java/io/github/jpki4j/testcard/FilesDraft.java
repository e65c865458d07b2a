package io.github.jpki4j.testcard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a {@link TestCardBuilder} has been told of the files so far. */
final class FilesDraft {

  byte filler = (byte) 0xFF;
  int certificateSize = 3808;
  private int longestRead = 65_536;
  final Map<Integer, byte[]> replacements = new HashMap<>();
  final Set<Integer> removals = new HashSet<>();

  void limitReads(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("a read gives at least one byte");
    }
    longestRead = bytes;
  }

  CardSettings.Files frozen() {
    return new CardSettings.Files(
        filler, certificateSize, longestRead, Map.copyOf(replacements), Set.copyOf(removals));
  }
}

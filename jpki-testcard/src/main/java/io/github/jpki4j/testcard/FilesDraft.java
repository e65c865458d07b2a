package io.github.jpki4j.testcard;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What a {@link TestCardBuilder} has been told of the files so far. */
final class FilesDraft {

  byte filler = (byte) 0xFF;
  int certificateSize = 3808;
  private int longestRead = 65_536;
  private final Map<TestApplication, Map<Integer, byte[]>> replacements =
      new EnumMap<>(TestApplication.class);
  private final Map<TestApplication, Set<Integer>> removals = new EnumMap<>(TestApplication.class);
  final Map<Integer, byte[]> dataObjects = new HashMap<>();

  void replace(TestApplication application, int fid, byte[] content) {
    replacements.computeIfAbsent(application, a -> new HashMap<>()).put(fid, content.clone());
  }

  void remove(TestApplication application, int fid) {
    removals.computeIfAbsent(application, a -> new HashSet<>()).add(fid);
  }

  void limitReads(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("a read gives at least one byte");
    }
    longestRead = bytes;
  }

  CardSettings.Files frozen() {
    return new CardSettings.Files(
        filler,
        certificateSize,
        longestRead,
        copy(replacements, Map::copyOf),
        copy(removals, Set::copyOf),
        Map.copyOf(dataObjects));
  }

  private static <T> Map<TestApplication, T> copy(
      Map<TestApplication, T> map, UnaryOperator<T> inner) {
    Map<TestApplication, T> copy = new EnumMap<>(TestApplication.class);
    map.forEach((key, value) -> copy.put(key, inner.apply(value)));
    return copy;
  }
}

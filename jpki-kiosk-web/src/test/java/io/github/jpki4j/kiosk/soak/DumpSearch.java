package io.github.jpki4j.kiosk.soak;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks for many byte strings of eight bytes or more in a file, in one pass. */
final class DumpSearch {

  private static final int BLOCK = 1 << 20;
  private static final int HEAD = Long.BYTES;
  private static final int FILTER_BITS = 22;

  private record Pattern(byte[] bytes, String name) {}

  private final Map<Long, List<Pattern>> patterns = new HashMap<>();
  private final BitSet filter = new BitSet(1 << FILTER_BITS);
  private int count;
  private int longest = HEAD;

  /** Looks for a text in each form in which a program of Java has texts. */
  void add(String text, String name) {
    new TreeSet<>(List.of(text, URLEncoder.encode(text, StandardCharsets.UTF_8)))
        .forEach(
            form -> {
              for (Charset charset :
                  List.of(
                      StandardCharsets.UTF_8,
                      StandardCharsets.UTF_16LE,
                      StandardCharsets.UTF_16BE)) {
                add(form.getBytes(charset), name + ", " + charset);
              }
            });
  }

  private void add(byte[] bytes, String name) {
    if (bytes.length < HEAD) {
      throw new IllegalArgumentException("too short to look for: " + name);
    }
    long head = ByteBuffer.wrap(bytes).getLong();
    patterns.computeIfAbsent(head, any -> new ArrayList<>()).add(new Pattern(bytes, name));
    filter.set(hash(head));
    longest = Math.max(longest, bytes.length);
    count++;
  }

  int size() {
    return count;
  }

  private static int hash(long head) {
    return (int) ((head * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - FILTER_BITS));
  }

  /** The names of those that are there. */
  Set<String> in(Path file) throws IOException {
    Set<String> found = new TreeSet<>();
    byte[] block = new byte[BLOCK + longest];
    int kept = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.readNBytes(block, kept, BLOCK);
          read > 0;
          read = in.readNBytes(block, kept, BLOCK)) {
        int length = kept + read;
        search(block, length, found);
        kept = Math.min(longest, length);
        System.arraycopy(block, length - kept, block, 0, kept);
      }
    }
    return found;
  }

  private void search(byte[] block, int length, Set<String> found) {
    long head = 0;
    for (int i = 0; i < length; i++) {
      head = head << Byte.SIZE | (block[i] & 0xFF);
      if (i >= HEAD - 1 && filter.get(hash(head))) {
        int at = i - HEAD + 1;
        patterns.getOrDefault(head, List.of()).stream()
            .filter(one -> isAt(one.bytes(), block, at, length))
            .forEach(one -> found.add(one.name()));
      }
    }
  }

  private static boolean isAt(byte[] bytes, byte[] block, int at, int length) {
    int end = at + bytes.length;
    return end <= length && Arrays.equals(bytes, 0, bytes.length, block, at, end);
  }
}

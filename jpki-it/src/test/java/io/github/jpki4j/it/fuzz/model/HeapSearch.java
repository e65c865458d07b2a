package io.github.jpki4j.it.fuzz.model;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks into a dump of the live heap for the wrong password that the targets use. */
public final class HeapSearch {

  private static final int BLOCK = 1 << 20;

  /** More than a password has in a dump. */
  private static final int OVERLAP = 64;

  private HeapSearch() {}

  /**
   * Searches the heap of this JVM.
   *
   * @param folder for the dump, which is deleted again
   * @return whether the password is there, as bytes or as characters
   * @throws IOException if there can be no dump
   */
  public static boolean findsPassword(Path folder) throws IOException {
    Path dump = folder.resolve("fuzz-heap.hprof");
    Files.deleteIfExists(dump);
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpHeap(dump.toString(), true);
      return contains(dump);
    } finally {
      Files.deleteIfExists(dump);
    }
  }

  /**
   * The password, for a test of the search.
   *
   * @return a fresh array
   */
  public static char[] password() {
    return Secret.UNSEEN.characters();
  }

  private static boolean contains(Path dump) throws IOException {
    byte[] block = new byte[BLOCK + OVERLAP];
    int kept = 0;
    try (InputStream in = Files.newInputStream(dump)) {
      for (int read = in.readNBytes(block, kept, BLOCK);
          read > 0;
          read = in.readNBytes(block, kept, BLOCK)) {
        int length = kept + read;
        if (Secret.UNSEEN.isIn(block, length, 1) || Secret.UNSEEN.isIn(block, length, 2)) {
          return true;
        }
        kept = Math.min(OVERLAP, length);
        System.arraycopy(block, length - kept, block, 0, kept);
      }
      return false;
    }
  }
}

package io.github.jpki4j.it.card;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is alive in this JVM, as a file that can be searched later. */
record HeapDump(Path file) {

  static HeapDump of(Path file) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(file.toString(), true);
    return new HeapDump(file);
  }

  /** Searches for bytes, each a character up to U+00FF. */
  boolean contains(String bytes) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(bytes);
  }
}

package io.github.jpki4j.kiosk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing of a secret stays in the memory of the server: not in its heap, dead objects among it,
 * and not in the memory beside the heap, where Jetty has its buffers. The test plays the browser,
 * so the server has a process of its own.
 */
@Tag("sweep")
class MemoryTest {

  /**
   * Made here, so that it is in no class file. The plus becomes another form when it is encoded.
   */
  private static String mark(char first) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.append((char) (first + (i * 7 + 3) % 24));
    }
    return text.toString();
  }

  private static String encoded(String text) {
    StringBuilder all = new StringBuilder();
    text.chars()
        .forEach(c -> all.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT)));
    return all.toString();
  }

  private static final String SECRET = mark('A');
  private static final String KEPT = mark('a');

  /** As bytes of ASCII, of UTF-16 in both orders, and percent-encoded. */
  private static Map<String, byte[]> forms(String text) {
    Map<String, byte[]> forms = new LinkedHashMap<>();
    forms.put("ASCII", text.getBytes(StandardCharsets.US_ASCII));
    forms.put("UTF-16", text.getBytes(StandardCharsets.UTF_16BE));
    forms.put("UTF-16 of this machine", text.getBytes(StandardCharsets.UTF_16LE));
    forms.put("encoded", encoded(text).getBytes(StandardCharsets.US_ASCII));
    return forms;
  }

  @Test
  void nothingOfASecretStaysInTheServer(@TempDir Path folder) throws Exception {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // So much that nothing is collected, and what was used and let go stays to be
                // found: it uses 90 MB. A collection would also copy a form that is being read.
                "-Xms208m",
                "-Xmn192m",
                "-Xmx224m",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile="
                    + System.getProperty("logback.configurationFile", ""),
                "-cp",
                System.getProperty("java.class.path"),
                MemoryServer.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = server.inputReader();
        Writer in = server.outputWriter()) {
      URI link = URI.create(nextLink(out));
      post(link);
      Map<String, List<String>> found = new LinkedHashMap<>();
      if (Files.isReadable(Path.of("/proc/" + server.pid() + "/mem"))) {
        found.put("process", searchWhenQuiet(server.pid()));
      } else {
        System.out.println("MemoryTest left out the memory beside the heap: no /proc");
      }
      for (String kind : List.of("all", "live")) {
        Path dump = folder.resolve(kind + ".hprof");
        in.write(kind + " " + dump + "\n");
        in.flush();
        assertThat(out.readLine()).as("collections until then").isEqualTo("0");
        found.put(kind, search(Files.readAllBytes(dump)));
      }
      System.out.println("MEASURE " + found);
      assertThat(found)
          .allSatisfy(
              (where, what) -> {
                assertThat(what).as(where).anyMatch(one -> one.startsWith("kept"));
                assertThat(what).as(where).noneMatch(MemoryTest::isOfSecret);
              });
    } finally {
      server.destroyForcibly();
      server.waitFor(60, TimeUnit.SECONDS);
    }
  }

  private static String nextLink(BufferedReader out) throws IOException {
    String line = out.readLine();
    while (line != null && !line.startsWith("http")) {
      line = out.readLine();
    }
    assertThat(line).as("the server's link").isNotNull();
    return line;
  }

  /** In one piece and in two, encoded and not, right and wrong. */
  private static void post(URI link) throws IOException, InterruptedException {
    String origin = link.getScheme() + "://" + link.getRawAuthority();
    BrowserWindow window = new BrowserWindow(origin, HttpClient.newHttpClient());
    assertThat(window.open(link.getFragment())).isEqualTo(200);
    for (int i = 0; i < 6; i++) {
      String version = Customer.version(window.view().body());
      String start = "version=" + version + "&action=enter&kept=" + KEPT + "&secret=";
      assertThat(window.act(start + (i % 2 == 0 ? SECRET : encoded(SECRET))).statusCode())
          .isEqualTo(200);
      assertThat(window.act(start + SECRET + "&x=%").statusCode()).isEqualTo(400);
      assertThat(window.act("secret=" + SECRET + "&secret=" + SECRET).statusCode()).isEqualTo(400);
      pieces(link, window.key(), "secret=" + SECRET.substring(0, 6), SECRET.substring(6));
      pieces(link, window.key(), "secret=" + SECRET, "");
    }
  }

  private static void pieces(URI link, String key, String first, String second)
      throws IOException, InterruptedException {
    String head =
        "POST /kiosk/act HTTP/1.1\r\nHost: %s\r\nOrigin: http://%s\r\nX-Window: %s\r\n"
                .formatted(link.getRawAuthority(), link.getRawAuthority(), key)
            + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
            + "Content-Length: 19\r\n\r\n";
    try (Wire wire = new Wire(link.getPort())) {
      wire.send(head + first);
      TimeUnit.MILLISECONDS.sleep(5);
      wire.send(second);
      if (!second.isEmpty()) {
        assertThat(wire.readAll()).startsWith("HTTP/1.1 200");
      }
    }
  }

  /**
   * What stays: a secret is erased after its answer was sent, and on a busy machine that may be
   * after the answer was read. One that is in some copy stays there, because nothing is collected.
   */
  private static List<String> searchWhenQuiet(long pid) throws IOException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    List<String> found = searchProcess(pid);
    while (found.stream().anyMatch(MemoryTest::isOfSecret) && System.nanoTime() < end) {
      found = searchProcess(pid);
    }
    return found;
  }

  private static boolean isOfSecret(String what) {
    return what.startsWith("secret");
  }

  private static List<String> searchProcess(long pid) throws IOException {
    List<String> found = new ArrayList<>();
    try (RandomAccessFile memory = new RandomAccessFile("/proc/" + pid + "/mem", "r")) {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/maps"))) {
        String[] range = line.split("[- ]", 4);
        long from = Long.parseUnsignedLong(range[0], 16);
        long to = Long.parseUnsignedLong(range[1], 16);
        if (range[2].startsWith("rw") && from > 0 && to > from) {
          for (long at = from; at < to; at += 1 << 24) {
            found.addAll(search(read(memory, at, (int) Math.min(1 << 24, to - at))));
          }
        }
      }
    }
    return found;
  }

  private static byte[] read(RandomAccessFile memory, long from, int length) {
    byte[] bytes = new byte[length];
    try {
      memory.seek(from);
      memory.readFully(bytes);
    } catch (IOException e) {
      return new byte[0]; // reserved and never used
    }
    return bytes;
  }

  /** In ISO 8859-1, which has one character for each byte, and whose search is a fast one. */
  private static List<String> search(byte[] memory) {
    String all = new String(memory, StandardCharsets.ISO_8859_1);
    List<String> found = new ArrayList<>();
    forms(SECRET).forEach((form, bytes) -> addIfFound(found, "secret " + form, all, bytes));
    forms(KEPT).forEach((form, bytes) -> addIfFound(found, "kept " + form, all, bytes));
    return found;
  }

  private static void addIfFound(List<String> found, String what, String all, byte[] bytes) {
    String one = new String(bytes, StandardCharsets.ISO_8859_1);
    for (int at = all.indexOf(one); at >= 0; at = all.indexOf(one, at + 1)) {
      found.add(what);
    }
  }
}

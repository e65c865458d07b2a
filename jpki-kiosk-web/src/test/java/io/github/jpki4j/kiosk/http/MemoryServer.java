package io.github.jpki4j.kiosk.http;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.flow.Conversation;
import io.github.jpki4j.kiosk.flow.Form;
import io.github.jpki4j.kiosk.flow.Patience;
import io.github.jpki4j.kiosk.flow.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server in a process of its own, whose memory {@link MemoryTest} searches. It is told what to do
 * by lines, and answers each by one: how often garbage had been collected until it was told.
 */
final class MemoryServer {

  /** What a careless step would keep: by it the test sees that a search finds what is there. */
  private static final List<String> KEPT = new ArrayList<>();

  private MemoryServer() {}

  public static void main(String[] arguments) throws IOException {
    Optional<Tls> tls = Optional.empty();
    if (arguments.length > 0) {
      char[] password = "changeit".toCharArray();
      try {
        tls = Optional.of(Tls.read(Path.of(arguments[0]), password));
      } catch (java.security.GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
    Listen listen = new Listen(Listen.onLoopback(0).address(), 0, tls, Optional.empty());
    try (Conversation<Object> entries = new Entries();
        WebServer server = new WebServer(listen, Map.of(Station.KIOSK, entries), Map.of())) {
      System.out.println(server.link(Station.KIOSK));
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] words = line.split(" ", -1);
        long collections = collections();
        dump(words[0].equals("live"), words[1]);
        System.out.println(collections);
      }
    }
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private static void dump(boolean live, String file) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file, live);
  }

  private static final class Entries extends Conversation<Object> {
    Entries() {
      super("memory", Patience.STANDARD, new Entry());
    }

    @Override
    protected Object visit() {
      return KEPT;
    }

    @Override
    protected Step<Object> timeIsOver() {
      return new Entry();
    }

    @Override
    protected Step<Object> broken() {
      return new Entry();
    }
  }

  private record Entry() implements Step<Object> {
    @Override
    public String page() {
      return "test-entry";
    }

    @Override
    public Step<Object> act(Object visit, Form form) {
      form.text("kept").ifPresent(KEPT::add);
      char[] secret = form.secret("secret");
      Arrays.fill(secret, '\0');
      return new Entry();
    }
  }
}

package io.github.jpki4j.kiosk.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.desk.SimulatedWorld;
import io.github.jpki4j.kiosk.desk.SimulatedWorld.Place;
import io.github.jpki4j.kiosk.server.KioskServer;
import io.github.jpki4j.kiosk.server.PageWindow;
import io.github.jpki4j.kiosk.simulation.SimulatedReader;
import io.github.jpki4j.reset.KioskGuide;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What docs/kiosk-web.md says of a program that embeds the pages. */
class EmbedKioskTest {

  private static final Path SOURCE =
      Path.of(
          System.getProperty("jpki.root"),
          "jpki-kiosk-web/src/test/java/io/github/jpki4j/kiosk/example/EmbedKiosk.java");

  @Test
  void aReservationOnItsPagesReachesItsOwnService() throws Exception {
    List<KeyKind> reserved = new CopyOnWriteArrayList<>();
    try (SimulatedWorld world =
        new SimulatedWorld(Clock.systemUTC(), KioskGuide.standard(), Optional.of("auth-blocked"))) {
      SimulatedReader phone = world.reader(Place.PHONE);
      try (KioskServer server = new EmbedKiosk(world.service(), reserved).open(phone)) {
        PageWindow app = new PageWindow(server, Station.APP);
        app.await("menu").press("reserve").await("terms");
        assertThat(app.html()).contains("TEST: the terms of our town.");
        app.press("accept").await("which").press("auth").await("hold");
        phone.insert(world.reader(Place.KIOSK).card().orElseThrow());
        app.await("knows-other").press("yes").await("advice").press("go-on").await("secret");
        assertThat(reserved).isEmpty();
        app.press("enter", "secret=ABC123").await("done");
        assertThat(reserved).containsExactly(KeyKind.AUTH);
      }
    }
  }

  @Test
  void itHasAtMostSixtyLines() throws Exception {
    assertThat(Files.readAllLines(SOURCE)).hasSizeLessThanOrEqualTo(60);
  }
}

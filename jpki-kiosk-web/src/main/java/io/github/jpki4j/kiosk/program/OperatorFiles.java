package io.github.jpki4j.kiosk.program;

import io.github.jpki4j.kiosk.Station;
import io.github.jpki4j.kiosk.server.KioskServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files by which those who run a kiosk and the program understand each other: links for the
 * browser, which nobody else may read, and one whose being there means maintenance. For one thread.
 */
final class OperatorFiles {

  private static final Logger LOG = LoggerFactory.getLogger(OperatorFiles.class);
  private static final FileAttribute<?>[] OWNER_ALONE =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
          }
          : new FileAttribute<?>[0];

  private final KioskServer server;
  private final Optional<Path> linkFolder;
  private final Optional<Path> maintenance;

  OperatorFiles(KioskServer server, Optional<Path> linkFolder, Optional<Path> maintenance) {
    this.server = server;
    this.linkFolder = linkFolder;
    this.maintenance = maintenance;
  }

  /** Writes links in the place of used ones, and looks whether it is maintenance. */
  void look() {
    maintenance.ifPresent(file -> server.setMaintenance(Files.exists(file)));
    linkFolder.ifPresent(
        folder ->
            server.stations().stream()
                .filter(station -> !server.hasUnusedLink(station))
                .forEach(station -> write(folder, station)));
  }

  private void write(Path folder, Station station) {
    Path file = folder.resolve(station.path() + ".link");
    URI link = server.link(station);
    try {
      Path fresh = Files.createTempFile(folder, ".link", "", OWNER_ALONE);
      Files.writeString(fresh, link + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.error("the link for {} cannot be written: {}", station.path(), e.getClass().getName());
    }
  }
}

package io.github.jpki4j.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.testkit.program.CommandJar;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The runnable jar on a computer whose PC/SC cannot be used: no library, no service, no permission,
 * all of it real for the program that runs.
 */
@NeedsPcscd(programs = "setpriv")
class CliRefusalIT {

  @TempDir private Path folder;
  private Path socket;

  @BeforeEach
  void place() {
    socket = folder.resolve("comm");
  }

  private void assertSaid(CommandJar jar, String language, String key, String mark)
      throws Exception {
    Locale locale = Locale.forLanguageTag(language);
    String sentence = CommandJar.text(locale, key);

    CommandJar.Outcome status = jar.run(locale, "status");
    assertThat(status.exit()).as(status.said()).isEqualTo(10);
    assertThat(status.out()).isEmpty();
    assertThat(CommandJar.squeezed(status.err())).isEqualTo("jpki:" + sentence);

    CommandJar.Outcome doctor = jar.run(locale, "doctor");
    assertThat(doctor.exit()).as(doctor.said()).isEqualTo(10);
    assertThat(doctor.err()).isEmpty();
    assertThat(doctor.out())
        .contains("NG" + CommandJar.text(locale, "doctor." + mark + ".label") + sentence)
        .containsOnlyOnce("NG");
  }

  private CommandJar jar() {
    return new CommandJar(folder).with("PCSCLITE_CSOCK_NAME", socket.toString());
  }

  /** A file by the library's name, found first, that is no library; the JDK's driver likewise. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void withoutTheLibraryThePackageIsNamed(String language) throws Exception {
    Files.createFile(folder.resolve("libpcsclite.so.1"));
    CommandJar jar =
        new CommandJar(folder)
            .with("LD_LIBRARY_PATH", folder.toString())
            .java(List.of("-Dsun.security.smartcardio.library=" + folder.resolve("none")));
    assertSaid(jar, language, "reader.NO_LIBRARY", "library");
    assertThat(CommandJar.text(Locale.forLanguageTag(language), "reader.NO_LIBRARY"))
        .contains("aptinstallpcscdlibpcsclite1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void withoutTheServiceItIsToBeStarted(String language) throws Exception {
    assertSaid(jar(), language, "reader.NO_SERVICE", "service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void aSocketThatNobodyListensAtIsNoService(String language) throws Exception {
    server().close();
    assertThat(socket).exists();
    assertSaid(jar(), language, "reader.NO_SERVICE", "service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void aSocketThatIsNotForThisUserIsNoPermission(String language) throws Exception {
    try (ServerSocketChannel server = server()) {
      assertThat(server.isOpen()).isTrue();
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("---------"));
      assertSaid(jar().asNobody(), language, "reader.NOT_PERMITTED", "service");
    }
  }

  /**
   * As pcscd does with whom polkit refuses: it asks polkit, which takes a while, and closes the
   * link without reading the question.
   */
  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void aServiceThatTurnsThisUserAwayIsNoPermission(String language) throws Exception {
    try (ServerSocketChannel server = server()) {
      Thread polkit = new Thread(() -> turnAway(server), "polkit");
      polkit.setDaemon(true);
      polkit.start();
      assertSaid(jar(), language, "reader.NOT_PERMITTED", "service");
    }
  }

  /** Before Java 22 there is none, later the next thing that is missing is said. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void whoDemandsTheNativeWayGetsItOrIsToldWhyNot(String language) throws Exception {
    Locale locale = Locale.forLanguageTag(language);
    String reason = CommandJar.text(locale, "native.JAVA_TOO_OLD");
    CommandJar.Outcome outcome =
        jar().java(List.of("-Djpki4j.pcsc.backend=native")).run(locale, "status");
    assertThat(outcome.exit()).isEqualTo(10);
    assertThat(outcome.said())
        .isEqualTo(
            "jpki:"
                + (Runtime.version().feature() < 22
                    ? CommandJar.text(locale, "native-only").replace("{0}", reason)
                    : CommandJar.text(locale, "reader.NO_SERVICE")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ja"})
  void aWrongValueOfTheSystemPropertyIsASentence(String language) throws Exception {
    CommandJar.Outcome outcome =
        jar()
            .java(List.of("-Djpki4j.pcsc.backend=Native"))
            .run(Locale.forLanguageTag(language), "status");
    assertThat(outcome.exit()).isEqualTo(2);
    String list = language.equals("ja") ? "auto、native、javax" : "auto,native,javax";
    assertThat(outcome.said()).contains("jpki4j.pcsc.backend").endsWith(list);
  }

  private ServerSocketChannel server() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    return server;
  }

  private static void turnAway(ServerSocketChannel server) {
    try {
      while (true) {
        try (SocketChannel program = server.accept()) {
          program.read(ByteBuffer.allocate(1));
          TimeUnit.MILLISECONDS.sleep(100); // the rest of the question comes and is not read
        }
      }
    } catch (IOException | InterruptedException endOfTheTest) {
      Thread.currentThread().interrupt();
    }
  }
}

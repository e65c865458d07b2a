package io.github.jpki4j.testkit.program;

import io.github.jpki4j.testkit.key.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * OpenSSH's sshd on 127.0.0.1, which lets the account that runs the tests in with one key and
 * nothing else. All its files are in one folder; for root an empty folder in /run must be there.
 */
public final class SshServer {

  /** Who runs the tests: a server that is not root's can let nobody else in. */
  public static final String ACCOUNT = System.getProperty("user.name");

  /** All that can be done there: everybody has the keys of simulated cards. */
  public static final String COMMAND = "echo TEST";

  private static final String CONFIGURATION =
      """
      ListenAddress 127.0.0.1:%d
      HostKey %s
      AuthorizedKeysFile %s
      PubkeyAcceptedAlgorithms %s
      AuthenticationMethods publickey
      PermitRootLogin prohibit-password
      PasswordAuthentication no
      KbdInteractiveAuthentication no
      ForceCommand %s
      DisableForwarding yes
      PermitTTY no
      PermitUserRC no
      PidFile none
      StrictModes no
      UsePAM no
      LogLevel VERBOSE
      """;

  /** The empty folder that root's sshd needs; its service, if there is one, makes it. */
  private static final Path EMPTY_FOLDER = Path.of("/run/sshd");

  private SshServer() {}

  /**
   * Starts it; without sshd the test is left out, or fails under {@code ./check}.
   *
   * @param folder for its files
   * @param hostKey the key that it shows to clients
   * @param algorithm of signatures, the only one that it accepts
   * @param authorized a line as in {@code authorized_keys}
   */
  public static ForeignServer start(
      Path folder, KeyPair hostKey, String algorithm, String authorized) throws Exception {
    Optional<Path> program = ForeignProgram.find("sshd");
    ForeignJudge.of(program.map(Path::toString).orElse("sshd"), "-V", "openssh-server");
    int port = ForeignServer.freePort();
    Path configuration =
        Files.writeString(
            folder.resolve("sshd_config"),
            CONFIGURATION.formatted(
                port,
                hostKeyFile(folder, hostKey),
                Files.writeString(folder.resolve("authorized_keys"), authorized + "\n"),
                algorithm,
                COMMAND));
    Path sshd = program.orElseThrow();
    List<String> command = new ArrayList<>(List.of("env"));
    unpackedLibraries(sshd).ifPresent(libraries -> command.add("LD_LIBRARY_PATH=" + libraries));
    if (ACCOUNT.equals("root")) {
      Files.createDirectories(EMPTY_FOLDER);
      command.addAll(usersOfItsOwn(folder));
    }
    // by its whole path, which it wants in order to start itself again
    command.addAll(List.of(sshd.toString(), "-D", "-e", "-f", configuration.toString()));
    return ForeignServer.start(command, port, folder.resolve("sshd.log"));
  }

  private static Path hostKeyFile(Path folder, KeyPair hostKey) throws IOException {
    Path file = Pem.key(folder.resolve("host.key"), hostKey.getPrivate().getEncoded());
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /**
   * Root's sshd wants a user that owns nothing, who comes with the package. Where that is unpacked
   * only, nss_wrapper shows the process other users than the system has.
   */
  private static List<String> usersOfItsOwn(Path folder) throws IOException {
    String users =
        """
        root:x:0:0:root:%s:/bin/sh
        sshd:x:65533:65534::%s:/usr/sbin/nologin
        """
            .formatted(folder, EMPTY_FOLDER);
    return List.of(
        "LD_PRELOAD=libnss_wrapper.so",
        "NSS_WRAPPER_PASSWD=" + Files.writeString(folder.resolve("passwd"), users),
        "NSS_WRAPPER_SHADOW=" + Files.writeString(folder.resolve("shadow"), "root:*:::::::\n"),
        "NSS_WRAPPER_GROUP=" + Files.writeString(folder.resolve("group"), "root:x:0:\n"));
  }

  /** Libraries that were unpacked beside it. */
  private static Optional<Path> unpackedLibraries(Path sshd) throws IOException {
    Path libraries = sshd.resolveSibling("../lib").normalize();
    if (libraries.equals(Path.of("/usr/lib")) || !Files.isDirectory(libraries)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(libraries)) {
      return folders
          .filter(folder -> folder.getFileName().toString().contains("-linux-"))
          .findFirst();
    }
  }
}

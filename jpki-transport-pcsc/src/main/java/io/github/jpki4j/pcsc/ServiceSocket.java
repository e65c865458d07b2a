package io.github.jpki4j.pcsc;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The socket of pcsc-lite's service. Its library says NO_SERVICE whether nobody listens there or
 * this user may not connect; the file tells them apart. Other systems have no such file.
 *
 * @param path where it is
 */
record ServiceSocket(Path path) {

  /** Compiled into pcsc-lite, unless the variable says otherwise: pcscd(8). */
  private static final String DEFAULT = "/run/pcscd/pcscd.comm";

  private static final String VARIABLE = "PCSCLITE_CSOCK_NAME";

  /** Where this process would connect to. */
  static ServiceSocket of(Map<String, String> environment) {
    return new ServiceSocket(Path.of(environment.getOrDefault(VARIABLE, DEFAULT)));
  }

  /** Whether it is there, or may be there out of sight, and this user may not connect to it. */
  boolean isForbidden() {
    return !Files.notExists(path) && !Files.isWritable(path);
  }
}

package io.github.jpki4j.testkit.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Published test vectors of packages of Debian, which the tests read where they are: {@code
 * config/setup-debian.sh} unpacks them for {@code ./check}. Where they are missing, the test is
 * left out and says so; with the system property {@code jpki.check=true} it fails instead.
 */
public enum PublishedVectors {
  /** The Public Key Interoperability Test Suite of NIST: certificates and lists. */
  PKITS(
      "python3-cryptography-vectors",
      "cryptography-vectors/usr/lib/python3/dist-packages/cryptography_vectors/x509/PKITS_data"),
  /** Signatures with RSA of NIST's algorithm validation program (FIPS 186-3): SigVer files. */
  FIPS_RSA(
      "python3-cryptography-vectors",
      "cryptography-vectors/usr/lib/python3/dist-packages/cryptography_vectors"
          + "/asymmetric/RSA/FIPS_186-2"),
  /** Signatures with RSA of Project Wycheproof, as BoringSSL's source has them. */
  WYCHEPROOF("source of android-platform-external-boringssl", "wycheproof");

  private final String debian;
  private final String folder;

  PublishedVectors(String debian, String folder) {
    this.debian = debian;
    this.folder = folder;
  }

  /**
   * Where they are, unpacked or as the installed package has them.
   *
   * @return an existing folder
   */
  public Path folder() {
    Path unpacked = Path.of(System.getProperty("jpki.root"), "target", "tools").resolve(folder);
    Path installed = Path.of("/").resolve(folder.substring(folder.indexOf('/') + 1));
    for (Path each : List.of(unpacked, installed)) {
      if (Files.isDirectory(each)) {
        return each;
      }
    }
    ForeignJudge.missing("test vectors are missing: " + unpacked + " (Debian: " + debian + ")");
    return unpacked;
  }
}

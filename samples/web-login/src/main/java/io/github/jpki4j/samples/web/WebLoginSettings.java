package io.github.jpki4j.samples.web;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is set for one installation.
 *
 * @param origin the server as people's programs reach it, such as {@code https://www.example.jp}
 * @param authorities certificates of CAs, got from their publisher
 * @param crls files with revocation lists, replaced by renaming; without one nobody is trusted, by
 *     default
 * @param acceptUncheckedRevocation whether it is accepted that there are no lists
 * @param trustTest whether test CAs among the authorities are trusted; for tests alone
 * @param tellFindings whether answers say what was found; for tests alone
 */
@ConfigurationProperties("web-login")
record WebLoginSettings(
    String origin,
    @DefaultValue Authorities authorities,
    @DefaultValue List<Path> crls,
    boolean acceptUncheckedRevocation,
    boolean trustTest,
    boolean tellFindings) {

  /**
   * Files with one certificate each, DER or PEM. They are trusted only if the library knows them,
   * or as test CAs.
   *
   * @param auth for user authentication
   * @param sign for digital signatures
   */
  record Authorities(@DefaultValue List<Path> auth, @DefaultValue List<Path> sign) {}
}

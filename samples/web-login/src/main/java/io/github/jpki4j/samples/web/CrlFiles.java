package io.github.jpki4j.samples.web;

import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cert.revocation.CrlChecker;
import io.github.jpki4j.cert.revocation.RevocationChecker;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.cert.revocation.RevocationStatus.Unknown;
import io.github.jpki4j.cert.revocation.RevocationStatus.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Revocation lists in files, read again when one of them was replaced. Thread-safe. */
final class CrlFiles implements RevocationChecker {

  private final List<Path> files;
  private List<FileTime> times = List.of();
  private RevocationChecker lists = (certificate, issuer, at) -> new Unknown(Why.NO_ANSWER);

  CrlFiles(List<Path> files) {
    this.files = List.copyOf(files);
  }

  @Override
  public RevocationStatus check(X509Certificate certificate, X509Certificate issuer, Instant at) {
    try {
      return current().check(certificate, issuer, at);
    } catch (IOException e) {
      return new Unknown(Why.NO_ANSWER);
    } catch (MalformedDataException e) {
      return new Unknown(Why.MALFORMED);
    }
  }

  private synchronized RevocationChecker current() throws IOException, MalformedDataException {
    List<FileTime> found = new ArrayList<>();
    for (Path file : files) {
      found.add(Files.getLastModifiedTime(file));
    }
    if (!found.equals(times)) {
      List<Crl> read = new ArrayList<>();
      for (Path file : files) {
        read.add(Crl.parse(Files.readAllBytes(file)));
      }
      lists = CrlChecker.of(read);
      times = found;
    }
    return lists;
  }
}

package io.github.jpki4j.cli.file;

import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cert.revocation.Crl;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.internal.SingleObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A file that holds one certificate or one revocation list, DER or PEM, or a document. What is
 * wrong with it is told in one sentence.
 */
public final class DataFile {

  /** What stands for standard input. */
  static final String STANDARD_INPUT = "-";

  /** Bytes; far more than any certificate. */
  private static final int MOST_CERTIFICATE = 1 << 20;

  /** Bytes; a list with three million entries. */
  private static final int MOST_CRL = 128 << 20;

  /** Bytes; a document that is kept in memory. */
  private static final int MOST_DOCUMENT = 128 << 20;

  private final String name;
  private final Path path;
  private final InputStream standardInput;

  /**
   * Names the file.
   *
   * @param name a file, or {@code -} for standard input
   * @param standardInput for {@code -}, read to its end
   */
  public DataFile(String name, InputStream standardInput) {
    this.name = name;
    this.path = SecretFile.path(name);
    this.standardInput = standardInput;
  }

  /**
   * Makes sure that standard input is named once at most: it can be read once only.
   *
   * @throws Failure if it is not
   */
  public static void requireOneStandardInput(Stream<String> names) {
    if (names.filter(STANDARD_INPUT::equals).count() > 1) {
      throw new Failure(ExitCode.USAGE, "usage.stdin-twice");
    }
  }

  /**
   * The certificate in it.
   *
   * @throws Failure if the file cannot be read, or is not exactly one certificate
   */
  public JpkiCertificate certificate() {
    try {
      return JpkiCertificate.parse(read(MOST_CERTIFICATE));
    } catch (MalformedDataException e) {
      throw Failures.malformed(name, e);
    }
  }

  /**
   * The certificate in it, which is that of a CA.
   *
   * @throws Failure if the file cannot be read, or is not exactly one certificate of a CA
   */
  public JpkiCertificate authority() {
    JpkiCertificate certificate = certificate();
    if (!certificate.isCa()) {
      throw new Failure(ExitCode.FILE_ERROR, "file.no-ca", name);
    }
    return certificate;
  }

  /**
   * The revocation list in it.
   *
   * @throws Failure if the file cannot be read, or is not exactly one list
   */
  public Crl crl() {
    try {
      return Crl.parse(read(MOST_CRL));
    } catch (MalformedDataException e) {
      throw Failures.malformed(name, e);
    }
  }

  /**
   * The revocation list in it, for other programs.
   *
   * @return DER
   * @throws Failure if the file cannot be read, or is not exactly one list
   */
  public byte[] crlBytes() {
    byte[] content = read(MOST_CRL);
    try {
      Crl.parse(content);
      return SingleObject.der(content, "X509 CRL", MalformedDataException.Data.CRL);
    } catch (MalformedDataException e) {
      throw Failures.malformed(name, e);
    }
  }

  /**
   * Everything in it.
   *
   * @throws Failure if the file cannot be read, or has more than 128 MiB
   */
  public byte[] document() {
    return read(MOST_DOCUMENT);
  }

  /**
   * Everything in it, as text, without a byte order mark.
   *
   * @throws Failure if the file cannot be read, or has more than 1 MiB
   */
  public String text() {
    String text = new String(read(MOST_CERTIFICATE), StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * The hash of everything in it, whatever its size.
   *
   * @throws Failure if the file cannot be read
   */
  public Digest digest(HashAlgorithm hash) {
    try (InputStream stream = open()) {
      return Digest.ofMessage(hash, stream);
    } catch (IOException e) {
      throw Failures.unreadable(path, e);
    }
  }

  /**
   * The same, unless the file is what CMS signs in the place of a document.
   *
   * @throws Failure if it is a set of signed attributes, or the file cannot be read
   */
  public Digest digestOfNoAttributes(HashAlgorithm hash) {
    try (SignedAttributesWatch stream = new SignedAttributesWatch(open())) {
      Digest digest = Digest.ofMessage(hash, stream);
      if (stream.isSetOfAttributes()) {
        throw new Failure(ExitCode.FILE_ERROR, "file.signed-attributes", name);
      }
      return digest;
    } catch (IOException e) {
      throw Failures.unreadable(path, e);
    }
  }

  private InputStream open() throws IOException {
    return name.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(path);
  }

  private byte[] read(int most) {
    try (InputStream in = open()) {
      byte[] content = in.readNBytes(most + 1);
      if (content.length > most) {
        throw new Failure(
            ExitCode.FILE_ERROR, "file.read", name, new Failure.Text("file.too-large"));
      }
      return content;
    } catch (IOException e) {
      throw Failures.unreadable(path, e);
    }
  }
}

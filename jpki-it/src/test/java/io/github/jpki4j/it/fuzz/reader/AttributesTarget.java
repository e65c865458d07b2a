package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.it.fuzz.target.ByteTarget;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/**
 * The four attributes, after one byte that says where they stand: in the extension of a sign
 * certificate, or in the file of the card.
 */
public final class AttributesTarget extends ByteTarget {

  private static final Certificate TEMPLATE = Certificate.getInstance(Samples.leaf(KeyKind.SIGN));

  /** Creates it. */
  public AttributesTarget() {
    super("attributes", List.of(with(0, extension()), with(1, AttributesFile.ofCard())));
  }

  private static byte[] extension() {
    return TEMPLATE
        .getTBSCertificate()
        .getExtensions()
        .getExtension(Extension.subjectAlternativeName)
        .getExtnValue()
        .getOctets();
  }

  private static byte[] with(int first, byte[] rest) {
    byte[] bytes = new byte[rest.length + 1];
    bytes[0] = (byte) first;
    System.arraycopy(rest, 0, bytes, 1, rest.length);
    return bytes;
  }

  @Override
  public void read(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(bytes, 1, bytes.length);
    Optional<BasicFourAttributes> attributes = bytes[0] == 0 ? inCertificate(rest) : onCard(rest);
    attributes.ifPresent(AttributesTarget::requireSense);
  }

  private static Optional<BasicFourAttributes> onCard(byte[] file) {
    try {
      return Optional.of(AttributesFile.read(file).attributes());
    } catch (JpkiException e) {
      return Optional.empty();
    }
  }

  private static Optional<BasicFourAttributes> inCertificate(byte[] extension) throws IOException {
    try {
      JpkiCertificate certificate = JpkiCertificate.parse(certificate(extension));
      Checks.askAll(certificate);
      return certificate.attributes();
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }

  private static void requireSense(BasicFourAttributes attributes) {
    String shown = attributes.toString();
    attributes
        .name()
        .map(name -> name.text())
        .filter(text -> text.length() > 20)
        .ifPresent(text -> Checks.require(!shown.contains(text), "a name is shown"));
    Checks.require(attributes.problems() != null, "no list of problems");
  }

  private static byte[] certificate(byte[] extension) throws IOException {
    return CertificateWith.extension(
        TEMPLATE,
        new Extensions(new Extension(Extension.subjectAlternativeName, false, extension)));
  }
}

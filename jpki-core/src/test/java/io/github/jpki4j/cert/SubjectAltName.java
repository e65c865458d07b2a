package io.github.jpki4j.cert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;

/** Builds the subjectAltName of a sign certificate, right or wrong. For one use. */
final class SubjectAltName {

  static final String ARC = "1.2.392.200149.8.5.5.";

  private final List<ASN1Encodable> names = new ArrayList<>();

  /** The six in the order of real cards: 1, 4, 3, 5, 2, 6. */
  static SubjectAltName full(
      String name, String nameFlags, String gender, String birth, String address, String flags) {
    return new SubjectAltName()
        .utf8(1, name)
        .utf8(4, birth)
        .utf8(3, gender)
        .utf8(5, address)
        .utf8(2, nameFlags)
        .utf8(6, flags);
  }

  static SubjectAltName usual() {
    return full("試験　花子", "00000", "2", "319800217", "東京都試験市１－２", "000000000");
  }

  /** Read straight away, for tables. */
  static BasicFourAttributes read(SubjectAltName names) {
    return BasicFourAttributes.ofExtension(names.encoded());
  }

  SubjectAltName utf8(int arc, String value) {
    return value(arc, new DERUTF8String(value));
  }

  SubjectAltName value(int arc, ASN1Encodable value) {
    return otherName(ARC + arc, value);
  }

  SubjectAltName otherName(String oid, ASN1Encodable value) {
    return add(
        new DERTaggedObject(
            false,
            0,
            new DERSequence(
                new ASN1Encodable[] {
                  new ASN1ObjectIdentifier(oid), new DERTaggedObject(true, 0, value)
                })));
  }

  SubjectAltName add(ASN1Encodable generalName) {
    names.add(generalName);
    return this;
  }

  /** Without the name at an index. */
  SubjectAltName without(int index) {
    names.remove(index);
    return this;
  }

  SubjectAltName shuffled(long seed) {
    Collections.shuffle(names, new Random(seed));
    return this;
  }

  /** The extension as getExtensionValue gives it. */
  byte[] encoded() {
    return octets(new DERSequence(names.toArray(new ASN1Encodable[0])));
  }

  /** The same with one more name behind them, given as bytes. */
  byte[] encodedWith(byte[] name) {
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (ASN1Encodable each : names) {
        all.write(each.toASN1Primitive().getEncoded());
      }
      all.write(name);
      return octets(element(0x30, all.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An otherName whose value need not be DER. */
  static byte[] otherNameOf(String oid, byte[] value) {
    try {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      content.write(new ASN1ObjectIdentifier(oid).getEncoded());
      content.write(element(0xA0, value));
      return element(0xA0, content.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] element(int tag, byte[] content) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    if (content.length > 0xFF) {
      all.write(0x82);
      all.write(content.length >> 8);
    } else if (content.length > 0x7F) {
      all.write(0x81);
    }
    all.write(content.length);
    all.write(content);
    return all.toByteArray();
  }

  static byte[] octets(ASN1Encodable value) {
    try {
      return octets(value.toASN1Primitive().getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] octets(byte... value) {
    try {
      return new DEROctetString(value).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

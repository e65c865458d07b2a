package io.github.jpki4j.testcard.pki;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A small reader of DER, so that the writer is not checked by itself. */
public final class Asn1 {

  private final int tag;
  private final byte[] value;

  private Asn1(int tag, byte[] value) {
    this.tag = tag;
    this.value = value;
  }

  /** The first byte. */
  public int tag() {
    return tag;
  }

  public byte[] value() {
    return value.clone();
  }

  public static Asn1 parse(byte[] der) {
    List<Asn1> elements = elements(der);
    if (elements.size() != 1) {
      throw new IllegalArgumentException("not one DER element");
    }
    return elements.get(0);
  }

  private static List<Asn1> elements(byte[] der) {
    List<Asn1> found = new ArrayList<>();
    int at = 0;
    while (at < der.length) {
      int tag = der[at++] & 0xFF;
      int length = der[at++] & 0xFF;
      if (length > 0x80) {
        int bytes = length - 0x80;
        length = 0;
        for (int i = 0; i < bytes; i++) {
          length = (length << 8) | (der[at++] & 0xFF);
        }
      }
      if (at + length > der.length) {
        throw new IllegalArgumentException("DER element is longer than its parent");
      }
      found.add(new Asn1(tag, Arrays.copyOfRange(der, at, at + length)));
      at += length;
    }
    return found;
  }

  public List<Asn1> children() {
    return elements(value);
  }

  public Asn1 child(int index) {
    return children().get(index);
  }

  public Asn1 last() {
    List<Asn1> all = children();
    return all.get(all.size() - 1);
  }

  public String utf8() {
    return new String(value, StandardCharsets.UTF_8);
  }

  public String oid() {
    StringBuilder text = new StringBuilder();
    long arc = 0;
    for (byte b : value) {
      arc = (arc << 7) | (b & 0x7F);
      if (b >= 0) {
        text.append(text.length() == 0 ? Math.min(2, arc / 40) + "." + arc % 40 : "." + arc);
        arc = 0;
      }
    }
    return text.toString();
  }
}

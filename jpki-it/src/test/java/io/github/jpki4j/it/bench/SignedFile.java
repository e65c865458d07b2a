package io.github.jpki4j.it.bench;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.cms.PreparedCms;
import io.github.jpki4j.testkit.document.Identity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.util.encoders.Hex;

/**
 * A PDF of one page with as many signatures as one wants, each right and in a state of its own.
 * Written by itself: to sign a file a thousand times with a library would be the benchmark.
 */
final class SignedFile {

  private static final int FIRST = 10;

  /** What is written can be changed where it is. */
  private static final class Buffer extends ByteArrayOutputStream {

    void put(int at, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(bytes, 0, buf, at, bytes.length);
    }

    void hash(MessageDigest digest, int from, int to) {
      digest.update(buf, from, to - from);
    }
  }

  private final Buffer out = new Buffer();
  private final MessageDigest running = MessageDigest.getInstance("SHA-256");

  /** How far that has come, in bytes from the start of the file. */
  private int hashed;

  private final Map<Integer, Integer> offsets = new TreeMap<>();
  private int previous = -1;

  /** Digits for each signature, no more: EU DSS sees none with zeros behind it. */
  private int room;

  private SignedFile() throws GeneralSecurityException {}

  /**
   * Makes one.
   *
   * @param bytes how much the page has besides, which no reader decodes
   * @param signatures how many
   * @return the file
   */
  static byte[] of(int bytes, int signatures) throws Exception {
    SignedFile file = new SignedFile();
    file.write("%PDF-1.7\n");
    file.object(1, "<< /Type /Catalog /Pages 2 0 R /AcroForm 5 0 R >>");
    file.object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    file.page("");
    file.stream(4, bytes);
    file.object(5, "<< /Fields [] /SigFlags 3 >>");
    file.section(FIRST);
    StringBuilder fields = new StringBuilder();
    SigningIdentity signer = signer(Identity.holder(KeyKind.SIGN));
    file.room = 2 * cms(signer, new byte[32]).length;
    for (int i = 0; i < signatures; i++) {
      int number = FIRST + 2 * i;
      fields.append(number).append(" 0 R ");
      file.page(fields.toString());
      file.object(5, "<< /Fields [" + fields + "] /SigFlags 3 >>");
      file.object(
          number,
          "<< /Type /Annot /Subtype /Widget /FT /Sig /T (S%d) /Rect [0 0 0 0] /P 3 0 R /V %d 0 R >>"
              .formatted(i, number + 1));
      file.sign(number + 1, signer);
    }
    return file.out.toByteArray();
  }

  private static SigningIdentity signer(Identity identity) throws Exception {
    return new SigningIdentity(
        JpkiCertificate.parse(identity.certificate().getEncoded()),
        List.of(),
        digest -> signature(identity.key(), digest.value()));
  }

  private static byte[] signature(PrivateKey key, byte[] sha256) {
    try {
      Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      rsa.init(Cipher.ENCRYPT_MODE, key);
      AlgorithmIdentifier algorithm =
          new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
      return rsa.doFinal(new DigestInfo(algorithm, sha256).getEncoded());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] cms(SigningIdentity signer, byte[] sha256) throws Exception {
    return PreparedCms.detached(Digest.of(HashAlgorithm.SHA256, sha256), Identity.CLOCK.instant())
        .sign(signer);
  }

  private void page(String annotations) {
    object(
        3,
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Annots ["
            + annotations
            + "] >>");
  }

  private void object(int number, String body) {
    offsets.put(number, out.size());
    write(number + " 0 obj\n" + body + "\nendobj\n");
  }

  /** Spaces draw nothing. */
  private void stream(int number, int bytes) {
    offsets.put(number, out.size());
    write(number + " 0 obj\n<< /Length " + bytes + " >>\nstream\n");
    byte[] spaces = new byte[bytes];
    Arrays.fill(spaces, (byte) ' ');
    out.writeBytes(spaces);
    write("\nendstream\nendobj\n");
  }

  private void sign(int number, SigningIdentity signer) throws Exception {
    String dictionary =
        "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 ";
    offsets.put(number, out.size());
    write(number + " 0 obj\n" + dictionary);
    int range = out.size();
    write("0000000000 0000000000 0000000000] /Contents ");
    int start = out.size();
    write("<" + "0".repeat(room) + ">");
    int end = out.size();
    write(" >>\nendobj\n");
    section(number + 1);
    out.put(range, "%010d %010d %010d".formatted(start, end, out.size() - end));
    out.hash(running, hashed, start);
    hashed = start;
    MessageDigest covered = (MessageDigest) running.clone();
    out.hash(covered, end, out.size());
    String cms = Hex.toHexString(cms(signer, covered.digest()));
    if (cms.length() != room) {
      throw new IllegalStateException("signatures of different lengths");
    }
    out.put(start + 1, cms);
  }

  /** Ends the state. */
  private void section(int size) {
    int start = out.size();
    StringBuilder table = new StringBuilder("xref\n");
    if (previous < 0) {
      table.append("0 1\n0000000000 65535 f \n");
    }
    offsets.forEach(
        (number, offset) ->
            table.append(number).append(" 1\n").append("%010d 00000 n \n".formatted(offset)));
    table.append(String.format(Locale.ROOT, "trailer\n<< /Size %d /Root 1 0 R", size));
    table.append(previous < 0 ? "" : " /Prev " + previous).append(" >>\nstartxref\n");
    write(table.append(start).append("\n%%EOF\n").toString());
    offsets.clear();
    previous = start;
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}

package io.github.jpki4j.document.timestamp;

import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.pdf.PdfTimeStamp;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1InputStream;

/** Puts time stamps into PDF files, right or wrong, as whoever has the file can. */
final class PdfStampForge {

  private static final Pattern RANGE = Pattern.compile("/ByteRange \\[0 (\\d+) (\\d+) (\\d+)]");

  private PdfStampForge() {}

  /** Where the last /Contents begins, with its bracket, and where it ends. */
  private record Hole(int start, int end) {

    static Hole last(byte[] pdf) {
      String text = new String(pdf, StandardCharsets.ISO_8859_1);
      MatchResult range = RANGE.matcher(text).results().reduce((a, b) -> b).orElseThrow();
      return new Hole(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
    }

    byte[] contents(byte[] pdf) {
      return HexFormat.of()
          .parseHex(new String(pdf, start + 1, end - start - 2, StandardCharsets.US_ASCII));
    }

    byte[] filled(byte[] pdf, byte[] contents) {
      byte[] result = pdf.clone();
      Arrays.fill(result, start + 1, end - 1, (byte) '0');
      byte[] hex = HexFormat.of().formatHex(contents).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(hex, 0, result, start + 1, hex.length);
      return result;
    }
  }

  /** A document time stamp behind the file. */
  static byte[] documentStamp(byte[] pdf, TestTsa tsa) throws Exception {
    byte[] honest =
        PdfTimeStamp.addToDocument(
            pdf,
            HashAlgorithm.SHA256,
            TimeStampAuthorityTest.authority(TestTsa.of(TsaCase.RIGHT)::answer));
    Hole hole = Hole.last(honest);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(honest, 0, hole.start());
    digest.update(honest, hole.end(), honest.length - hole.end());
    return hole.filled(honest, tsa.token(digest.digest()));
  }

  /** A time stamp in the last signature. */
  static byte[] signatureStamp(byte[] pdf, TestTsa tsa) throws Exception {
    Hole hole = Hole.last(pdf);
    try (ASN1InputStream contents = new ASN1InputStream(hole.contents(pdf))) {
      byte[] cms = contents.readObject().getEncoded(); // the zeros behind it are left
      return hole.filled(pdf, StampForge.signatureStamp(cms, tsa));
    }
  }
}

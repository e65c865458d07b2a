package io.github.jpki4j.document.pdf.stamp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.util.encoders.Hex;

/** The CMap by which a text is read back from its codes (ISO 32000-2, 9.10.3). */
final class ToUnicode {

  /** What one block may have. */
  private static final int BLOCK = 100;

  private ToUnicode() {}

  /**
   * Writes it.
   *
   * @param codes of two bytes, by characters
   */
  static byte[] of(Map<Integer, Integer> codes) {
    StringBuilder map =
        new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """);
    List<String> lines = new ArrayList<>();
    codes.forEach(
        (codePoint, code) -> lines.add(String.format("<%04x> <%s>\n", code, utf16(codePoint))));
    for (int i = 0; i < lines.size(); i += BLOCK) {
      List<String> block = lines.subList(i, Math.min(lines.size(), i + BLOCK));
      map.append(block.size()).append(" beginbfchar\n");
      block.forEach(map::append);
      map.append("endbfchar\n");
    }
    map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return map.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String utf16(int codePoint) {
    return Hex.toHexString(Character.toString(codePoint).getBytes(StandardCharsets.UTF_16BE));
  }
}

package io.github.jpki4j.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.pdf.CoveredHashes.Algorithms;
import io.github.jpki4j.document.pdf.syntax.PdfSyntax;
import io.github.jpki4j.document.pdf.write.NewSignature;
import io.github.jpki4j.document.pdf.write.PdfPage;
import io.github.jpki4j.document.pdf.write.PdfUpdate;
import io.github.jpki4j.document.pdf.write.SignatureRoom;
import io.github.jpki4j.testkit.document.PdfCase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What is signed is hashed once, and is the file without the room for the signature. */
class HashedFileTest {

  private static SignatureRoom room(PdfSyntax syntax, int capacity) {
    PdfUpdate update = new PdfUpdate(syntax);
    new NewSignature("Sig", "adbe.pkcs7.detached", Optional.empty(), List.of(), capacity)
        .addTo(update, PdfPage.all(syntax).get(0), "Another", Optional.empty());
    return update.writeToSign();
  }

  @ParameterizedTest
  @EnumSource(value = HashAlgorithm.class, mode = Mode.EXCLUDE, names = "SHA1")
  void theHashOfEachSectionThatMayFollowIsThatOfTheBytes(HashAlgorithm algorithm) throws Exception {
    byte[] before = PdfCase.signed(PdfCase.honest());
    PdfSyntax syntax = PdfSyntax.read(before);
    for (Algorithms algorithms :
        List.<Algorithms>of(MessageDigest::getInstance, CoveredHashesTest::uncopyable)) {
      HashedFile hashed = new HashedFile(before, algorithm, algorithms);
      for (int capacity : new int[] {100, 2_000}) {
        SignatureRoom room = room(syntax, capacity);
        byte[] file = room.filled(new byte[] {0x42});
        int start = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("<4200");
        int end = start + 2 * capacity + 2;
        MessageDigest plain = MessageDigest.getInstance(algorithm.jcaName());
        plain.update(file, 0, start);
        plain.update(file, end, file.length - end);
        assertThat(hashed.with(room).value()).isEqualTo(plain.digest());
        assertThat(hashed.with(room).algorithm()).isEqualTo(algorithm);
      }
    }
  }
}

package io.github.jpki4j.it.genuine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestApplication;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.TestAuthorities;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stranger verifies the evidence by exactly the commands that stand beside it. */
class EvidenceTest {

  private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```\n", Pattern.DOTALL);

  private static final TestCard RIGHT = TestCard.builder().pki(TestPki.create()).build();

  @TempDir private Path folder;

  private ForeignProgram.Outcome verify(Map<String, byte[]> files, String page) throws IOException {
    ForeignJudge.openssl();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    StringBuilder script = new StringBuilder("set -e\n");
    Matcher block = BLOCK.matcher(new String(files.get(page), StandardCharsets.UTF_8));
    while (block.find()) {
      script.append(block.group(1));
    }
    Files.writeString(folder.resolve("commands.sh"), script);
    return ForeignProgram.of("sh", "commands.sh").in(folder).run();
  }

  private static int verified(ForeignProgram.Outcome run) {
    return run.text().split("Verified OK", -1).length - 1;
  }

  @ParameterizedTest
  @CsvSource({
    "NO_SECRET, 4",
    "NUMBER_B, 5",
    "NUMBER_A_AND_IMAGE, 5",
    "BIRTH_KEY, 6",
    "PIN_AND_NUMBER, 6",
    "NUMBER_B_AND_PIN, 7"
  })
  void opensslVerifiesEachSignatureByTheCommandsOfBothPages(Look look, int signatures)
      throws Exception {
    AuthenticityReport report = look.at(RIGHT, TestAuthorities.test());
    Map<String, byte[]> files = report.evidence().files();
    for (String page : new String[] {"README.md", "README.ja.md"}) {
      ForeignProgram.Outcome run = verify(files, page);
      assertThat(run.exit()).as(run.text()).isZero();
      assertThat(verified(run)).as(run.text()).isEqualTo(signatures);
    }
  }

  @Test
  void openSslRefusesAnyFileThatIsChanged() throws Exception {
    Map<String, byte[]> files =
        Look.NUMBER_B_AND_PIN.at(RIGHT, TestAuthorities.test()).evidence().files();
    for (String name : files.keySet()) {
      if (name.endsWith(".bin")) {
        byte[] right = files.get(name);
        byte[] wrong = Forged.at(right, right.length - 1, 2);
        Map<String, byte[]> forged = new LinkedHashMap<>(files);
        forged.put(name, wrong);
        ForeignProgram.Outcome run = verify(forged, "README.md");
        assertThat(run.exit()).as("%s: %s", name, run.text()).isNotZero();
      }
    }
  }

  @Test
  void evidenceOfACloneDoesNotVerify() throws Exception {
    TestCard clone = TestCard.builder().pki(TestPki.create()).with(CardVariant.CLONED_CARD).build();
    ForeignProgram.Outcome run =
        verify(Look.NUMBER_B.at(clone, TestAuthorities.test()).evidence().files(), "README.md");
    assertThat(run.exit()).isNotZero();
    assertThat(run.text()).contains("Verification failure");
  }

  /** The number, its hash, its image, and signatures over them, which tell it to who tries. */
  @Test
  void nothingThatTellsTheIndividualNumberIsInIt() throws Exception {
    byte[] number = CardFiles.read(RIGHT, TestApplication.TEXT, 1);
    byte[] signature = CardFiles.read(RIGHT, TestApplication.TEXT, 3);
    byte[] image = CardFiles.read(RIGHT, TestApplication.SURFACE, 5);
    byte[][] secrets = {
      Arrays.copyOfRange(number, 3, 15),
      Arrays.copyOfRange(signature, 8, 40),
      Arrays.copyOfRange(signature, 80, 336),
      Arrays.copyOfRange(image, 8, 40),
      Arrays.copyOfRange(image, image.length - 256, image.length)
    };
    for (Look look : Look.values()) {
      AuthenticityReport report = look.at(RIGHT, TestAuthorities.test());
      for (byte[] file : report.evidence().files().values()) {
        for (byte[] secret : secrets) {
          assertThat(text(file)).doesNotContain(text(secret));
        }
      }
      assertThat(report.evidence()).hasToString("AuthenticityEvidence[hidden]");
      assertThat(report.toString()).doesNotContain(RIGHT.verificationNumberA());
    }
  }

  @Test
  void imagesAreHashesUnlessTheRequestAskedForThem() throws Exception {
    byte[] photo = "\0\0\0\fjP  ".getBytes(StandardCharsets.ISO_8859_1);
    for (Look look : new Look[] {Look.NUMBER_A, Look.NUMBER_B}) {
      Map<String, byte[]> files = look.at(RIGHT, TestAuthorities.test()).evidence().files();
      boolean asked = look == Look.NUMBER_B;
      assertThat(files.containsKey("face-photo.bin")).isEqualTo(asked);
      assertThat(files.values().stream().anyMatch(file -> text(file).contains(text(photo))))
          .isEqualTo(asked);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}

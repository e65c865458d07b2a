package io.github.jpki4j.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.it.fuzz.model.HeapSearch;
import io.github.jpki4j.it.fuzz.target.ByteTarget;
import io.github.jpki4j.it.fuzz.target.FuzzTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short form of ./fuzz: the same runs each time. */
class FuzzTest {

  private static final long SEED = 20_261_129;

  @TempDir private Path folder;

  private Findings findings() {
    return new Findings(folder, System.out);
  }

  @ParameterizedTest
  @EnumSource
  void aFewRunsOfEachTargetFindNothing(Target target) throws Exception {
    Findings findings = findings();
    FuzzTarget made = target.make();
    assertThat(made.name()).isEqualTo(target.title());
    assertThat(made instanceof ByteTarget).isEqualTo(target.readsBytes());
    long runs = new Trial(made, SEED, findings).run(done -> done < target.few());
    System.out.printf("fuzz: %s, %d runs%n", target.title(), runs);
    assertThat(findings.size()).as("found with seed %s, see above", SEED).isZero();
  }

  @AfterAll
  static void noPinIsLeftOnTheHeap(@TempDir Path scratch) throws Exception {
    assertThat(HeapSearch.findsPassword(scratch)).isFalse();
  }

  @Test
  void jazzerRunsATargetAndCounts() throws Exception {
    ByteTarget target = (ByteTarget) Target.APDU.make();
    Score score = new JazzerRun(target, folder, System.out).run("-runs=5000", SEED);
    System.out.print(Score.table(List.of(score)));
    assertThat(score.runs()).isGreaterThanOrEqualTo(5_000);
    assertThat(score.features().getAsLong()).as("parts of the code reached").isGreaterThan(100);
    assertThat(score.found()).isZero();
  }

  @Test
  void theSearchOfTheHeapFindsWhatIsThere() throws Exception {
    char[] kept = HeapSearch.password();
    assertThat(HeapSearch.findsPassword(folder)).isTrue();
    Arrays.fill(kept, '\0');
  }

  /** Breaks with one kind of bytes, which few runs have. */
  private static final class Planted extends ByteTarget {
    Planted() {
      super("planted", List.of(new byte[] {1, 2, 3}));
    }

    @Override
    public void read(byte[] bytes) {
      if (bytes.length == 4 && bytes[3] == (byte) 0xFF) {
        throw new IllegalStateException("planted");
      }
    }
  }

  @Test
  void aPlantedFaultIsFoundOnceAndFoundAgainByItsSeedAndByItsBytes() throws Exception {
    Planted planted = new Planted();
    Findings findings = findings();
    assertThat(new Trial(planted, SEED, findings).run(done -> done < 100_000)).isEqualTo(100_000);
    assertThat(findings.size()).isEqualTo(1);
    FuzzCase found = FuzzCase.read(folder.resolve("planted-1.case"));
    assertThat(found.seed()).isPresent();
    assertThatThrownBy(() -> found.run(planted)).hasMessage("planted");
    assertThat(Files.readString(folder.resolve("planted-1.case")))
        .contains("IllegalStateException: planted", "\tat io.github.jpki4j.it.fuzz.FuzzTest");
    FuzzCase bytes = FuzzCase.ofBytes(planted, new byte[] {0, 0, 0, (byte) 0xFF});
    bytes.write(folder.resolve("bytes.case"), "");
    FuzzCase again = FuzzCase.read(folder.resolve("bytes.case"));
    assertThatThrownBy(() -> again.run(planted)).hasMessage("planted");
  }
}

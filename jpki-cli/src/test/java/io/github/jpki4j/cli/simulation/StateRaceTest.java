package io.github.jpki4j.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.cli.support.ResetDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six processes at once on one state file. */
@Tag("sweep")
class StateRaceTest {

  private static final int PROCESSES = 6;
  private static final int ROUNDS = 100;
  private static final int KILLS = 24;

  /** Milliseconds that each worker lives longer than the one before: 24 of them are 12 commands. */
  private static final int STEP = 2;

  @TempDir private Path folder;

  private final List<StateWorker> workers = new ArrayList<>();
  private int tries;
  private int failures;
  private int completions;

  @AfterEach
  void endWorkers() throws IOException {
    for (StateWorker worker : workers) {
      worker.close();
    }
  }

  private ResetDesk desk() {
    return new ResetDesk(folder, KeyKind.SIGN);
  }

  private List<String> on(ResetDesk desk, String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--simulate", "--state", desk.state.toString()));
    return line;
  }

  /** All begin at the same moment; their exit codes, one for each line. */
  private List<Integer> atOnce(List<List<String>> lines) {
    for (int i = 0; i < lines.size(); i++) {
      workers.get(i).begin(lines.get(i));
    }
    List<Integer> codes = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      codes.add(workers.get(i).end());
    }
    return codes;
  }

  private List<String> sign(ResetDesk desk, String key, String secret) throws IOException {
    Path in = Files.writeString(folder.resolve("in"), "x");
    return on(
        desk,
        "sign",
        "--key=" + key,
        "--pin-file",
        desk.file(secret),
        in.toString(),
        "--out",
        "/dev/null");
  }

  @Test
  void everyTryFailureAndCompletionIsCountedOnce() throws IOException {
    for (int i = 0; i < PROCESSES; i++) {
      workers.add(new StateWorker());
    }
    ResetDesk desk = desk();
    for (int round = 0; round < ROUNDS; round++) {
      switch (round % 3) {
        case 0 -> wrongSecrets(desk);
        case 1 -> facesThatDoNotMatch(desk);
        default -> completions(desk);
      }
    }
    System.out.println(
        PROCESSES
            + " processes, "
            + ROUNDS
            + " rounds on one state file, each counted once: "
            + tries
            + " tries, "
            + failures
            + " faces, "
            + completions
            + " completions");
  }

  /** Four of five tries of the one secret, two of three of the other. */
  private void wrongSecrets(ResetDesk desk) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      lines.add(i < 4 ? sign(desk, "sign", "WRONG0") : sign(desk, "auth", "0000"));
    }
    assertThat(atOnce(lines)).containsOnly(20);
    assertThat(desk.text()).contains("\nsign ABC123 1\n", "\nauth 1234 1\n");
    tries += PROCESSES;
    assertThat(desk.sign(KeyKind.SIGN, "ABC123").code()).isZero();
    assertThat(desk.sign(KeyKind.AUTH, "1234").code()).isZero();
  }

  private void facesThatDoNotMatch(ResetDesk desk) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      lines.add(
          on(
              desk,
              "reset",
              "reserve",
              "sign",
              "--accept-terms",
              "--face=not-matched",
              "--number-b-file",
              desk.file(ResetDesk.NUMBER_B),
              "--pin-file",
              desk.file("1234")));
    }
    lines.add(on(desk, "status"));
    lines.add(on(desk, "reset", "show", "sign"));
    assertThat(atOnce(lines)).containsExactly(60, 60, 60, 60, 0, 0);
    assertThat(desk.text()).containsPattern("\nfaces [0-9A-F]{64} 4\n");
    failures += 4;
    assertThat(desk.reserve().code()).isZero();
    assertThat(desk.text()).doesNotContain("\nfaces ");
  }

  private void completions(ResetDesk desk) throws IOException {
    assertThat(desk.reserve().code()).isZero();
    List<List<String>> lines = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      lines.add(
          on(
              desk,
              "reset",
              "complete",
              "sign",
              "--operator=lawson",
              "--pin-file",
              desk.file("1234"),
              "--new-pin-file",
              desk.file("XYZ78" + i)));
    }
    List<Integer> codes = atOnce(lines);
    assertThat(codes).containsOnlyOnce(0).containsOnly(0, 60);
    assertThat(desk.text()).contains("\nsign XYZ78" + codes.indexOf(0) + " 5\n");
    completions++;
    Files.delete(desk.state);
  }

  @Test
  void whoIsKilledLeavesTheOldFileOrTheNewOneAndNoLock() throws Exception {
    ResetDesk desk = desk();
    assertThat(desk.run("status").code()).isZero();
    // Written once: a worker must not find a file of a secret half written.
    List<String> wrong = sign(desk, "sign", "WRONG0");
    List<String> right = sign(desk, "sign", "ABC123");
    for (int kill = 0; kill < KILLS; kill++) {
      try (StateWorker worker = new StateWorker()) {
        worker.begin(on(desk, "status"));
        assertThat(worker.end()).isZero();
        // Wrong, right, wrong, right: the file has 5 tries or 4, and nothing else.
        for (int i = 0; i < 20; i++) {
          worker.begin(i % 2 == 0 ? wrong : right);
        }
        Thread.sleep((long) kill * STEP);
        worker.kill();
      }
      assertThat(desk.text()).containsPattern("\nsign ABC123 [45]\n").contains("\nchecksum ");
      assertThat(desk.run("status").code()).isZero();
      assertThat(desk.sign(KeyKind.SIGN, "ABC123").code()).isZero();
    }
  }

  @Test
  void whoFindsTheFileInUseIsToldSoAndChangesNothing() throws IOException {
    ResetDesk desk = desk();
    desk.run("status");
    String before = desk.text();
    try (StateLock lock = StateLock.take(desk.state, Duration.ZERO).orElseThrow()) {
      assertThat(lock).isNotNull();
      for (List<String> line :
          List.of(List.of("status"), List.of("reset", "show", "sign"), List.of("cert", "auth"))) {
        List<String> words = new ArrayList<>(line);
        words.add("--timeout=0");
        Desk.Result result = desk.run(words.toArray(String[]::new));
        assertThat(result.code()).isEqualTo(50);
        assertThat(result.said()).contains("in use by another jpki");
      }
    }
    assertThat(desk.text()).isEqualTo(before);
    assertThat(desk.run("status", "--timeout=0").code()).isZero();
  }

  @Test
  void aLockFileThatNobodyHoldsDisturbsNobody() throws IOException {
    ResetDesk desk = desk();
    Files.writeString(folder.resolve(".card.state.lock"), "left behind");
    assertThat(desk.run("status", "--timeout=0").code()).isZero();
    assertThat(folder.toFile().list()).containsExactly("card.state");
  }

  @Test
  void twoNamesOfOneFileShareTheLock() throws IOException {
    ResetDesk desk = desk();
    desk.run("status");
    Path link = Files.createSymbolicLink(folder.resolve("link"), desk.state);
    try (StateLock lock = StateLock.take(link, Duration.ZERO).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(StateLock.take(desk.state, Duration.ZERO)).isEmpty();
    }
  }
}

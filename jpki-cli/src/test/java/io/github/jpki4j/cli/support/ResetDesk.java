package io.github.jpki4j.cli.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.CommandRunner;
import io.github.jpki4j.cli.command.Environment;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.transport.CardConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A simulation in a file, and one forgotten secret; commands run at noon in Japan. */
public final class ResetDesk {

  /** Verification number B of the usual card. */
  public static final String NUMBER_B = "55021720352285";

  private final Path folder;
  private final KeyKind target;
  public final Path state;

  public ResetDesk(Path folder, KeyKind target) {
    this.folder = folder;
    this.target = target;
    this.state = folder.resolve("card.state");
  }

  public String name() {
    return EnumNames.of(target);
  }

  public String otherSecret() {
    return target == KeyKind.AUTH ? "ABC123" : "1234";
  }

  public String oldSecret() {
    return Desk.secret(target);
  }

  public String newSecret() {
    return target == KeyKind.AUTH ? "5678" : "XYZ789";
  }

  public int most() {
    return target == KeyKind.AUTH ? 3 : 5;
  }

  public String file(String secret) throws IOException {
    return Files.writeString(folder.resolve("secret-" + secret), secret + "\n").toString();
  }

  public Desk.Result run(Desk desk, String... words) {
    List<String> args = new ArrayList<>(List.of(words));
    args.addAll(List.of("--simulate", "--state", state.toString()));
    return desk.run(args.toArray(String[]::new));
  }

  public Desk.Result run(String... words) {
    return run(Desk.empty(), words);
  }

  /** A command whose card may be disturbed. */
  public Desk.Result runThrough(UnaryOperator<CardConnection> tap, String... words) {
    List<String> args = new ArrayList<>(List.of(words));
    args.addAll(List.of("--simulate", "--state", state.toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Environment environment = Desk.empty().environment(out, err);
    int code = CommandRunner.run(environment, tap, args);
    return new Desk.Result(
        code,
        out.toByteArray(),
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8));
  }

  public Desk.Result sign(KeyKind key, String secret) throws IOException {
    Path in = Files.writeString(folder.resolve("in"), "x");
    return run(
        "sign",
        "--key=" + EnumNames.of(key),
        "--pin-file",
        file(secret),
        "--use-last-try",
        in.toString(),
        "--out",
        folder.resolve("sig").toString());
  }

  /** Wrong until the card blocks it. */
  public void block() throws IOException {
    String wrong = target == KeyKind.AUTH ? "0000" : "WRONG0";
    for (int i = 0; i < most(); i++) {
      assertThat(sign(target, wrong).code()).isEqualTo(i + 1 < most() ? 20 : 21);
    }
    assertThat(sign(target, oldSecret()).code()).isEqualTo(21);
  }

  public Desk.Result reserve(String... more) throws IOException {
    List<List<String>> usual = new ArrayList<>();
    usual.add(List.of("--accept-terms"));
    usual.add(List.of("--face=matched"));
    if (target == KeyKind.SIGN && !List.of(more).contains("--face=not-compared")) {
      usual.add(List.of("--number-b-file", file(NUMBER_B)));
    }
    return step("reserve", more, usual);
  }

  public Desk.Result complete(String... more) throws IOException {
    return step(
        "complete",
        more,
        List.of(List.of("--operator=seven-eleven"), List.of("--new-pin-file", file(newSecret()))));
  }

  /** The usual options, where no other value is given. */
  private Desk.Result step(String step, String[] more, List<List<String>> usual)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("reset", step, name()));
    words.addAll(List.of(more));
    List<List<String>> options = new ArrayList<>(usual);
    options.add(List.of("--pin-file", file(otherSecret())));
    for (List<String> option : options) {
      String named = option.get(0).replaceFirst("=.*", "");
      if (words.stream().noneMatch(word -> word.replaceFirst("=.*", "").equals(named))) {
        words.addAll(option);
      }
    }
    return run(words.toArray(String[]::new));
  }

  public String text() throws IOException {
    return Files.readString(state);
  }
}

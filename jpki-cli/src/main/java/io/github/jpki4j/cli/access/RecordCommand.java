package io.github.jpki4j.cli.access;

import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.file.OutputFile;
import io.github.jpki4j.cli.file.SecretFile;
import io.github.jpki4j.testcard.recording.RecordingConnection;
import io.github.jpki4j.transport.CardConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs another command and writes down what went between it and the card, without secrets and
 * without what belongs to the holder, to be sent along with a report.
 */
@Command(name = "record")
public final class RecordCommand implements Callable<Integer> {

  /** The commands that use a card. */
  private static final Set<String> RECORDED =
      Set.of(
          "status",
          "detect",
          "cert",
          "validate",
          "sign",
          "cms",
          "pdf",
          "xml",
          "tls",
          "change-pin",
          "attributes",
          "surface",
          "genuine",
          "reset",
          "doctor");

  /** Runs a command within this one. */
  @FunctionalInterface
  public interface Runner {

    /**
     * Runs it with the global options of this one.
     *
     * @param tap what to put between the command and its card
     * @param command its name and what follows
     * @return the exit code
     */
    int run(UnaryOperator<CardConnection> tap, List<String> command);
  }

  private final CommandContext context;
  private final Runner runner;
  private final List<RecordingConnection> recorded = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      descriptionKey = "option.out-recording")
  private String out = "";

  @Parameters(paramLabel = "COMMAND", descriptionKey = "parameter.command", arity = "0..*")
  private List<String> command = new ArrayList<>();

  public RecordCommand(CommandContext context, Runner runner) {
    this.context = context;
    this.runner = runner;
  }

  /** Ends as the other command did: a failure is worth recording, too. */
  @Override
  public Integer call() {
    List<String> wanted = command.isEmpty() ? List.of("status") : command;
    String name = wanted.get(0);
    if (!RECORDED.contains(name)) {
      throw new Failure(ExitCode.USAGE, "usage.record");
    }
    try (OutputFile file = OutputFile.open(SecretFile.path(out))) {
      int code = runner.run(this::tap, wanted);
      if (!recorded.isEmpty()) {
        file.write(text(name).getBytes(StandardCharsets.UTF_8));
        context.output().note("record.done", out);
      }
      return code;
    }
  }

  private CardConnection tap(CardConnection connection) {
    RecordingConnection recording = new RecordingConnection(connection);
    recorded.add(recording);
    return recording;
  }

  /** The recording, with a remark after its first line. */
  private String text(String name) {
    String text = recorded.get(0).recording().text();
    return text.replaceFirst("\n", "\n# jpki " + name + "\n");
  }
}

package io.github.jpki4j.cli;

import io.github.jpki4j.transport.CardConnection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** From a command line to an exit code: parses, runs, and lets nothing but sentences out. */
final class CommandRunner
    implements IExecutionStrategy, IParameterExceptionHandler, IExecutionExceptionHandler {

  /** In the order of the help. */
  private static final List<String> COMMANDS =
      List.of(
          "status",
          "detect",
          "readers",
          "cert",
          "validate",
          "sign",
          "cms",
          "pdf",
          "tls",
          "change-pin",
          "profile",
          "reset",
          "doctor",
          "simulate",
          "record");

  /**
   * The largest indent of a synopsis, as a part of the columns: beside a longer one the values of
   * an option would not fit.
   */
  private static final double SYNOPSIS_INDENT = 0.25;

  private final Jpki jpki;
  private final Output output;
  private final CommandLine line;

  private CommandRunner(Jpki jpki, List<String> arguments) {
    this.jpki = jpki;
    this.output = jpki.output();
    this.line = commandLine(jpki, arguments);
  }

  /**
   * Runs one command.
   *
   * @param environment what it may touch
   * @param tap what to put between the command and its card
   * @param args the command line
   * @return the exit code
   */
  static int run(Environment environment, UnaryOperator<CardConnection> tap, List<String> args) {
    List<String> arguments = withWholeSimulate(args);
    Messages messages = Messages.of(language(environment, arguments));
    Output output = environment.output(messages, arguments.contains("--json"));
    Jpki jpki = new Jpki(environment, messages, output, tap);
    int code = saved(jpki, new CommandRunner(jpki, arguments).parseAndRun(arguments));
    return output.finish() ? code : ExitCode.FILE_ERROR.number();
  }

  /** The simulation is kept however the command ended. */
  private static int saved(Jpki jpki, int code) {
    try {
      jpki.saveSimulation();
      return code;
    } catch (Failure e) {
      return jpki.results().fail(e).number();
    }
  }

  /** A bare {@code --simulate} takes no word that follows it for a profile. */
  private static List<String> withWholeSimulate(List<String> args) {
    List<String> whole = new ArrayList<>(args);
    whole.replaceAll(arg -> arg.equals("--simulate") ? "--simulate=" + SimulatedCard.DEFAULT : arg);
    return whole;
  }

  /** Known before parsing, because parsing may fail and its failure is told in that language. */
  private static Language language(Environment environment, List<String> args) {
    Optional<Language> given = Optional.empty();
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).startsWith("--lang=")) {
        given = Language.of(args.get(i).substring("--lang=".length()));
      } else if (args.get(i).equals("--lang") && i + 1 < args.size()) {
        given = Language.of(args.get(i + 1));
      }
    }
    return given.orElse(Language.of(environment.locale()));
  }

  /**
   * The command with those of its subcommands whose names stand in the arguments, or with all of
   * them if none does: building each costs time at every start.
   */
  static CommandLine commandLine(Jpki jpki, List<String> arguments) {
    CommandLine line = new CommandLine(jpki);
    boolean all = Collections.disjoint(COMMANDS, arguments);
    for (String name : COMMANDS) {
      if (all || arguments.contains(name)) {
        line.addSubcommand(name, command(name, jpki));
      }
    }
    return configured(line, jpki);
  }

  private static Object command(String name, Jpki jpki) {
    return switch (name) {
      case "status" -> new StatusCommand(jpki);
      case "detect" -> new DetectCommand(jpki);
      case "readers" -> new ReadersCommand(jpki);
      case "cert" -> new CertCommand(jpki);
      case "validate" -> new ValidateCommand(jpki);
      case "sign" -> new SignCommand(jpki);
      case "cms" -> CmsCommand.line(jpki);
      case "pdf" -> PdfCommand.line(jpki);
      case "tls" -> TlsCommand.line(jpki);
      case "change-pin" -> new ChangePinCommand(jpki);
      case "profile" -> new ProfileCommand(jpki);
      case "reset" -> ResetCommand.line(jpki);
      case "doctor" -> new DoctorCommand(jpki);
      case "simulate" -> new SimulateCommand(jpki);
      case "record" -> new CommandLine(new RecordCommand(jpki)).setStopAtPositional(true);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static CommandLine configured(CommandLine line, Jpki jpki) {
    line.registerConverter(SimulatedCard.class, SimulatedCard::named);
    prepare(line);
    line.setResourceBundle(jpki.messages().bundle()).setUsageHelpWidth(Screen.COLUMNS);
    line.getCommandSpec().version("jpki " + version());
    return line;
  }

  /** What picocli does not hand down to subcommands. */
  private static void prepare(CommandLine line) {
    Names.register(line);
    line.getCommandSpec().usageMessage().synopsisAutoIndentThreshold(SYNOPSIS_INDENT);
    line.getSubcommands().values().forEach(CommandRunner::prepare);
  }

  private static String version() {
    @Nullable String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }

  private int parseAndRun(List<String> arguments) {
    line.setOut(new PrintWriter(output.out(), true, jpki.environment().charset()))
        .setErr(new PrintWriter(output.err(), true, jpki.environment().charset()))
        .setParameterExceptionHandler(this)
        .setExecutionExceptionHandler(this)
        .setExecutionStrategy(this);
    return line.execute(arguments.toArray(String[]::new));
  }

  /** Runs the command that was parsed. */
  @Override
  public int execute(ParseResult parsed) {
    if (!jpki.isVerbose()) {
      return new RunLast().execute(parsed);
    }
    VerboseLog log = VerboseLog.start(output.err());
    try {
      return new RunLast().execute(parsed);
    } finally {
      log.close();
    }
  }

  /** Says what is wrong with the command line. */
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    return jpki.results().fail(UsageFailures.of(e)).number();
  }

  /** Says what went wrong. */
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (jpki.isVerbose()) {
      output.trace(e);
    }
    return jpki.results().fail(Failures.of(e)).number();
  }
}

package io.github.jpki4j.cli;

import io.github.jpki4j.cli.access.ReadersCommand;
import io.github.jpki4j.cli.access.RecordCommand;
import io.github.jpki4j.cli.card.AttributesCommand;
import io.github.jpki4j.cli.card.CertCommand;
import io.github.jpki4j.cli.card.ChangePinCommand;
import io.github.jpki4j.cli.card.DetectCommand;
import io.github.jpki4j.cli.card.DoctorCommand;
import io.github.jpki4j.cli.card.SignCommand;
import io.github.jpki4j.cli.card.StatusCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.Environment;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.cli.command.UsageFailures;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Language;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.Output;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.cli.console.VerboseLog;
import io.github.jpki4j.cli.document.CmsCommand;
import io.github.jpki4j.cli.document.PdfCommand;
import io.github.jpki4j.cli.document.XmlCommand;
import io.github.jpki4j.cli.genuine.GenuineCommand;
import io.github.jpki4j.cli.kiosk.KioskCommand;
import io.github.jpki4j.cli.reset.ResetCommand;
import io.github.jpki4j.cli.simulation.SimulateCommand;
import io.github.jpki4j.cli.simulation.SimulatedCard;
import io.github.jpki4j.cli.simulation.SimulationOptions;
import io.github.jpki4j.cli.surface.SurfaceCommand;
import io.github.jpki4j.cli.tls.TlsCommand;
import io.github.jpki4j.cli.validate.ValidateCommand;
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
public final class CommandRunner
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
          "xml",
          "tls",
          "change-pin",
          "attributes",
          "surface",
          "genuine",
          "reset",
          "kiosk",
          "doctor",
          "simulate",
          "record");

  /**
   * The largest indent of a synopsis, as a part of the columns: beside a longer one the values of
   * an option would not fit.
   */
  private static final double SYNOPSIS_INDENT = 0.25;

  private final CommandContext context;
  private final SimulationOptions simulation;
  private final CommandLine line;

  private CommandRunner(Jpki jpki, List<String> arguments) {
    this.context = jpki.context();
    this.simulation = jpki.simulation();
    this.line = commandLine(jpki, arguments);
  }

  /**
   * Runs one command.
   *
   * @param environment what it may touch
   * @param args the command line, without the program's name
   * @return the exit code
   */
  public static int run(Environment environment, String... args) {
    return run(environment, UnaryOperator.identity(), List.of(args));
  }

  /**
   * Runs one command.
   *
   * @param environment what it may touch
   * @param tap what to put between the command and its card
   * @param args the command line
   * @return the exit code
   */
  public static int run(
      Environment environment, UnaryOperator<CardConnection> tap, List<String> args) {
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
      jpki.simulation().save();
      return code;
    } catch (Failure e) {
      return jpki.context().results().fail(e).number();
    }
  }

  /** A bare {@code --simulate} takes no word that follows it for a card. */
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
    CommandContext context = jpki.context();
    return switch (name) {
      case "status" -> new StatusCommand(context);
      case "detect" -> new DetectCommand(context);
      case "readers" -> new ReadersCommand(context);
      case "cert" -> new CertCommand(context);
      case "validate" -> new ValidateCommand(context);
      case "sign" -> new SignCommand(context);
      case "cms" -> CmsCommand.line(context);
      case "pdf" -> PdfCommand.line(context);
      case "xml" -> XmlCommand.line(context);
      case "tls" -> TlsCommand.line(context);
      case "change-pin" -> new ChangePinCommand(context);
      case "attributes" -> new AttributesCommand(context);
      case "surface" -> new SurfaceCommand(context);
      case "genuine" -> new GenuineCommand(context);
      case "reset" -> ResetCommand.line(context, jpki.simulation());
      case "kiosk" -> new KioskCommand(context, jpki.simulation());
      case "doctor" -> new DoctorCommand(context);
      case "simulate" -> new SimulateCommand(context, jpki.simulation());
      case "record" -> recordCommand(jpki);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static CommandLine recordCommand(Jpki jpki) {
    CommandContext context = jpki.context();
    RecordCommand command =
        new RecordCommand(
            context, (tap, wanted) -> run(context.environment(), tap, within(jpki, wanted)));
    return new CommandLine(command).setStopAtPositional(true);
  }

  /** A command line for a command within this one. */
  private static List<String> within(Jpki jpki, List<String> command) {
    List<String> arguments = new ArrayList<>(jpki.arguments());
    arguments.addAll(command);
    return arguments;
  }

  private static CommandLine configured(CommandLine line, Jpki jpki) {
    line.registerConverter(SimulatedCard.class, SimulatedCard::named);
    prepare(line);
    line.setResourceBundle(jpki.context().messages().bundle()).setUsageHelpWidth(TextPage.COLUMNS);
    line.getCommandSpec().version("jpki " + version());
    return line;
  }

  /** What picocli does not hand down to subcommands. */
  private static void prepare(CommandLine line) {
    EnumNames.register(line);
    line.getCommandSpec().usageMessage().synopsisAutoIndentThreshold(SYNOPSIS_INDENT);
    line.getSubcommands().values().forEach(CommandRunner::prepare);
  }

  private static String version() {
    @Nullable String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }

  private int parseAndRun(List<String> arguments) {
    Output output = context.output();
    line.setOut(new PrintWriter(output.out(), true, context.environment().charset()))
        .setErr(new PrintWriter(output.err(), true, context.environment().charset()))
        .setParameterExceptionHandler(this)
        .setExecutionExceptionHandler(this)
        .setExecutionStrategy(this);
    return line.execute(arguments.toArray(String[]::new));
  }

  /**
   * Runs the command that was parsed.
   *
   * @param parsed the command line
   * @return the exit code
   */
  @Override
  public int execute(ParseResult parsed) {
    try {
      IneffectiveOptions.refuse(parsed, context.options(), simulation);
    } catch (Failure e) {
      return context.results().fail(e).number();
    }
    if (!context.options().isVerbose()) {
      return new RunLast().execute(parsed);
    }
    VerboseLog log = VerboseLog.start(context.output().err());
    try {
      return new RunLast().execute(parsed);
    } finally {
      log.close();
    }
  }

  /**
   * Says what is wrong with the command line.
   *
   * @param e what was found
   * @param arguments the command line
   * @return the exit code
   */
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    return context.results().fail(UsageFailures.of(e)).number();
  }

  /**
   * Says what went wrong.
   *
   * @param e what was thrown
   * @param command the command that was run
   * @param parsed its command line
   * @return the exit code
   */
  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    if (context.options().isVerbose()) {
      context.output().trace(e);
    }
    return context.results().fail(Failures.of(e)).number();
  }
}

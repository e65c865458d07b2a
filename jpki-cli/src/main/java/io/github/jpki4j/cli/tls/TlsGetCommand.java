package io.github.jpki4j.cli.tls;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.cli.card.PinEntry;
import io.github.jpki4j.cli.card.PinOptions;
import io.github.jpki4j.cli.command.CliCommand;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.WebAddress;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.cli.file.OutputFile;
import io.github.jpki4j.cli.file.SecretFile;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Fetches one page, logging in with the key for user authentication. Not with the other key: it
 * signs documents, and its certificate would tell the server name, address and birth date.
 */
@Command(name = "GET")
final class TlsGetCommand implements CliCommand {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CommandContext context;

  @Option(names = "--scheme", paramLabel = "pkcs1|pss", descriptionKey = "option.scheme-tls")
  private SignatureScheme scheme = SignatureScheme.PKCS1;

  @Option(names = "--server-ca", paramLabel = "FILE", descriptionKey = "option.server-ca")
  private List<String> serverAuthorities = new ArrayList<>();

  @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.out")
  private Optional<String> out = Optional.empty();

  @Parameters(index = "0", paramLabel = "URL", descriptionKey = "parameter.url")
  private String url = "";

  @Mixin private PinOptions pinOptions = new PinOptions();

  TlsGetCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public ExitCode work() throws JpkiException {
    URI address = WebAddress.tls(url);
    Duration patience = context.options().patience(PATIENCE);
    DataFile.requireOneStandardInput(
        Stream.concat(serverAuthorities.stream(), pinOptions.pinFile().stream()));
    ServerTrust trust = ServerTrust.of(serverAuthorities, context.environment().in());
    Optional<OutputFile> file = out.map(SecretFile::path).map(OutputFile::open);
    try (PinEntry pin = new PinEntry(context, KeyKind.AUTH, pinOptions).requireSource()) {
      WebAnswer answer = fetch(address, trust, patience, pin);
      return new WebAnswerView(context, address.getHost(), answer).show(file, out);
    } finally {
      file.ifPresent(OutputFile::close);
    }
  }

  private WebAnswer fetch(URI address, ServerTrust trust, Duration patience, PinEntry pin) {
    try (WebDeadline deadline = new WebDeadline(patience);
        CardLogin login = CardLogin.open(context, pin, scheme, deadline)) {
      return login.get(address, trust);
    } catch (IOException | GeneralSecurityException e) {
      throw WebFailures.of(address.getHost(), e);
    }
  }
}

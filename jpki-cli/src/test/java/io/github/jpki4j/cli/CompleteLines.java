package io.github.jpki4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.cli.support.ResetDesk;
import io.github.jpki4j.reset.simulation.FaceMatch;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.document.PdfForge;
import io.github.jpki4j.testkit.timestamp.TestTsa;
import io.github.jpki4j.testkit.timestamp.TsaCase;
import io.github.jpki4j.testkit.timestamp.TsaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** For every command the lines that lack nothing, with a simulated card and for both keys. */
final class CompleteLines implements AutoCloseable {

  private static final String SIMULATE = "--simulate=my-number";

  private final Path folder;
  private final TsaServer tsa = TsaServer.start(TestTsa.of(TsaCase.RIGHT));

  CompleteLines(Path folder) throws IOException {
    this.folder = folder;
    file("text", "text\n");
    Files.write(folder.resolve("plain.pdf"), PdfForge.plain());
    for (KeyKind key : KeyKind.values()) {
      file("pin-" + key, Desk.secret(key) + "\n");
      file("new-" + key, new ResetDesk(folder, key).newSecret() + "\n");
    }
    file("pin-card-info", "4321\n");
    file("number-b", Desk.card().verificationNumberB() + "\n");
    file("number-a", Desk.card().verificationNumberA() + "\n");
    file("birth-key", Desk.card().birthKey() + "\n");
    Files.write(folder.resolve("tsa-root.der"), TestTsa.rootEncoded());
    Files.write(folder.resolve("signer.crl"), TestPki.create().crl(KeyKind.SIGN, Desk.NOW).build());
    ready(signing("cms sign", KeyKind.SIGN, "text", "signed.p7m"));
    ready(signing("pdf sign", KeyKind.SIGN, "plain.pdf", "signed.pdf"));
    file("plain.xml", "<a>text</a>");
    ready(signing("xml sign", KeyKind.SIGN, "plain.xml", "signed.xml"));
    for (KeyKind key : KeyKind.values()) {
      ready(reserve(key, path("state-" + key), FaceMatch.MATCHED));
    }
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static void ready(CompleteLine line) {
    Desk.Result result = Desk.empty().run(line.words());
    assertThat(result.code()).as("%s: %s", line, result.err()).isZero();
  }

  /**
   * The lines of a command; those that write a state have a fresh one each time.
   *
   * @throws AssertionError if nobody wrote one for this command
   */
  List<CompleteLine> of(String command) throws IOException {
    return switch (command) {
      case "" -> List.of(new CompleteLine("", SIMULATE).then("status"));
      case "status", "detect", "readers", "doctor" -> List.of(new CompleteLine(command, SIMULATE));
      case "record" ->
          List.of(new CompleteLine(command, SIMULATE, "--out=" + path("record")).then("status"));
      case "simulate" -> SimulateLines.of(folder);
      case "kiosk" -> List.of(new CompleteLine(command, SIMULATE, "--for=0", "--no-browser"));
      case "tls GET" -> List.of(tls());
      case "tls" -> List.of(new CompleteLine("tls", SIMULATE).then(inGroup(tls())));
      case "cms timestamp" -> List.of(timestamp(command, "signed.p7m"));
      case "pdf timestamp" -> List.of(timestamp(command, "signed.pdf"));
      case "cms extend" -> extend(new CompleteLine(command, SIMULATE), "signed.p7m");
      case "pdf extend" -> extend(new CompleteLine(command, SIMULATE), "signed.pdf");
      case "xml extend" -> extend(new CompleteLine(command, SIMULATE), "signed.xml");
      case "xml sign" -> xmlSigning();
      case "cms verify" -> List.of(verify(command, "signed.p7m"));
      case "pdf verify" -> List.of(verify(command, "signed.pdf"));
      case "pdf check-registry" ->
          List.of(new CompleteLine(command, SIMULATE).then(path("signed.pdf")));
      case "pdf normalize" ->
          List.of(
              new CompleteLine(command, SIMULATE, "--out=" + path("normalized.pdf"))
                  .then(path("plain.pdf")));
      case "xml verify" -> List.of(verify(command, "signed.xml"));
      case "cms", "pdf", "xml" ->
          List.of(
              new CompleteLine(command, SIMULATE)
                  .then(inGroup(verify(command + " verify", "signed." + suffix(command)))));
      case "reset explain" -> List.of(new CompleteLine(command, SIMULATE).then("nfc"));
      case "reset" -> List.of(new CompleteLine("reset", SIMULATE).then("check", "auth"));
      case "attributes" ->
          List.of(
              new CompleteLine(
                      command, SIMULATE, "--compare", "--pin-file=" + path("pin-card-info"))
                  .and("--sign-pin-file=" + path("pin-SIGN")));
      case "surface" ->
          List.of(
              new CompleteLine(command, SIMULATE, "--number-b-file=" + path("number-b"))
                  .and("--out-dir=" + path("images")),
              new CompleteLine(command, SIMULATE, "--age")
                  .and("--birth-key-file=" + path("birth-key")),
              new CompleteLine(command, SIMULATE, "--individual-number", "--purpose=own-number")
                  .and("--pin-file=" + path("pin-card-info")));
      case "genuine" -> genuine();
      case "reset reserve" -> reserving();
      default -> List.of(of(command, KeyKind.AUTH), of(command, KeyKind.SIGN));
    };
  }

  private List<CompleteLine> genuine() {
    return List.of(
        genuine("number-b").and("--pin-file=" + path("pin-card-info")),
        genuine("number-a").and("--text"),
        genuine("birth-key").and("--compare", "--sign-pin-file=" + path("pin-SIGN")));
  }

  private CompleteLine genuine(String secret) {
    return new CompleteLine("genuine", SIMULATE, "--trust-test")
        .and("--" + secret + "-file=" + path(secret));
  }

  private CompleteLine of(String command, KeyKind key) throws IOException {
    String name = EnumNames.of(key);
    CompleteLine line = new CompleteLine(command, SIMULATE);
    return switch (command) {
      case "cert" -> line.and(pin(key)).then(name);
      case "validate" -> line.and(pin(key), "--trust-test", "--no-revocation").then(name);
      case "sign" -> signing(command, key, "text", "signature");
      case "cms sign" -> signing(command, key, "text", "other.p7m");
      case "pdf sign" -> signing(command, key, "plain.pdf", "other.pdf");
      case "change-pin" -> line.and(pin(key), "--new-pin-file=" + path("new-" + key)).then(name);
      case "reset check" ->
          key == KeyKind.AUTH ? line.and(pin(key.other())).then(name) : line.then(name);
      case "reset show" -> line.and(reserved(key)).then(name);
      case "reset complete" ->
          line.and(reserved(key), pin(key.other()), "--new-pin-file=" + path("new-" + key))
              .and("--operator=seven-eleven")
              .then(name);
      default ->
          throw new AssertionError(
              "No complete command line is known for jpki %s: add one to CompleteLines."
                  .formatted(command));
    };
  }

  private String pin(KeyKind key) {
    return "--pin-file=" + path("pin-" + key);
  }

  /** A state of its own in which the secret's reset is reserved. */
  private String reserved(KeyKind key) throws IOException {
    Path copy = folder.resolve("state" + UUID.randomUUID());
    return "--state=" + Files.copy(folder.resolve("state-" + key), copy);
  }

  private List<CompleteLine> reserving() {
    List<CompleteLine> all = new ArrayList<>();
    for (KeyKind key : KeyKind.values()) {
      for (FaceMatch face : FaceMatch.values()) {
        all.add(reserve(key, path("state" + UUID.randomUUID()), face));
      }
    }
    return all;
  }

  /** The photo is opened by a number, unless nobody compares it. */
  private CompleteLine reserve(KeyKind key, String state, FaceMatch face) {
    boolean photo = key == KeyKind.SIGN && face != FaceMatch.NOT_COMPARED;
    CompleteLine line = new CompleteLine("reset reserve", SIMULATE, "--state=" + state);
    return (photo ? line.and("--number-b-file=" + path("number-b")) : line)
        .and(pin(key.other()), "--accept-terms", "--face=" + EnumNames.of(face))
        .then(EnumNames.of(key));
  }

  private CompleteLine signing(String command, KeyKind key, String in, String out) {
    return new CompleteLine(command, SIMULATE, "--key=" + EnumNames.of(key), pin(key))
        .and("--out=" + path(out))
        .then(path(in));
  }

  /** XML-DSig, and XAdES of each level. */
  private List<CompleteLine> xmlSigning() {
    List<CompleteLine> all = new ArrayList<>();
    for (KeyKind key : KeyKind.values()) {
      CompleteLine line = signing("xml sign", key, "plain.xml", "other.xml");
      CompleteLine xades = line.and("--format=xades");
      all.add(line.and("--format=xmldsig"));
      all.add(xades.and("--level=b"));
      all.addAll(levels(xades));
    }
    return all;
  }

  private List<CompleteLine> extend(CompleteLine line, String file) {
    return levels(line.and("--out=" + path("extended")).then(path(file)));
  }

  private List<CompleteLine> levels(CompleteLine line) {
    CompleteLine stamped = line.and("--tsa=" + tsa.uri(), "--tsa-root=" + path("tsa-root.der"));
    CompleteLine proven = stamped.and("--crl=" + path("signer.crl"));
    return List.of(stamped.and("--level=t"), proven.and("--level=lt"), proven.and("--level=lta"));
  }

  private CompleteLine verify(String command, String file) {
    return new CompleteLine(command, SIMULATE, "--trust-test", "--no-revocation").then(path(file));
  }

  private CompleteLine timestamp(String command, String file) {
    return new CompleteLine(
            command, SIMULATE, "--tsa=" + tsa.uri(), "--tsa-root=" + path("tsa-root.der"))
        .and("--out=" + path("stamped"))
        .then(path(file));
  }

  @Override
  public void close() {
    tsa.close();
  }

  private static String suffix(String command) {
    return command.equals("cms") ? "p7m" : command;
  }

  private CompleteLine tls() throws IOException {
    return new CompleteLine("tls GET", SIMULATE, pin(KeyKind.AUTH), "--timeout=1")
        .then("https://" + SimulateLines.nobody() + "/");
  }

  /** What follows the name of a group of commands; its options stand there already. */
  private static String[] inGroup(CompleteLine line) {
    return Arrays.stream(line.words())
        .skip(1)
        .filter(word -> !word.equals(SIMULATE))
        .toArray(String[]::new);
  }
}

package io.github.jpki4j.cli.document;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.SignatureScheme;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.cli.card.CardCertificates;
import io.github.jpki4j.cli.card.CommandSession;
import io.github.jpki4j.cli.card.PinEntry;
import io.github.jpki4j.cli.card.SignedOutput;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.PreparedSignature;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A document is signed: everything that can be made or refused without the card is, before the card
 * is asked for; then one VERIFY, what the card holds of certificates, and one signature.
 */
final class DocumentSigning {

  private final CommandContext context;
  private final SigningOptions options;

  private Optional<Wish> wish = Optional.empty();

  /** What a person wants of time stamps, and how one gets into the document, now or later. */
  private record Wish(TsaOptions options, TimeStamping stamping, String command) {}

  DocumentSigning(CommandContext context, SigningOptions options) {
    this.context = context;
    this.options = options;
  }

  /**
   * Adds a time stamp, if the person wants one.
   *
   * @param tsa who is asked
   * @param stamping how a time stamp gets into the document
   * @param command adds one later
   */
  DocumentSigning withTimeStamp(TsaOptions tsa, TimeStamping stamping, String command) {
    wish = Optional.of(new Wish(tsa, stamping, command));
    return this;
  }

  /** Reads the input and makes it ready to be signed. */
  @FunctionalInterface
  interface Preparation {

    PreparedSignature prepare(DataFile in) throws DocumentException;
  }

  /**
   * Reads, signs and writes.
   *
   * @param preparation what is done before the card is asked for
   * @param result what the result says beside what it says for every document
   */
  ExitCode run(Preparation preparation, Json result) throws JpkiException {
    DataFile.requireOneStandardInput(
        Stream.of(
                Stream.of(options.in()),
                options.pin().pinFile().stream(),
                wish.stream().flatMap(tsa -> tsa.options().files().stream()))
            .flatMap(names -> names));
    SignedOutput.requireNoTerminal(context, options.out());
    Optional<TimeStampAuthority> authority = wish.flatMap(tsa -> tsa.options().authority(context));
    try (PreparedSignature prepared = prepare(preparation);
        SignedOutput output = SignedOutput.open(context, options.out());
        PinEntry pin = new PinEntry(context, options.key(), options.pin()).requireSource()) {
      if (options.key() == KeyKind.SIGN) {
        context.output().note("note.personal");
      }
      probe(authority);
      byte[] signed = sign(pin, prepared);
      if (authority.isEmpty()) {
        return output.write(signed, options.key(), options.hash(), result);
      }
      TimeStamping stamping = wish.orElseThrow().stamping();
      String command = wish.orElseThrow().command();
      Optional<Failure> failure = Optional.empty();
      try {
        signed = stamping.stamped(signed, authority.get());
      } catch (TimeStampException e) {
        failure = Optional.of(TimeStamping.unstamped(e, e::text, command, options.out()));
      } catch (DocumentException e) { // whatever it is, what the card signed is not lost
        failure = Optional.of(TimeStamping.unstamped(e, e::text, command, options.out()));
      }
      return output.write(
          signed,
          options.key(),
          options.hash(),
          result.put("timeStamped", failure.isEmpty()),
          failure);
    }
  }

  /** No try is spent if the authority does not do what it is to do. */
  private static void probe(Optional<TimeStampAuthority> authority) {
    if (authority.isPresent()) {
      try {
        authority.get().probe();
      } catch (TimeStampException e) {
        throw TimeStamping.failure(e);
      }
    }
  }

  private PreparedSignature prepare(Preparation preparation) {
    try {
      return preparation.prepare(new DataFile(options.in(), context.environment().in()));
    } catch (DocumentException e) {
      throw DocumentFailures.of(options.in(), e);
    }
  }

  private byte[] sign(PinEntry pin, PreparedSignature prepared) throws JpkiException {
    try (CommandSession session = CommandSession.open(context)) {
      JpkiAp card = session.detect().supported();
      JpkiCertificate certificate =
          new CardCertificates(context, pin).readToSign(card, options.key());
      context.output().note("note.signing");
      List<JpkiCertificate> authorities =
          CardCertificates.authority(card, options.key()).stream().toList();
      return prepared.sign(
          new SigningIdentity(
              certificate,
              authorities,
              digest -> card.sign(options.key(), digest, SignatureScheme.PKCS1)));
    }
  }
}

package io.github.jpki4j.guidance;

import io.github.jpki4j.ApplicationNotFoundException;
import io.github.jpki4j.CardRemovedException;
import io.github.jpki4j.CardResetException;
import io.github.jpki4j.CardResponseException;
import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.CertificateNotFoundException;
import io.github.jpki4j.DataSecret;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.LastTryException;
import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.PinBlockedException;
import io.github.jpki4j.PinCancelledException;
import io.github.jpki4j.PinIncorrectException;
import io.github.jpki4j.PinOutcomeUnknownException;
import io.github.jpki4j.PinRequiredException;
import io.github.jpki4j.SecretKind;
import io.github.jpki4j.StatusWord;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.card.authenticity.AuthenticityCheck;
import io.github.jpki4j.card.authenticity.AuthenticityCode;
import io.github.jpki4j.card.authenticity.AuthenticityFinding;
import io.github.jpki4j.cert.Attribute;
import io.github.jpki4j.cert.AttributeProblem;
import io.github.jpki4j.cert.Finding;
import io.github.jpki4j.cert.FindingCode;
import io.github.jpki4j.cert.JpkiRoot;
import io.github.jpki4j.cert.revocation.RevocationReason;
import io.github.jpki4j.cert.revocation.RevocationStatus;
import io.github.jpki4j.pin.PinFormatException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Everything that guidance is given for, with every argument that changes what is said. */
final class GuidanceSamples {

  /** 23:59 in Japan. */
  static final Instant TIME = Instant.parse("2026-11-23T14:59:59Z");

  /** What no text may repeat. */
  static final String PRIVATE = "1234 ABC123 田中";

  private static final String AT = TIME.toString();

  private GuidanceSamples() {}

  static List<SecretKind> secrets() {
    return Stream.<SecretKind>concat(
            Arrays.stream(KeyKind.values()), Arrays.stream(DataSecret.values()))
        .toList();
  }

  static List<Throwable> thrown() {
    List<Throwable> all = new ArrayList<>();
    for (SecretKind secret : secrets()) {
      all.add(new PinIncorrectException(secret, 2));
      all.add(new PinIncorrectException(secret, 0));
      all.add(new PinBlockedException(secret));
      all.add(new PinCancelledException(secret, new IllegalStateException(PRIVATE)));
      all.add(new LastTryException(secret, true));
      all.add(new LastTryException(secret, false));
      all.add(new PinRequiredException(secret));
      for (PinOutcomeUnknownException.Operation operation :
          PinOutcomeUnknownException.Operation.values()) {
        Throwable cause = new IllegalStateException(PRIVATE);
        all.add(new PinOutcomeUnknownException(secret, operation, OptionalInt.empty(), cause));
        all.add(new PinOutcomeUnknownException(secret, operation, OptionalInt.of(3), cause));
      }
      for (PinFormatException.Rule rule : PinFormatException.Rule.values()) {
        all.add(new PinFormatException(secret, rule));
      }
    }
    for (CertificateKind kind : CertificateKind.values()) {
      for (CertificateNotFoundException.Reason reason :
          CertificateNotFoundException.Reason.values()) {
        all.add(new CertificateNotFoundException(kind, reason));
      }
    }
    for (MalformedDataException.Data data : MalformedDataException.Data.values()) {
      for (MalformedDataException.Problem problem : MalformedDataException.Problem.values()) {
        all.add(new MalformedDataException(data, problem));
      }
    }
    for (Remedy remedy : Remedy.values()) {
      all.add(new TransportException(PRIVATE, remedy));
    }
    all.add(new CardRemovedException(PRIVATE));
    all.add(new CardResetException(PRIVATE));
    all.add(new ApplicationNotFoundException(PRIVATE));
    all.add(new CardResponseException(PRIVATE, new StatusWord(0x6F00)));
    all.add(new MalformedResponseException(PRIVATE));
    all.add(new IllegalStateException(PRIVATE));
    return all;
  }

  static List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    for (FindingCode code : FindingCode.values()) {
      arguments(code).forEach(arguments -> all.add(new Finding(code, arguments)));
      all.add(new Finding(code, List.of()));
      all.add(new Finding(code, List.of("{at}", "{secret}")));
    }
    return all;
  }

  private static Stream<List<String>> arguments(FindingCode code) {
    return switch (code) {
      case ANCHOR_PINNED ->
          Arrays.stream(JpkiRoot.values()).map(root -> List.of(root.name().replace('_', ' ')));
      case VALID_NOW -> Stream.of(List.of(AT, AT));
      case NOT_YET_VALID,
          EXPIRED,
          ISSUER_NOT_YET_VALID,
          ISSUER_EXPIRED,
          CLOCK_WRONG,
          NOT_REVOKED,
          ON_HOLD ->
          Stream.of(List.of(AT));
      case REVOKED, REVOKED_LATER ->
          Arrays.stream(RevocationReason.values()).map(reason -> List.of(reason.name(), AT));
      case REVOCATION_UNKNOWN ->
          Arrays.stream(RevocationStatus.Why.values()).map(why -> List.of(why.name()));
      case ATTRIBUTE_ODD, ATTRIBUTE_UNUSABLE ->
          Arrays.stream(AttributeProblem.Kind.values())
              .flatMap(
                  kind -> Stream.of("", "NAME").map(attribute -> List.of(kind.name(), attribute)));
      case ATTRIBUTES_READABLE ->
          Arrays.stream(KeyKind.values()).map(purpose -> List.of(purpose.name()));
      default -> Stream.of(List.of("1.2.3"));
    };
  }

  static List<RevocationStatus> statuses() {
    List<RevocationStatus> all = new ArrayList<>();
    all.add(new RevocationStatus.Good(TIME));
    all.add(new RevocationStatus.OnHold(TIME));
    for (RevocationReason reason : RevocationReason.values()) {
      all.add(new RevocationStatus.Revoked(reason, TIME));
    }
    for (RevocationStatus.Why why : RevocationStatus.Why.values()) {
      all.add(new RevocationStatus.Unknown(why));
    }
    return all;
  }

  static List<AttributeProblem> problems() {
    List<AttributeProblem> all = new ArrayList<>();
    for (AttributeProblem.Kind kind : AttributeProblem.Kind.values()) {
      all.add(new AttributeProblem(Optional.empty(), kind));
      for (Attribute attribute : Attribute.values()) {
        all.add(new AttributeProblem(Optional.of(attribute), kind));
      }
    }
    return all;
  }

  static List<AuthenticityFinding> authenticity() {
    List<AuthenticityFinding> all = new ArrayList<>();
    for (AuthenticityCode code : AuthenticityCode.values()) {
      for (List<String> arguments :
          List.of(List.<String>of(), List.of("ADDRESS", "NAME"), List.of("{ca}"))) {
        all.add(new AuthenticityFinding(AuthenticityCheck.FACE_RECORD, code, arguments));
      }
    }
    return all;
  }

  /** The guidance for each of them. */
  static List<Guidance> all(Texts texts) {
    List<Guidance> all = new ArrayList<>();
    thrown().forEach(it -> all.add(ThrownGuidance.of(it, texts)));
    Arrays.stream(Remedy.values()).forEach(it -> all.add(ThrownGuidance.of(it, texts)));
    findings().forEach(it -> all.add(FindingGuidance.of(it, texts)));
    statuses().forEach(it -> all.add(FindingGuidance.of(it, texts)));
    problems().forEach(it -> all.add(FindingGuidance.of(it, texts)));
    authenticity().forEach(it -> all.add(AuthenticityGuidance.of(it, texts)));
    return all;
  }
}

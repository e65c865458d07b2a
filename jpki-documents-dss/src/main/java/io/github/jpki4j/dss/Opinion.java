package io.github.jpki4j.dss;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.policy.ValidationPolicyLoader;
import io.github.jpki4j.document.SignatureReport;
import io.github.jpki4j.document.longterm.LongTermLevel;
import io.github.jpki4j.document.longterm.ValidationData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What DSS says of a document, by its own policy with every constraint about PDF as strict as it
 * can be.
 *
 * @param signatures those that it sees
 */
record Opinion(List<Signature> signatures) {

  /**
   * What DSS says of one signature.
   *
   * @param fingerprint of its value, as {@link SignatureReport#fingerprint} has it
   * @param form its format and level, in DSS's words
   * @param objection in DSS's words; empty if it has none
   */
  record Signature(Optional<String> fingerprint, String form, Optional<String> objection) {

    /** Whether it has what the level asks for, at least. */
    boolean hasReached(LongTermLevel level) {
      String reached = form.substring(form.lastIndexOf('-') + 1);
      return Arrays.stream(LongTermLevel.values())
          .anyMatch(each -> each.name().equals(reached) && each.compareTo(level) >= 0);
    }
  }

  private static final String POLICY = "/policy/constraint.xml";

  /** What DSS looks at in the file, and only warns about. */
  private static final String OF_THE_FILE =
      "<(ByteRangeCollision|Pdf[A-Za-z]+|DocMDP|FieldMDP|SigFieldLock|UndefinedChanges)"
          + " Level=\"WARN\"";

  private static final String OF_REVOCATION =
      "<(RevocationDataAvailable|AcceptableRevocationDataFound) Level=\"FAIL\"";

  static Opinion of(
      byte[] document, Optional<byte[]> content, ValidationData data, Optional<Instant> at)
      throws Exception {
    SignedDocumentValidator validator =
        SignedDocumentValidator.fromDocument(new InMemoryDocument(document));
    validator.setCertificateVerifier(Verifiers.of(data));
    validator.setLocale(Locale.ENGLISH);
    at.ifPresent(time -> validator.setValidationTime(Date.from(time)));
    content.ifPresent(
        bytes -> validator.setDetachedContents(List.<DSSDocument>of(new InMemoryDocument(bytes))));
    SimpleReport report =
        validator.validateDocument(policy(data.hasRevocation())).getSimpleReport();
    Map<String, String> fingerprints = new HashMap<>();
    for (AdvancedSignature signature : validator.getSignatures()) {
      fingerprints.put(
          signature.getId(), SignatureReport.fingerprint(signature.getSignatureValue()));
    }
    return new Opinion(
        report.getSignatureIdList().stream()
            .map(
                id ->
                    new Signature(
                        Optional.ofNullable(fingerprints.get(id)),
                        String.valueOf(report.getSignatureFormat(id)),
                        report.getIndication(id) == Indication.TOTAL_PASSED
                            ? Optional.empty()
                            : Optional.of(objection(report, id))))
            .toList());
  }

  /** Whatever it objects to, in its words; empty if it objects to nothing. */
  String objections() {
    return signatures.stream()
        .flatMap(signature -> signature.objection().stream())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static String objection(SimpleReport report, String id) {
    String indication =
        report.getSubIndication(id) == null
            ? report.getIndication(id).name()
            : report.getIndication(id) + ", " + report.getSubIndication(id);
    List<String> why =
        report.getAdESValidationErrors(id).stream().map(Message::getValue).distinct().toList();
    return indication + ": " + String.join(" ", why);
  }

  private static ValidationPolicy policy(boolean withRevocation) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ValidationPolicy.class.getResourceAsStream(POLICY), POLICY)) {
      String strict =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replaceAll(OF_THE_FILE, "<$1 Level=\"FAIL\"");
      String policy =
          withRevocation ? strict : strict.replaceAll(OF_REVOCATION, "<$1 Level=\"IGNORE\"");
      return ValidationPolicyLoader.fromValidationPolicy(
              new ByteArrayInputStream(policy.getBytes(StandardCharsets.UTF_8)))
          .create();
    }
  }
}

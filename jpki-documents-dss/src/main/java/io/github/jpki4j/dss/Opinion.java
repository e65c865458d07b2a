package io.github.jpki4j.dss;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.jaxb.object.Message;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.policy.ValidationPolicy;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.policy.ValidationPolicyLoader;
import io.github.jpki4j.document.longterm.ValidationData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What DSS says of a document, by its own policy with every constraint about PDF as strict as it
 * can be.
 *
 * @param levels the level of each signature, in DSS's words
 * @param objections in DSS's words; empty if it has none
 */
record Opinion(List<String> levels, List<String> objections) {

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
    List<String> levels = new ArrayList<>();
    List<String> objections = new ArrayList<>();
    for (String id : report.getSignatureIdList()) {
      levels.add(String.valueOf(report.getSignatureFormat(id)));
      if (report.getIndication(id) != Indication.TOTAL_PASSED) {
        objections.add(objection(report, id));
      }
    }
    return new Opinion(levels, objections);
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

package io.github.jpki4j.cert;

import java.util.List;

/** One check of the {@link CertificateValidator}. Stateless. */
interface ValidationRule {

  /** Adds at least one finding of its check. */
  void check(ValidationSubject subject, List<Finding> findings);
}

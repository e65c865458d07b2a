package io.github.jpki4j.dss;

import eu.europa.esig.dss.crl.CRLBinary;
import eu.europa.esig.dss.crl.CRLValidity;
import eu.europa.esig.dss.crl.x509.impl.CRLUtilsX509CRLImpl;
import eu.europa.esig.dss.model.x509.CertificateToken;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * DSS's reader of revocation lists, for lists of JPKI: each is of one municipality and says so in a
 * critical extension (issuing distribution point), by a directory name. DSS knows such an extension
 * with an address alone, and takes one with a name for unknown. Here it is known if nothing else in
 * the list is critical, and if the name is one at which a certificate of the document says that its
 * list is.
 */
public final class NamedCrls extends CRLUtilsX509CRLImpl {

  /** The names of the document at which this thread works. */
  private static final ThreadLocal<Set<String>> EXPECTED = ThreadLocal.withInitial(Set::of);

  /** For who looks for services. */
  public NamedCrls() {}

  /** Work with a document. */
  @FunctionalInterface
  interface Work<T> {

    T run() throws Exception;
  }

  /** Works with lists of these names. */
  static <T> T with(Set<String> names, Work<T> work) throws Exception {
    Set<String> before = EXPECTED.get();
    EXPECTED.set(names);
    try {
      return work.run();
    } finally {
      EXPECTED.set(before);
    }
  }

  @Override
  public CRLValidity buildCRLValidity(CRLBinary crl, CertificateToken issuer) throws IOException {
    CRLValidity validity = super.buildCRLValidity(crl, issuer);
    if (validity.isUnknownCriticalExtension()) {
      Optional<String> name = DistributionPointNames.ofListWithNothingElse(crl.getBinaries());
      name.filter(EXPECTED.get()::contains).ifPresent(validity::setUrl);
    }
    return validity;
  }
}

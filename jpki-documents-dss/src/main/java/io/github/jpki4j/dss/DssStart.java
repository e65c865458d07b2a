package io.github.jpki4j.dss;

import eu.europa.esig.dss.cms.CMSUtils;
import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Starts DSS once in a process, with our readers in the place of its own, and shows it a PDF that
 * has a signature. DSS takes the first reader that the class path has; which one that is would
 * depend on the order of the jars. It keeps the one that it has, so it cannot be started here where
 * something else used it before.
 */
final class DssStart {

  private static final ClassLoader OURS = DssStart.class.getClassLoader();

  private DssStart() {}

  /**
   * Starts it.
   *
   * @throws IllegalStateException if DSS sees no signature where there is one, so that nothing that
   *     it says can be relied on; so it is if something else used DSS before
   */
  static void start() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(new OurReaders());
    try {
      Class.forName(CMSUtils.class.getName(), true, OURS);
      Class.forName(CRLUtils.class.getName(), true, OURS);
      if (signatures() != 1) {
        throw new IllegalStateException(
            "EU DSS sees no signature in a signed PDF: it was used before jpki-documents-dss"
                + " (call LongTermService.find() first), or these libraries do not fit together");
      }
    } catch (IOException | ClassNotFoundException | RuntimeException | LinkageError e) {
      throw new IllegalStateException("EU DSS does not work with these libraries", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static int signatures() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DssStart.class.getResourceAsStream("signed.pdf"), "signed.pdf")) {
      SignedDocumentValidator validator =
          SignedDocumentValidator.fromDocument(new InMemoryDocument(in.readAllBytes()));
      return validator.getSignatures().size();
    }
  }

  /** Finds our readers alone. */
  private static final class OurReaders extends ClassLoader {

    OurReaders() {
      super(OURS);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      String service = name.substring(name.lastIndexOf('/') + 1);
      @Nullable URL ours = DssStart.class.getResource(service);
      return name.startsWith("META-INF/services/") && ours != null
          ? Collections.enumeration(java.util.List.of(ours))
          : super.getResources(name);
    }
  }
}

package io.github.jpki4j.jca;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was measured of the JDK with keys that have no encoding (JAVA-01 to JAVA-20), finding by
 * finding: what our key and provider do there. Findings about other libraries have tests elsewhere.
 */
class FindingsTest {

  /** What a row shows. */
  interface Check {
    void run() throws Exception;
  }

  /**
   * One finding.
   *
   * @param finding what the JDK does, and what follows for us
   * @param check shows it
   */
  record Row(String finding, Check check) {
    @Override
    public String toString() {
      return finding;
    }
  }

  static List<Row> rows() {
    return List.of(
        new Row("JSSE wants to know the key's size: RSAKey", SignatureFindings::theKeyHasASize),
        new Row("JSSE asks an RSAPrivateKey for its exponent", SignatureFindings::noExponent),
        new Row("without PSS: TLS 1.2 yes, TLS 1.3 no", TlsFindings::withoutPss),
        new Row("with PSS: TLS 1.3, and 1.2 takes PSS too", TlsFindings::withPss),
        new Row("PSS capability lives in the key", TlsFindings::capabilityLivesInTheKey),
        new Row("JSSE never uses NONEwithRSA", SignatureFindings::hashesAreOffered),
        new Row("jdk.tls.client.SignatureSchemes forces v1.5", TlsFindings::forcedScheme),
        new Row("delayed selection finds the last provider", SignatureFindings::delayedSelection),
        new Row("getProvider() before the key pins", SignatureFindings::getProviderFirst),
        new Row("PSS: setParameter before initSign pins", SignatureFindings::setParameterFirst),
        new Row("first position: PSS verification goes on", SignatureFindings::pssVerification),
        new Row("first position: software keys go on", SignatureFindings::softwareKeys),
        new Row("SunX509 gives one PIN to every key", TlsFindings::sunX509),
        new Row("NewSunX509 looks at chains, then at a key", TlsFindings::newSunX509),
        new Row("KeyStore.Builder brings its handler", ToolFindings::builderHandler),
        new Row("XML-DSig, provider installed", ToolFindings::xmlInstalled),
        new Row("XML-DSig, provider as a property", ToolFindings::xmlByProperty),
        new Row("JarSigner with a provider object", ToolFindings::jarSigner),
        new Row("java.net.http signs once for three requests", TlsFindings::httpClient),
        new Row("keys are serializable unless they refuse", SignatureFindings::serialization),
        new Row("PKCS12 cannot keep the key", ToolFindings::pkcs12),
        new Row("keytool -list gives the password to load", ToolFindings::keytoolList));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void theFindingIsNoTrap(Row row) throws Exception {
    row.check().run();
  }
}

package io.github.jpki4j.jca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.SoftwareKeys;
import io.github.jpki4j.testkit.key.Stores;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.KeyStore;
import java.security.KeyStore.CallbackHandlerProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipFile;
import javax.security.auth.callback.PasswordCallback;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import jdk.security.jarsigner.JarSigner;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/** Findings about the JDK's tools and formats. */
@SuppressWarnings("try") // a provider is installed for the length of a block
final class ToolFindings {

  private static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

  private static final String PASSWORD_VARIABLE = "JPKI_TEST_PASSWORD";

  private ToolFindings() {}

  static void builderHandler() throws Exception {
    Desk desk = new Desk();
    List<String> prompts = new ArrayList<>();
    CallbackHandlerProtection asking =
        new CallbackHandlerProtection(
            callbacks -> {
              PasswordCallback question = (PasswordCallback) callbacks[0];
              prompts.add(question.getPrompt());
              question.setPassword(Desk.AUTH_PIN.toCharArray());
            });
    JpkiProvider provider = new JpkiProvider(desk, Person.whoCancels());
    KeyStore.Builder builder = KeyStore.Builder.newInstance("JPKI-AUTH", provider, asking);
    KeyStore store = builder.getKeyStore();
    assertThat(prompts).isEmpty();
    assertThat(Stores.sign(provider, Stores.key(store))).hasSize(256);
    PrivateKeyEntry entry =
        (PrivateKeyEntry) store.getEntry("auth", builder.getProtectionParameter("auth"));
    assertThat(Stores.sign(provider, entry.getPrivateKey())).hasSize(256);
    assertThat(prompts).hasSize(1);
  }

  static void xmlInstalled() throws Exception {
    for (KeyKind kind : KeyKind.values()) {
      JpkiProvider provider = new JpkiProvider(new Desk(), Person.whoKnows());
      try (Installed here = Installed.last(provider)) {
        signXml(Stores.loaded(provider, kind), null);
      }
    }
  }

  static void xmlByProperty() throws Exception {
    for (KeyKind kind : KeyKind.values()) {
      JpkiProvider provider = new JpkiProvider(new Desk(), Person.whoKnows());
      signXml(Stores.loaded(provider, kind), provider);
    }
  }

  private static void signXml(KeyStore store, Provider provider) throws Exception {
    DocumentBuilderFactory documents = DocumentBuilderFactory.newInstance();
    documents.setNamespaceAware(true);
    Document document = documents.newDocumentBuilder().newDocument();
    Node root = document.appendChild(document.createElementNS("urn:test", "application"));
    root.setTextContent("TEST 申請");
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    Reference whole =
        factory.newReference(
            "",
            factory.newDigestMethod(DigestMethod.SHA256, null),
            List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
            null,
            null);
    SignedInfo info =
        factory.newSignedInfo(
            factory.newCanonicalizationMethod(
                CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
            factory.newSignatureMethod(RSA_SHA256, null),
            List.of(whole));
    DOMSignContext context = new DOMSignContext(Stores.key(store), root);
    if (provider != null) {
      context.setProperty("org.jcp.xml.dsig.internal.dom.SignatureProvider", provider);
    }
    factory.newXMLSignature(info, null).sign(context);
    assertThat(isValid(factory, document, store)).isTrue();
    root.getFirstChild().setTextContent("TEST changed");
    assertThat(isValid(factory, document, store)).isFalse();
  }

  private static boolean isValid(XMLSignatureFactory factory, Document document, KeyStore store)
      throws Exception {
    Node signature = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
    DOMValidateContext context = new DOMValidateContext(Stores.publicKey(store), signature);
    return factory.unmarshalXMLSignature(context).validate(context);
  }

  static void jarSigner() throws Exception {
    Path plain = Files.createTempFile("plain", ".jar");
    Path signed = Files.createTempFile("signed", ".jar");
    try {
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(plain))) {
        out.putNextEntry(new JarEntry("test.txt"));
        out.write(Stores.MESSAGE);
      }
      for (KeyKind kind : KeyKind.values()) {
        JpkiProvider provider = new JpkiProvider(new Desk(), Person.whoKnows());
        KeyStore store = Stores.loaded(provider, kind);
        PrivateKeyEntry entry = (PrivateKeyEntry) store.getEntry(Stores.alias(kind), null);
        JarSigner signer =
            new JarSigner.Builder(entry)
                .digestAlgorithm("SHA-256")
                .signatureAlgorithm("SHA256withRSA", provider)
                .build();
        try (ZipFile in = new ZipFile(plain.toFile());
            OutputStream out = Files.newOutputStream(signed)) {
          signer.sign(in, out);
        }
        assertThat(signerOf(signed.toFile()).getSignerCertPath().getCertificates().get(0))
            .isEqualTo(store.getCertificate(Stores.alias(kind)));
      }
    } finally {
      Files.delete(plain);
      Files.delete(signed);
    }
  }

  private static CodeSigner signerOf(File jar) throws IOException {
    try (JarFile file = new JarFile(jar, true)) {
      JarEntry entry = file.getJarEntry("test.txt");
      try (InputStream in = file.getInputStream(entry)) {
        assertThat(in.readAllBytes()).isEqualTo(Stores.MESSAGE);
      }
      return entry.getCodeSigners()[0];
    }
  }

  /** It cannot work, and says so somehow; documented. */
  static void pkcs12() throws Exception {
    KeyStore card = Stores.loaded(new JpkiProvider(new Desk(), Person.whoKnows()), KeyKind.AUTH);
    PrivateKey key = Stores.key(card);
    KeyStore file = KeyStore.getInstance("PKCS12");
    file.load(null, null);
    assertThatThrownBy(
            () ->
                file.setKeyEntry(
                    "copy", key, SoftwareKeys.PASSWORD, card.getCertificateChain("auth")))
        .isInstanceOf(Exception.class);
    assertThat(file.size()).isZero();
  }

  static void keytoolList() throws Exception {
    for (KeyKind kind : KeyKind.values()) {
      Child.Result list = keytool(kind, Desk.secret(kind));
      assertThat(list.exit()).as("%s", list.output()).isZero();
      assertThat(list.output())
          .contains(Stores.alias(kind), "PrivateKeyEntry", "Certificate chain length: 2");
    }
    Child.Result wrong = keytool(KeyKind.SIGN, "WRONG1");
    assertThat(wrong.exit()).isNotZero();
    assertThat(wrong.output()).contains("tries left: 4").doesNotContain("WRONG1");
    Child.Result impossible = keytool(KeyKind.SIGN, Desk.AUTH_PIN);
    assertThat(impossible.exit()).isNotZero();
    assertThat(impossible.output()).contains("nothing was sent to the card");
  }

  private static Child.Result keytool(KeyKind kind, String password) throws Exception {
    return Child.run(
        List.of(
            Child.tool("keytool"),
            "-J-Duser.language=en",
            "-list",
            "-v",
            "-storetype",
            Stores.type(kind),
            "-keystore",
            "NONE",
            "-storepass:env",
            PASSWORD_VARIABLE,
            "-providerclass",
            JpkiProvider.class.getName(),
            "-providerarg",
            "simulator",
            "-providerpath",
            System.getProperty("java.class.path")),
        Map.of(PASSWORD_VARIABLE, password));
  }
}

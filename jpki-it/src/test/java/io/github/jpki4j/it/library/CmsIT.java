package io.github.jpki4j.it.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.jca.JpkiOptions;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Pem;
import io.github.jpki4j.testkit.key.Person;
import io.github.jpki4j.testkit.key.Stores;
import io.github.jpki4j.testkit.program.ForeignJudge;
import io.github.jpki4j.testkit.program.ForeignJudge.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document's example of CMS, judged by OpenSSL. */
@SuppressWarnings("try") // a provider is installed for the length of a block
class CmsIT {

  @TempDir private Path folder;

  private final Desk desk = new Desk();

  private Verdict verify(ForeignJudge openssl, boolean attached) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any"));
    arguments.addAll(List.of("-in", folder.resolve("signed").toString()));
    arguments.addAll(List.of("-CAfile", folder.resolve("ca.pem").toString()));
    arguments.addAll(List.of("-out", folder.resolve("out").toString()));
    if (!attached) {
      arguments.addAll(List.of("-content", folder.resolve("content").toString()));
    }
    return openssl.run(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"AUTH, true", "AUTH, false", "SIGN, true", "SIGN, false"})
  void opensslVerifiesIt(KeyKind kind, boolean attached) throws Exception {
    ForeignJudge openssl = ForeignJudge.openssl();
    Pem.certificate(folder.resolve("ca.pem"), desk.card().pki().authorityCertificate(kind));
    Files.write(folder.resolve("content"), Stores.MESSAGE);
    byte[] signed;
    try (JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows())) {
      KeyStore store = Stores.loaded(jpki, kind);
      signed = CmsExample.sign(jpki, store, Stores.alias(kind), Stores.MESSAGE, attached);
    }
    assertThat(Spent.by(desk)).isEqualTo(Spent.once(false));
    Files.write(folder.resolve("signed"), signed);
    Verdict right = verify(openssl, attached);
    assertThat(right.exit()).as(right.text()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("out"))).isEqualTo(Stores.MESSAGE);

    signed[signed.length - 1] ^= 1; // the last byte of the signature
    Files.write(folder.resolve("signed"), signed);
    assertThat(verify(openssl, attached).exit()).isNotZero();
  }

  /** For PSS BouncyCastle wants a hash of the same provider, too. */
  @Test
  void bouncyCastlesPssIsRefusedBeforeAPin() throws Exception {
    try (JpkiProvider jpki =
        new JpkiProvider(desk, Person.whoKnows(), JpkiOptions.DEFAULT.withPss())) {
      PrivateKey key = Stores.key(Stores.loaded(jpki, KeyKind.AUTH));
      JcaContentSignerBuilder builder =
          new JcaContentSignerBuilder("SHA256withRSAandMGF1").setProvider(jpki);
      assertThatThrownBy(() -> builder.build(key)).hasMessageContaining("no such algorithm");
      assertThat(Spent.by(desk)).isEqualTo(Spent.NOTHING);
    }
  }

  /** Its name says the parameters, which are those of the card. */
  @Test
  void bouncyCastlesPssWorksWithTheProviderInJavasList() throws Exception {
    try (JpkiProvider jpki =
            new JpkiProvider(desk, Person.whoKnows(), JpkiOptions.DEFAULT.withPss());
        Installed here = Installed.last(jpki)) {
      KeyStore store = Stores.loaded(jpki, KeyKind.AUTH);
      ContentSigner signer =
          new JcaContentSignerBuilder("SHA256withRSAandMGF1").build(Stores.key(store));
      signer.getOutputStream().write(Stores.MESSAGE);
      assertThat(Stores.verifies("RSASSA-PSS", Stores.publicKey(store), signer.getSignature()))
          .isTrue();
      assertThat(Spent.by(desk)).isEqualTo(Spent.once(true));
    }
  }

  @Test
  void withoutSetProviderTheProviderMustBeInJavasList() throws Exception {
    try (JpkiProvider jpki = new JpkiProvider(desk, Person.whoKnows())) {
      PrivateKey key = Stores.key(Stores.loaded(jpki, KeyKind.AUTH));
      JcaContentSignerBuilder builder = new JcaContentSignerBuilder("SHA256withRSA");
      assertThatThrownBy(() -> builder.build(key)).isInstanceOf(OperatorCreationException.class);
      try (Installed here = Installed.last(jpki)) {
        assertThat(builder.build(key).getSignature()).hasSize(256);
      }
      assertThat(Spent.by(desk)).isEqualTo(Spent.once(false));
    }
  }
}

package io.github.jpki4j.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.cli.support.CommandWatch;
import io.github.jpki4j.cli.support.Desk;
import io.github.jpki4j.cli.support.Identity;
import io.github.jpki4j.cli.support.PdfForge;
import io.github.jpki4j.testcard.TestCard;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A card, or a file, whose certificate has a key or a structure of no use: one sentence, no PIN.
 */
class OddCertificateTest {

  private static final Map<String, byte[]> CERTIFICATES = certificates();

  @TempDir private Path folder;

  private static Map<String, byte[]> certificates() {
    try {
      byte[] good = Desk.card().certificate(CertificateKind.AUTH);
      X509CertificateHolder holder = new X509CertificateHolder(good);
      BigInteger modulus =
          RSAPublicKey.getInstance(holder.getSubjectPublicKeyInfo().parsePublicKey()).getModulus();
      BigInteger f4 = BigInteger.valueOf(65_537);
      Map<String, byte[]> all = new TreeMap<>();
      all.put("even modulus", with(holder, modulus.clearBit(0), f4));
      all.put("even exponent", with(holder, modulus, f4.add(BigInteger.ONE)));
      all.put("16,384 bits", with(holder, BigInteger.ONE.shiftLeft(16_384).subtract(f4), f4));
      // the first byte of the serial number: a sign of its own, so that two would do
      byte[] serial = good.clone();
      int at = indexOfSerial(serial);
      serial[at] = 0;
      serial[at + 1] &= 0x7F;
      all.put("serial number", serial);
      return all;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where the content of the serial number begins: after version 3. */
  private static int indexOfSerial(byte[] der) {
    for (int i = 0; i < 32; i++) {
      if (der[i] == 2 && der[i + 1] == 1 && der[i + 2] == 2) {
        return i + 5;
      }
    }
    throw new IllegalStateException("no version 3");
  }

  private static byte[] with(X509CertificateHolder like, BigInteger modulus, BigInteger exponent)
      throws Exception {
    SubjectPublicKeyInfo key =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
            new RSAPublicKey(modulus, exponent));
    return new X509v3CertificateBuilder(
            like.getIssuer(),
            like.getSerialNumber(),
            like.getNotBefore(),
            like.getNotAfter(),
            like.getSubject(),
            key)
        .build(new JcaContentSignerBuilder("SHA256withRSA").build(Identity.authority().key()))
        .getEncoded();
  }

  private List<List<String>> commands() throws IOException {
    String in = Files.writeString(folder.resolve("in"), "TEST").toString();
    String pdf = Files.write(folder.resolve("in.pdf"), PdfForge.plain()).toString();
    String out = folder.resolve("out").toString();
    return List.of(
        List.of("cert", "auth"),
        List.of("cert", "auth", "--format", "text"),
        List.of("validate", "auth"),
        List.of("sign", "--key", "auth", in, "--out", out),
        List.of("cms", "sign", "--key", "auth", in, "--out", out),
        List.of("pdf", "sign", "--key", "auth", pdf, "--out", out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"even modulus", "even exponent", "16,384 bits", "serial number"})
  void onACardIsACardErrorBeforeThePin(String what) throws IOException {
    byte[] der = CERTIFICATES.get(what);
    for (List<String> command : commands()) {
      TestCard card =
          TestCard.builder().clock(Desk.clock()).file(0x000A, Arrays.copyOf(der, 6_000)).build();
      CommandWatch watch = new CommandWatch();
      Desk.Result result =
          Desk.with(card).typing("1234").through(watch::over).run(command.toArray(String[]::new));
      assertThat(result.code()).as(command + result.said()).isEqualTo(30);
      assertThat(result.said()).contains("jpki: ").doesNotContain("Exception", "\tat ");
      assertThat(watch.secrets()).as(command.toString()).isZero();
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }

  @Test
  void inAFileIsToldInBothLanguages() throws IOException {
    for (Map.Entry<String, byte[]> each : CERTIFICATES.entrySet()) {
      Path file = Files.write(folder.resolve("certificate"), each.getValue());
      for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPAN)) {
        Desk.Result result = Desk.empty().locale(locale).run("validate", file.toString());
        assertThat(result.code()).as(each.getKey() + result.said()).isEqualTo(50);
        assertThat(result.said()).contains("X.509").doesNotContain("Exception", "\tat ");
      }
    }
  }

  @Test
  void thatIsTooLongForAnyIsToldAsThat() throws IOException {
    byte[] tooLong = new byte[70_000];
    System.arraycopy(new byte[] {0x30, (byte) 0x83, 1, 0x11, 0x6B}, 0, tooLong, 0, 5);
    Path file = Files.write(folder.resolve("certificate"), tooLong);
    assertThat(Desk.empty().locale(Locale.ENGLISH).run("validate", file.toString()).said())
        .contains("is too long");
  }
}

package io.github.jpki4j.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.support.Desk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and revocation lists as people have them in files. */
class DataFileTest {

  @TempDir private Path folder;

  private final byte[] certificate = Desk.card().certificate(CertificateKind.AUTH);
  private final byte[] crl =
      Desk.card().pki().crl(KeyKind.AUTH, Instant.parse("2026-11-01T00:00:00Z")).build();

  private DataFile file(byte[] content) throws IOException {
    Path file = Files.createTempFile(folder, "data", "");
    Files.write(file, content);
    return new DataFile(file.toString(), InputStream.nullInputStream());
  }

  private DataFile pem(String before, String label, byte[] der, String after) throws IOException {
    String text =
        before
            + "-----BEGIN "
            + label
            + "-----\r\n"
            + Base64.getMimeEncoder().encodeToString(der)
            + "\r\n-----END "
            + label
            + "-----\r\n"
            + after;
    return file(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\uFEFFsubject=CN = TEST\r\n", "証明書\n\n", " \t\r\n"})
  void textAndAByteOrderMarkMayStandBeforePem(String before) throws Exception {
    assertThat(pem(before, "CERTIFICATE", certificate, "\n").certificate().encoded())
        .isEqualTo(certificate);
    DataFile list = pem(before, "X509 CRL", crl, "\n");
    assertThat(list.crl()).hasToString(file(crl).crl().toString());
    assertThat(list.crlBytes()).isEqualTo(crl);
  }

  @Test
  void derIsTakenAsItIs() throws Exception {
    assertThat(file(certificate).certificate().encoded()).isEqualTo(certificate);
    assertThat(file(crl).crlBytes()).isEqualTo(crl);
    assertThat(new DataFile("-", new ByteArrayInputStream(crl)).crlBytes()).isEqualTo(crl);
  }

  @Test
  void whatIsNotExactlyOneListIsRefusedByName() throws Exception {
    for (DataFile odd :
        new DataFile[] {
          file(new byte[0]),
          file("no list".getBytes(StandardCharsets.UTF_8)),
          file(certificate),
          pem("", "CERTIFICATE", crl, ""),
          pem("", "X509 CRL", certificate, ""),
          pem("", "X509 CRL", crl, "more"),
          file(Arrays.copyOf(crl, crl.length - 1)),
          file(Arrays.copyOf(crl, crl.length + 1))
        }) {
      assertThatThrownBy(odd::crl).isInstanceOf(Failure.class);
      assertThatThrownBy(odd::crlBytes).isInstanceOf(Failure.class);
    }
  }
}

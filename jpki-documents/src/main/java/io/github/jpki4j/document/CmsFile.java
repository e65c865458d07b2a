package io.github.jpki4j.document;

import io.github.jpki4j.document.DocumentException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;

/** A file with CMS signed data: RFC 5652, with its content or without. Immutable. */
public final class CmsFile {

  private static final byte[] PEM = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> LABELS = Set.of("CMS", "PKCS7");

  private final CMSSignedData data;

  private CmsFile(CMSSignedData data) {
    this.data = data;
  }

  /**
   * Reads the file.
   *
   * @param content DER, BER, or PEM with one block; not kept
   * @return the file
   * @throws DocumentException if it is something else
   */
  public static CmsFile read(byte[] content) throws DocumentException {
    return new CmsFile(SignedDataReader.read(isPem(content) ? unwrapped(content) : content));
  }

  private static boolean isPem(byte[] content) {
    for (int i = 0; i < PEM.length; i++) {
      if (i >= content.length || content[i] != PEM[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] unwrapped(byte[] pem) throws DocumentException {
    try (PemReader reader =
        new PemReader(
            new InputStreamReader(new ByteArrayInputStream(pem), StandardCharsets.US_ASCII))) {
      @Nullable PemObject block = reader.readPemObject();
      if (block == null || !LABELS.contains(block.getType()) || reader.readPemObject() != null) {
        throw new DocumentException(Problem.NOT_CMS);
      }
      return block.getContent();
    } catch (IOException | RuntimeException e) {
      throw new DocumentException(Problem.NOT_CMS, e);
    }
  }

  /**
   * The content that came with the signature.
   *
   * @return a fresh array; empty if the signature is beside its content
   */
  public Optional<byte[]> content() {
    @Nullable CMSTypedData typed = data.getSignedContent();
    return typed == null ? Optional.empty() : Optional.of(((byte[]) typed.getContent()).clone());
  }

  /**
   * Checks every signature in it.
   *
   * @param beside the content, if it did not come with the signature
   * @return one report for each signer, in their order; empty if nobody signed
   * @throws IllegalArgumentException if there is no content, or there are two
   */
  public List<SignatureReport> check(Optional<byte[]> beside) {
    Optional<byte[]> inside = content();
    if (inside.isPresent() == beside.isPresent()) {
      throw new IllegalArgumentException("exactly one content is needed");
    }
    byte[] content = inside.or(() -> beside).orElseThrow();
    List<SignatureReport> reports = new ArrayList<>();
    for (SignerInformation signer : withContent(content).getSignerInfos().getSigners()) {
      reports.add(
          SignerCheck.report(
              signer,
              data.getCertificates(),
              content,
              List.of(SignatureFinding.of(SignatureCode.COVERS_CONTENT))));
    }
    return reports;
  }

  private CMSSignedData withContent(byte[] content) {
    try {
      return content().isPresent()
          ? data
          : new CMSSignedData(new CMSProcessableByteArray(content), data.toASN1Structure());
    } catch (org.bouncycastle.cms.CMSException e) {
      throw new IllegalStateException("signed data that was read before", e);
    }
  }
}

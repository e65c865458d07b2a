package io.github.jpki4j.dss;

import eu.europa.esig.dss.cms.CMS;
import eu.europa.esig.dss.cms.object.CMSObjectUtils;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.DSSUtils;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1InputStream;

/**
 * DSS's reader of CMS, for CMS that is followed by zeros: so a PDF has it, whose room for the
 * signature is reserved beforehand. DSS hands the zeros to BouncyCastle, which refuses them since
 * 1.85, and then takes the PDF for one without a signature. Anything but zeros is left where it is.
 */
public final class PaddedCms extends CMSObjectUtils {

  /** For who looks for services. */
  public PaddedCms() {}

  @Override
  public CMS parseToCMS(byte[] bytes) {
    return super.parseToCMS(withoutPadding(bytes));
  }

  @Override
  public CMS parseToCMS(DSSDocument document) {
    byte[] bytes = DSSUtils.toByteArray(document);
    byte[] whole = withoutPadding(bytes);
    return super.parseToCMS(
        whole.length == bytes.length ? document : new InMemoryDocument(whole, document.getName()));
  }

  private static byte[] withoutPadding(byte[] bytes) {
    if (bytes.length == 0 || bytes[bytes.length - 1] != 0) {
      return bytes;
    }
    try (ASN1InputStream in = new ASN1InputStream(bytes)) {
      in.readObject();
      int end = bytes.length - in.available();
      for (int i = end; i < bytes.length; i++) {
        if (bytes[i] != 0) {
          return bytes;
        }
      }
      return Arrays.copyOf(bytes, end);
    } catch (IOException e) {
      throw new DSSException("no CMS", e);
    }
  }
}

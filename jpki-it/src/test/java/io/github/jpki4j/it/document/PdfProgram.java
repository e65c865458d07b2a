package io.github.jpki4j.it.document;

import com.itextpdf.kernel.geom.Rectangle;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.signatures.IExternalSignature;
import com.itextpdf.signatures.ISignatureMechanismParams;
import com.itextpdf.signatures.PdfSigner;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfSignature;
import com.lowagie.text.pdf.PdfSignatureAppearance;
import com.lowagie.text.pdf.PdfStamper;
import com.lowagie.text.pdf.PdfString;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.document.SigningIdentity;
import io.github.jpki4j.document.pdf.PdfForm;
import io.github.jpki4j.document.pdf.PreparedPdf;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.document.Identity;
import io.github.jpki4j.testkit.document.PdfCase;
import io.github.jpki4j.testkit.document.PdfForge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.jspecify.annotations.Nullable;

/** Programs that sign a PDF, each in its own way, with the key of the simulated card. */
enum PdfProgram {
  JPKI {
    @Override
    byte[] sign(byte[] pdf, boolean shown) throws Exception {
      TestCard card = TestCard.builder().clock(Identity.CLOCK).build();
      try (PreparedPdf prepared =
              PreparedPdf.of(pdf, PdfForm.CADES, HashAlgorithm.SHA256, Identity.CLOCK.instant());
          MyNumberCard session = MyNumberCard.open(card.connect());
          Pin pin = Pin.of(KeyKind.SIGN, card.secretValue(KeyKind.SIGN).toCharArray())) {
        JpkiAp jpki = session.jpki();
        jpki.verify(pin);
        return prepared.sign(SigningIdentity.of(jpki, KeyKind.SIGN));
      }
    }
  },
  PDFBOX {
    @Override
    byte[] sign(byte[] pdf, boolean shown) throws Exception {
      return PdfForge.signed(pdf, PdfCase.honest());
    }
  },
  ITEXT {
    @Override
    byte[] sign(byte[] pdf, boolean shown) throws Exception {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PdfSigner signer =
          new PdfSigner(
              new PdfReader(new ByteArrayInputStream(pdf)),
              out,
              new StampingProperties().useAppendMode());
      signer.setFieldName("iText" + pdf.length);
      if (shown) {
        signer.setPageRect(new Rectangle(300, 300, 200, 60)).setPageNumber(1);
      }
      Identity holder = Identity.holder(KeyKind.SIGN);
      X509Certificate certificate =
          new JcaX509CertificateConverter().getCertificate(holder.certificate());
      signer.signDetached(
          new ItextKey(holder.key()),
          new Certificate[] {certificate},
          null,
          null,
          null,
          0,
          PdfSigner.CryptoStandard.CADES);
      return out.toByteArray();
    }
  },
  OPENPDF {
    @Override
    byte[] sign(byte[] pdf, boolean shown) throws Exception {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PdfStamper stamper =
          PdfStamper.createSignature(
              new com.lowagie.text.pdf.PdfReader(pdf), out, '\0', null, true);
      PdfSignatureAppearance appearance = stamper.getSignatureAppearance();
      if (shown) {
        com.lowagie.text.Rectangle place = new com.lowagie.text.Rectangle(300, 200, 500, 260);
        appearance.setVisibleSignature(place, 1, "OpenPDF" + pdf.length);
        appearance.setLayer2Text("OpenPDF");
      }
      PdfSignature signature = new PdfSignature(PdfName.ADOBE_PPKLITE, PdfName.ADBE_PKCS7_DETACHED);
      appearance.setCryptoDictionary(signature);
      appearance.preClose(new HashMap<>(Map.of(PdfName.CONTENTS, ROOM * 2 + 2)));
      byte[] padded = new byte[ROOM];
      byte[] cms = cms(appearance.getRangeStream());
      System.arraycopy(cms, 0, padded, 0, cms.length);
      PdfDictionary contents = new PdfDictionary();
      contents.put(PdfName.CONTENTS, new PdfString(padded).setHexWriting(true));
      appearance.close(contents);
      return out.toByteArray();
    }
  },
  DSS {
    @Override
    byte[] sign(byte[] pdf, boolean shown) throws Exception {
      Identity holder = Identity.holder(KeyKind.SIGN);
      CertificateToken certificate = DSSUtils.loadCertificate(holder.certificate().getEncoded());
      PAdESSignatureParameters parameters = new PAdESSignatureParameters();
      parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
      parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
      parameters.setSigningCertificate(certificate);
      parameters.bLevel().setSigningDate(java.util.Date.from(Identity.CLOCK.instant()));
      if (shown) {
        SignatureImageTextParameters text = new SignatureImageTextParameters();
        text.setText("DSS");
        SignatureImageParameters image = new SignatureImageParameters();
        image.setTextParameters(text);
        image.getFieldParameters().setOriginX(300);
        image.getFieldParameters().setOriginY(pdf.length % 400);
        parameters.setImageParameters(image);
      }
      PAdESService service = new PAdESService(new CommonCertificateVerifier());
      DSSDocument document = new InMemoryDocument(pdf);
      ToBeSigned data = service.getDataToSign(document, parameters);
      byte[] signature = rsa(holder.key(), data.getBytes());
      SignatureValue value = new SignatureValue(SignatureAlgorithm.RSA_SHA256, signature);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      service.signDocument(document, parameters, value).writeTo(out);
      return out.toByteArray();
    }
  };

  /** As iText wants a key. */
  private record ItextKey(PrivateKey key) implements IExternalSignature {

    @Override
    public String getDigestAlgorithmName() {
      return "SHA-256";
    }

    @Override
    public String getSignatureAlgorithmName() {
      return "RSA";
    }

    @Override
    public @Nullable ISignatureMechanismParams getSignatureMechanismParameters() {
      return null;
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
      return rsa(key, message);
    }
  }

  private static byte[] rsa(PrivateKey key, byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }

  /** Bytes of a signature at most. */
  private static final int ROOM = 8_192;

  /**
   * Adds a signature.
   *
   * @param pdf perhaps signed before
   * @param shown whether it is seen on the first page, where that program can do it
   */
  abstract byte[] sign(byte[] pdf, boolean shown) throws Exception;

  private static byte[] cms(InputStream covered) throws GeneralSecurityException {
    try {
      return PdfCase.honest().sign(covered.readAllBytes());
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

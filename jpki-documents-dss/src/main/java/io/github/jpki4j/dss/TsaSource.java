package io.github.jpki4j.dss;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import io.github.jpki4j.document.timestamp.TimeStampTransport;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.jspecify.annotations.Nullable;

/**
 * The caller's way to a time-stamping authority, as DSS sees it. What comes back is held to what
 * was asked for; whether the authority can be trusted is judged with the whole document. For one
 * document; not thread-safe.
 */
final class TsaSource implements TSPSource {

  private static final long serialVersionUID = 1L;
  private static final int NONCE_BITS = 64;

  private final transient TimeStampTransport transport;
  private transient @Nullable IOException failure;

  TsaSource(TimeStampTransport transport) {
    this.transport = transport;
  }

  /** Why there was no time stamp, if that is what went wrong. */
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public TimestampBinary getTimeStampResponse(DigestAlgorithm hash, byte[] digest) {
    try {
      return new TimestampBinary(token(hash, digest));
    } catch (IOException e) {
      failure = e;
    } catch (TSPException | RuntimeException e) {
      failure = new IOException("no time stamp in the answer", e);
    }
    throw new DSSException("no time stamp", failure);
  }

  private byte[] token(DigestAlgorithm hash, byte[] digest) throws IOException, TSPException {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    TimeStampRequest request =
        generator.generate(
            new ASN1ObjectIdentifier(hash.getOid()),
            digest,
            new BigInteger(NONCE_BITS, new SecureRandom()));
    TimeStampResponse response = new TimeStampResponse(transport.exchange(request.getEncoded()));
    response.validate(request);
    if (response.getTimeStampToken() == null) {
      throw new IOException("the authority refuses: " + response.getStatusString());
    }
    return response.getTimeStampToken().getEncoded();
  }
}

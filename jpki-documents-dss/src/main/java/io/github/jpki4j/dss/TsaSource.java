package io.github.jpki4j.dss;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.TimeStampKind;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import org.jspecify.annotations.Nullable;

/**
 * The caller's authority for time stamps, as DSS sees it. For one document. Asked by the thread
 * that extends it, and closed by the one that waits for that.
 */
final class TsaSource implements TSPSource, AutoCloseable {

  private static final long serialVersionUID = 1L;

  private final transient TimeStampAuthority authority;
  private transient volatile @Nullable TimeStampException failure;
  private transient volatile boolean isClosed;

  TsaSource(TimeStampAuthority authority) {
    this.authority = authority;
  }

  /** Why there was no time stamp, if that is what went wrong. */
  void rethrow() throws TimeStampException {
    TimeStampException why = failure;
    if (why != null) {
      throw why;
    }
  }

  @Override
  public TimestampBinary getTimeStampResponse(DigestAlgorithm hash, byte[] digest) {
    if (isClosed) {
      throw new DSSException("nobody waits for it any more");
    }
    try {
      return new TimestampBinary(
          authority.stamp(
              TimeStampKind.SIGNATURE, Digest.of(HashAlgorithm.valueOf(hash.name()), digest)));
    } catch (TimeStampException e) {
      failure = e;
      throw new DSSException("no time stamp", e);
    }
  }

  /** Asks nobody from now on. */
  @Override
  public void close() {
    isClosed = true;
  }
}

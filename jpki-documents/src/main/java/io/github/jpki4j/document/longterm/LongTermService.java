package io.github.jpki4j.document.longterm;

import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentReport;
import io.github.jpki4j.document.PreparedSignature;
import io.github.jpki4j.document.timestamp.TimeStampAuthority;
import io.github.jpki4j.document.timestamp.TimeStampException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * What another library does for signed documents. Implementations are found by {@link
 * ServiceLoader}; that of the module jpki-documents-dss uses EU DSS. Thread-safe.
 *
 * @since 0.1.0
 */
public interface LongTermService {

  /**
   * Looks for an implementation on the class path of the calling thread. That takes some time where
   * there is one, so keep it.
   *
   * @return empty if there is none
   * @throws IllegalStateException if there is one that does not work with the other libraries on
   *     the class path
   */
  static Optional<LongTermService> find() {
    return found(ServiceLoader.load(LongTermService.class));
  }

  /**
   * Looks for an implementation in some place.
   *
   * @param loader where
   * @return empty if there is none
   * @throws IllegalStateException as {@link #find()}
   */
  static Optional<LongTermService> find(ClassLoader loader) {
    return found(ServiceLoader.load(LongTermService.class, loader));
  }

  private static Optional<LongTermService> found(ServiceLoader<LongTermService> services) {
    try {
      return services.findFirst();
    } catch (ServiceConfigurationError e) {
      throw new IllegalStateException("found, and does not work here", e);
    }
  }

  /**
   * The name of the library.
   *
   * @return with its version
   */
  String name();

  /**
   * Extends every signature of a PDF (PAdES). What was there stays as it is; the rest is added to
   * its end. Whatever can be refused is refused before the authority is asked. A document that has
   * {@link LongTermLevel#LTA} gets one more time stamp of the archive.
   *
   * @param pdf neither kept nor changed
   * @param level more than {@link LongTermLevel#B}
   * @param data what proves the certificates, those of the time stamps as well
   * @param tsa gives the time stamps
   * @return a fresh array
   * @throws DocumentException if that is no PDF that can be read; {@link
   *     DocumentException.Problem#NOT_INTACT} if a signature does not hold or there is none; {@link
   *     DocumentException.Problem#LONG_TERM_REACHED} if nothing is missing; {@link
   *     DocumentException.Problem#LONG_TERM_UNSUPPORTED} if the file is encrypted; {@link
   *     DocumentException.Problem#LONG_TERM_INCOMPLETE} if the library does not prove the
   *     signatures by the data, or takes too long; nothing else is thrown, whatever the bytes are
   * @throws TimeStampException if there is no time stamp that proves anything
   */
  byte[] extendPdf(byte[] pdf, LongTermLevel level, ValidationData data, TimeStampAuthority tsa)
      throws DocumentException, TimeStampException;

  /**
   * Extends every signature of CMS signed data (CAdES).
   *
   * @param cms DER, BER or PEM, which becomes DER; a message of S/MIME is {@link
   *     DocumentException.Problem#LONG_TERM_UNSUPPORTED}; neither kept nor changed
   * @param content what is beside it; empty if the content came with it
   * @param level more than {@link LongTermLevel#B}
   * @param data what proves the certificates
   * @param tsa gives the time stamps
   * @return a fresh array
   * @throws DocumentException as {@link #extendPdf}
   * @throws TimeStampException as {@link #extendPdf}
   */
  byte[] extendCms(
      byte[] cms,
      Optional<byte[]> content,
      LongTermLevel level,
      ValidationData data,
      TimeStampAuthority tsa)
      throws DocumentException, TimeStampException;

  /**
   * Prepares a signature of XAdES (B-B) within an XML document, as its last element. It names the
   * signer's certificate and the time that the signer claims.
   *
   * @param xml as for {@link io.github.jpki4j.document.xml.PreparedXml#enveloped}; not to be
   *     changed until it is signed
   * @param hash of the document and of the signature
   * @param time the time that the signer claims, to the second
   * @return what lacks nothing but the signature; holds nothing that is to be closed
   * @throws DocumentException as {@link io.github.jpki4j.document.xml.PreparedXml#enveloped}
   * @throws IllegalArgumentException if the hash is SHA-1
   */
  PreparedSignature prepareXades(byte[] xml, HashAlgorithm hash, Instant time)
      throws DocumentException;

  /**
   * Prepares a signature of XAdES (B-B) beside its content.
   *
   * @param content as for {@link io.github.jpki4j.document.xml.PreparedXml#detached}
   * @param name as for {@link io.github.jpki4j.document.xml.PreparedXml#detached}
   * @param time the time that the signer claims, to the second
   * @return what lacks nothing but the signature; holds nothing that is to be closed
   * @throws DocumentException if the library cannot do that
   * @throws IllegalArgumentException as {@link io.github.jpki4j.document.xml.PreparedXml#detached}
   */
  PreparedSignature prepareDetachedXades(Digest content, URI name, Instant time)
      throws DocumentException;

  /**
   * Extends the signatures of XAdES within an XML document, or beside their content.
   *
   * @param xml neither kept nor changed
   * @param content what is beside it; empty if the signatures are within the document
   * @param level more than {@link LongTermLevel#B}
   * @param data what proves the certificates
   * @param tsa gives the time stamps
   * @return a fresh array
   * @throws DocumentException as {@link #extendPdf}
   * @throws TimeStampException as {@link #extendPdf}
   */
  byte[] extendXml(
      byte[] xml,
      Optional<byte[]> content,
      LongTermLevel level,
      ValidationData data,
      TimeStampAuthority tsa)
      throws DocumentException, TimeStampException;

  /**
   * Asks for a second opinion, by the strictest rules of the library. What it says of a signature
   * becomes a finding of that signature, which is known by its value; what it objects to besides,
   * or that it came to no end in time, becomes a finding of the document. It never removes one.
   * Revocation is left out of it where there is no data about it.
   *
   * @param report what was found out here
   * @param document the document of the report; neither kept nor changed
   * @param content what is beside it; empty if there is nothing
   * @param data what proves the certificates
   * @param at the time for which the opinion holds
   * @return the report with what the library says
   */
  DocumentReport secondOpinion(
      DocumentReport report,
      byte[] document,
      Optional<byte[]> content,
      ValidationData data,
      Instant at);
}

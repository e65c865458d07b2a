package io.github.jpki4j.document.timestamp;

import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.TimeStampKind;
import io.github.jpki4j.document.TimeStampReport;
import io.github.jpki4j.document.TimeStampTrust;
import io.github.jpki4j.document.signer.CheckedTimeStamp;
import io.github.jpki4j.document.signer.DocumentBoundary;
import io.github.jpki4j.document.signer.TimeStampCheck;
import io.github.jpki4j.document.signer.TimeStampJudge;
import io.github.jpki4j.document.timestamp.TimeStampException.Problem;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * Asks an authority (TSA) for time stamps of RFC 3161, and hands over none that would prove
 * nothing: each is held against the request and judged as it will be in a document, before it
 * becomes part of one. The authority learns hashes and nothing else.
 *
 * <p>As thread-safe as the transport.
 *
 * @since 0.1.0
 */
public final class TimeStampAuthority {

  /** Bytes of an answer at most; a time stamp with all its certificates has some thousand. */
  public static final int LONGEST_ANSWER = 65_536;

  /** Bits: more than anybody guesses, and no more than every authority repeats. */
  private static final int NONCE = 64;

  private static final Map<HashAlgorithm, ASN1ObjectIdentifier> HASHES =
      Map.of(
          HashAlgorithm.SHA256, NISTObjectIdentifiers.id_sha256,
          HashAlgorithm.SHA384, NISTObjectIdentifiers.id_sha384,
          HashAlgorithm.SHA512, NISTObjectIdentifiers.id_sha512);

  private final TimeStampTransport transport;
  private final TimeStampTrust trust;
  private final SecureRandom random = new SecureRandom();

  private TimeStampAuthority(TimeStampTransport transport, TimeStampTrust trust) {
    this.transport = transport;
    this.trust = trust;
  }

  /**
   * An authority.
   *
   * @param transport how requests get to it
   * @param trust the roots that it has to be below
   * @return asks when it is asked
   */
  public static TimeStampAuthority of(TimeStampTransport transport, TimeStampTrust trust) {
    return new TimeStampAuthority(transport, trust);
  }

  /**
   * Asks for the time stamp of a hash: one exchange. What the transport throws that is no
   * IOException is passed on.
   *
   * @param kind what the hash is of
   * @param imprint the hash, not SHA-1
   * @return DER of a TimeStampToken, a fresh array
   * @throws TimeStampException if there is none that proves anything
   * @throws IllegalArgumentException if the hash is SHA-1
   */
  public byte[] stamp(TimeStampKind kind, Digest imprint) throws TimeStampException {
    TimeStampRequest request = request(imprint);
    byte[] answer = exchange(request);
    byte[] token = token(answer, request);
    CheckedTimeStamp checked = TimeStampCheck.check(kind, token, imprint);
    TimeStampJudge judge = new TimeStampJudge(Optional.of(trust));
    TimeStampReport report = judge.judge(checked, List.of());
    if (!report.isGood()) {
      throw TimeStampException.notTrusted(report);
    }
    return token;
  }

  /**
   * Asks for the time stamp of a random hash, and drops it: whoever has a card sign shall know
   * before that the authority answers. It may count as one of those that are paid for.
   *
   * @return how many bytes it had; others of this authority have about as many
   * @throws TimeStampException if there is none that proves anything
   */
  public int probe() throws TimeStampException {
    byte[] any = new byte[HashAlgorithm.SHA256.length()];
    random.nextBytes(any);
    return stamp(TimeStampKind.SIGNATURE, Digest.of(HashAlgorithm.SHA256, any)).length;
  }

  private TimeStampRequest request(Digest imprint) {
    ASN1ObjectIdentifier hash = HASHES.get(imprint.algorithm());
    if (hash == null) {
      throw new IllegalArgumentException("no time stamp of a hash of " + imprint.algorithm());
    }
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    return generator.generate(hash, imprint.value(), new BigInteger(NONCE, random));
  }

  private byte[] exchange(TimeStampRequest request) throws TimeStampException {
    byte[] answer;
    try {
      answer = transport.exchange(request.getEncoded());
    } catch (IOException e) {
      throw TimeStampException.of(Problem.NO_ANSWER, e);
    }
    if (answer.length > LONGEST_ANSWER) {
      throw TimeStampException.tooLong(answer.length, LONGEST_ANSWER);
    }
    return answer;
  }

  /** What of the answer becomes part of a document. */
  private record Answer(int status, String text, Optional<byte[]> token, boolean isToRequest) {}

  private static byte[] token(byte[] answer, TimeStampRequest request) throws TimeStampException {
    Answer read;
    try {
      read = DocumentBoundary.call(DocumentException.Problem.NOT_CMS, () -> read(answer, request));
    } catch (DocumentException e) {
      throw TimeStampException.of(Problem.MALFORMED, e);
    }
    if (read.status() > 1) { // neither granted nor granted with modifications (RFC 3161, 2.4.2)
      throw TimeStampException.refused(read.status(), read.text());
    }
    if (!read.isToRequest()) {
      throw TimeStampException.of(Problem.OTHER_ANSWER, null);
    }
    return read.token().orElseThrow(() -> TimeStampException.of(Problem.MALFORMED, null));
  }

  private static Answer read(byte[] answer, TimeStampRequest request) throws Exception {
    TimeStampResponse response = new TimeStampResponse(answer);
    TimeStampToken token = response.getTimeStampToken();
    String text = Optional.ofNullable(response.getStatusString()).orElse("");
    return new Answer(
        response.getStatus(),
        text.replaceAll("\\p{Cntrl}", " ").strip(),
        token == null ? Optional.empty() : Optional.of(token.getEncoded("DER")),
        token == null || isTo(response, request));
  }

  /** Hash, nonce and policy are those of the request; bcpkix says so. */
  private static boolean isTo(TimeStampResponse response, TimeStampRequest request) {
    try {
      response.validate(request);
      return true;
    } catch (TSPException e) {
      return false;
    }
  }
}

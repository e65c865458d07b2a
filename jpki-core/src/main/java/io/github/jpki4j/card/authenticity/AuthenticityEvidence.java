package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.exchange.CardApplication;
import io.github.jpki4j.internal.RecordTag.Age;
import io.github.jpki4j.internal.RecordTag.TextKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes by which a stranger verifies with openssl what a report says, and pages in English and
 * Japanese that say how.
 *
 * <p>Never in it: the individual number, its image, and the signature over the four attributes
 * (from which the number can be computed, since it covers the number's hash; APP-62). So there is
 * no evidence for {@link AuthenticityCheck#TEXT_RECORD}. Images of name and address and the photo
 * are in it as hashes, unless the request asked for them. Birth date and gender are in it, since
 * they were signed together with the card's key: personal data. Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class AuthenticityEvidence {

  private final Map<String, byte[]> files;

  private AuthenticityEvidence(Map<String, byte[]> files) {
    this.files = files;
  }

  static AuthenticityEvidence of(
      CardReading reading,
      CardChallenge challenge,
      SurfaceJudge surface,
      TextJudge text,
      ChainJudge.Judged intermediate,
      CvAuthorities authorities,
      boolean withImages) {
    EvidenceFiles out = new EvidenceFiles(authorities);
    out.certificate("surface", CvRole.SURFACE, surface.chain.certificate());
    Optional<FaceGroups> face =
        surface.record.finding().check() == AuthenticityCheck.FACE_RECORD
            ? surface.record.record().flatMap(FaceGroups::of)
            : Optional.empty();
    face.ifPresent(groups -> out.face(groups, withImages));
    if (reading.has(CardObject.AGE)) {
      out.signed(
          "age-signed.bin",
          "age-signature.bin",
          surface.record,
          Age.BIRTH_DATE,
          Age.KEY,
          Age.SIGNATURE);
    }
    out.certificate("text", CvRole.TEXT, text.chain().certificate());
    out.signed(
        "text-key-signed.bin",
        "text-key-signature.bin",
        text.key(),
        TextKey.KEY,
        TextKey.KEY,
        TextKey.SIGNATURE);
    out.certificate("card", CvRole.CARD, intermediate.certificate());
    out.lower(reading.part(CardObject.CARD_KEY));
    out.answer("surface-answer.bin", reading.answer(CardApplication.SURFACE), challenge);
    out.answer("text-answer.bin", reading.answer(CardApplication.CARD_INFO_INPUT), challenge);
    return new AuthenticityEvidence(out.files());
  }

  /**
   * The files.
   *
   * @return from the name of each file to its bytes, README.md and README.ja.md among them; a fresh
   *     map of fresh arrays
   */
  public Map<String, byte[]> files() {
    Map<String, byte[]> out = new LinkedHashMap<>();
    out.put("README.md", EvidenceReadme.english(files.keySet()));
    out.put("README.ja.md", EvidenceReadme.japanese(files.keySet()));
    files.forEach((name, bytes) -> out.put(name, bytes.clone()));
    return Collections.unmodifiableMap(out);
  }

  /** None of the bytes. */
  @Override
  public String toString() {
    return "AuthenticityEvidence[hidden]";
  }
}

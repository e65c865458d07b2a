package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.MalformedResponseException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.util.encoders.Hex;

/** Gathers the files of {@link AuthenticityEvidence}. */
final class EvidenceFiles {

  /** What stands before and after the modulus in a SubjectPublicKeyInfo of such a key. */
  private static final byte[] KEY_HEAD =
      Hex.decode("30820122300d06092a864886f70d01010105000382010f003082010a0282010100");

  private static final byte[] KEY_TAIL = Hex.decode("0203010001");

  private final CvAuthorities authorities;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  EvidenceFiles(CvAuthorities authorities) {
    this.authorities = authorities;
    files.put("rsa-head.bin", KEY_HEAD);
    files.put("rsa-tail.bin", KEY_TAIL);
  }

  Map<String, byte[]> files() {
    return files;
  }

  /** A certificate, without the header 7F21, and the key of its CA where it is known. */
  void certificate(String name, CvRole role, Optional<CvCertificate> certificate) {
    if (!certificate.isPresent()) {
      return;
    }
    CvCertificate found = certificate.get();
    files.put(name + "-certificate.bin", found.content());
    authorities.all().stream()
        .filter(authority -> authority.isFor(role, found.issuer()))
        .filter(authority -> found.isSignedBy(authority.key()))
        .findFirst()
        .ifPresent(authority -> files.put(name + "-ca.pem", pem(authority.key().getEncoded())));
  }

  /** The certificate below the card's. */
  void lower(CardReading.Part part) {
    if (part.problem().isPresent() || !files.containsKey("card-certificate.bin")) {
      return;
    }
    try {
      files.put("card-lower-certificate.bin", CvCertificate.parse(part.bytes()).content());
    } catch (MalformedResponseException e) {
      // A finding says so; there is nothing for a stranger to verify.
      files.remove("card-lower-certificate.bin");
    }
  }

  void face(FaceGroups groups, boolean withImages) {
    files.put("face-head.bin", DigestInfos.headOfThree());
    files.put("face-person.bin", groups.person());
    files.put("face-hash-texts.bin", DigestInfos.sha256(groups.texts()));
    files.put("face-hash-photo.bin", DigestInfos.sha256(groups.photo()));
    files.put("face-signature.bin", groups.signature());
    if (withImages) {
      files.put("face-texts.bin", groups.texts());
      files.put("face-photo.bin", groups.photo());
    }
  }

  void signed(
      String signedName, String signatureName, JudgedRecord judged, int first, int last, int tag) {
    judged
        .record()
        .ifPresent(
            record -> {
              Optional<byte[]> range = record.range(first, last);
              Optional<byte[]> signature = record.value(tag);
              if (range.isPresent() && signature.isPresent()) {
                files.put(signedName, range.get());
                files.put(signatureName, signature.get());
              }
            });
  }

  void answer(String name, CardReading.Part answer, CardChallenge challenge) {
    if (!answer.problem().isPresent()) {
      files.put("challenge.bin", challenge.message());
      files.put(name, answer.bytes());
    }
  }

  private static byte[] pem(byte[] encoded) {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    String text =
        "-----BEGIN PUBLIC KEY-----\n"
            + lines.encodeToString(encoded)
            + "\n-----END PUBLIC KEY-----\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

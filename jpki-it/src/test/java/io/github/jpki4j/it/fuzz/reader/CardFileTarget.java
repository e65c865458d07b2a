package io.github.jpki4j.it.fuzz.reader;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.MalformedResponseException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.authenticity.AuthenticityOutcome;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.AuthenticityRequest;
import io.github.jpki4j.card.authenticity.CvCertificate;
import io.github.jpki4j.card.surface.AgeRecord;
import io.github.jpki4j.card.surface.CardFace;
import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.card.surface.FaceScope;
import io.github.jpki4j.it.fuzz.target.ByteTarget;
import io.github.jpki4j.pin.BirthKey;
import io.github.jpki4j.pin.CardInfoPin;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.pki.TestCvCa;
import io.github.jpki4j.testkit.card.TestAuthorities;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The signed files of a card, after one byte that says which: by themselves, which is quick, or
 * also from a card, the face with and without its photo, and judged. What nobody signed is not
 * proven, and the card is asked no more than files of the longest length need.
 */
public final class CardFileTarget extends ByteTarget {

  /**
   * Commands in one session at most: each file takes few, but one that lies about its length is
   * read to its end in parts.
   */
  private static final int MOST_COMMANDS = 60;

  /** Added to the number of a file that is put on a card. */
  private static final int ON_CARD = 0x80;

  private static final List<CardFile> FILES = List.of(CardFile.values());

  private final Map<CardFile, byte[]> originals = new EnumMap<>(CardFile.class);

  /** Creates it. */
  public CardFileTarget() {
    super("card-file", samplesOfCard());
    for (CardFile file : FILES) {
      originals.put(file, file.ofCard());
    }
  }

  private static List<byte[]> samplesOfCard() {
    List<byte[]> samples = new ArrayList<>();
    for (int which = 0; which < FILES.size(); which++) {
      byte[] content = FILES.get(which).ofCard();
      samples.add(sample(which, content));
      samples.add(sample(which | ON_CARD, content));
    }
    return samples;
  }

  private static byte[] sample(int which, byte[] content) {
    byte[] sample = new byte[content.length + 1];
    sample[0] = (byte) which;
    System.arraycopy(content, 0, sample, 1, content.length);
    return sample;
  }

  @Override
  public void read(byte[] bytes) throws JpkiException {
    if (bytes.length == 0 || bytes.length > 0x7FFF) {
      return;
    }
    CardFile file = FILES.get((bytes[0] & ON_CARD - 1) % FILES.size());
    byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
    Optional<?> alone =
        switch (file) {
          case FACE -> face(content);
          case AGE -> age(content);
          case SURFACE_CERTIFICATE, TEXT_CERTIFICATE -> certificate(file, content);
          case ATTRIBUTES, TEXT_SIGNATURE, TEXT_KEY -> Optional.empty();
        };
    if ((bytes[0] & ON_CARD) == 0) {
      return;
    }
    TestCard model = file.cardWith(content);
    if (file == CardFile.FACE) {
      compareFace(model, alone);
    } else if (file == CardFile.AGE) {
      compareAge(model, alone);
    }
    judge(file, model, content);
  }

  /** What is done with a session; what the card's data brings is an exception of ours. */
  private interface Work<T> {
    T with(MyNumberCard card) throws JpkiException;
  }

  private static <T> Optional<T> session(TestCard model, Work<T> work) throws JpkiException {
    TracingConnection link = new TracingConnection(model.connect());
    try (MyNumberCard card = MyNumberCard.open(link)) {
      return Optional.of(work.with(card));
    } catch (MalformedResponseException e) {
      return Optional.empty();
    } finally {
      int commands = link.commands().size();
      Checks.require(commands <= MOST_COMMANDS, commands + " commands");
    }
  }

  private static Optional<List<Object>> face(byte[] content) {
    try (CardFace face = CardFace.parse(content)) {
      requireSizes(face, content.length);
      return Optional.of(told(face, true));
    } catch (MalformedResponseException e) {
      return Optional.empty();
    }
  }

  private static void compareFace(TestCard model, Optional<?> alone) throws JpkiException {
    Optional<List<Object>> whole = faceOfCard(model, FaceScope.ALL, true);
    Checks.require(alone.equals(whole), "the card's face is another than that of its file");
    Optional<List<Object>> rest = faceOfCard(model, FaceScope.WITHOUT_PHOTO, false);
    if (whole.isPresent() && rest.isPresent()) {
      Checks.require(
          faceOfCard(model, FaceScope.ALL, false).equals(rest), "without the photo, another face");
    }
  }

  private static Optional<List<Object>> faceOfCard(TestCard model, FaceScope scope, boolean photo)
      throws JpkiException {
    return session(
        model,
        card -> {
          try (VerificationNumberB number = numberB(model);
              CardFace face = card.surface().readFace(number, scope, TryPolicy.KEEP_LAST)) {
            return told(face, photo);
          }
        });
  }

  private static VerificationNumberB numberB(TestCard model) {
    return VerificationNumberB.of(model.verificationNumberB().toCharArray());
  }

  private static List<Object> told(CardFace face, boolean photo) {
    List<Object> told = new ArrayList<>(List.of(face.birthDate(), face.gender(), face.expiry()));
    told.add(face.name().map(CardFileTarget::image));
    told.add(face.address().map(CardFileTarget::image));
    told.add(face.securityCode().map(CardFileTarget::image));
    if (photo) {
      told.add(face.photo().map(CardFileTarget::image));
    }
    return told;
  }

  private static List<Object> image(CardImage image) {
    return List.of(image.kind(), image.size(), Arrays.toString(image.bytes()));
  }

  private static void requireSizes(CardFace face, int most) {
    for (Optional<CardImage> image :
        List.of(face.name(), face.address(), face.photo(), face.securityCode())) {
      image.ifPresent(
          there -> {
            Checks.require(there.length() > 0 && there.length() < most, "an image out of nowhere");
            there
                .size()
                .ifPresent(
                    size -> Checks.require(size.width() > 0 && size.height() > 0, "an odd size"));
          });
    }
  }

  private static Optional<AgeRecord> age(byte[] content) {
    try {
      return Optional.of(AgeRecord.parse(content));
    } catch (MalformedResponseException e) {
      return Optional.empty();
    }
  }

  private static void compareAge(TestCard model, Optional<?> alone) throws JpkiException {
    Optional<AgeRecord> read =
        session(
            model,
            card -> {
              try (BirthKey key = BirthKey.of(model.birthKey().toCharArray())) {
                return card.surface().readAge(key);
              }
            });
    Checks.require(alone.equals(read), "the card's age is another than that of its file");
  }

  private Optional<CvCertificate> certificate(CardFile file, byte[] content) {
    try {
      CvCertificate certificate = CvCertificate.parse(content);
      TestCvCa ca = file == CardFile.TEXT_CERTIFICATE ? TestCvCa.TEXT : TestCvCa.SURFACE;
      Checks.require(
          !certificate.isSignedBy(ca.publicKey())
              || CardFile.hasAllThatWasSigned(originals.get(file), content),
          "a certificate that no CA signed");
      return Optional.of(certificate);
    } catch (MalformedResponseException e) {
      return Optional.empty();
    }
  }

  private void judge(CardFile file, TestCard model, byte[] content) throws JpkiException {
    Optional<AuthenticityReport> report =
        session(
            model,
            card -> {
              try (VerificationNumberB number = numberB(model);
                  BirthKey key = BirthKey.of(model.birthKey().toCharArray());
                  CardInfoPin pin = CardInfoPin.of("4321".toCharArray())) {
                AuthenticityRequest request =
                    file == CardFile.AGE
                        ? AuthenticityRequest.withBirthKey(key)
                        : AuthenticityRequest.withNumberB(number);
                return card.authenticity(TestAuthorities.test()).check(request.text(pin));
              }
            });
    Checks.require(report.isPresent(), "a file that makes no sense ended the check");
    report.get().evidence();
    boolean proven =
        report.get().findings().stream()
            .anyMatch(
                finding ->
                    finding.check() == file.check()
                        && finding.outcome() == AuthenticityOutcome.PROVEN);
    Checks.require(
        !proven || CardFile.hasAllThatWasSigned(originals.get(file), content),
        "proven, and nobody signed it");
    Checks.require(
        proven || !Arrays.equals(originals.get(file), content), "the card's own file not proven");
  }
}

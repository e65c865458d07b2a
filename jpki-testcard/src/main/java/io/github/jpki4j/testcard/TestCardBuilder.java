package io.github.jpki4j.testcard;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.crypto.Randomness;
import io.github.jpki4j.testcard.pki.CaGeneration;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.OddCertificate;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testcard.pki.Validity;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * The settings of a {@link TestCard}. Without any call it is a My Number card without faults: PIN
 * 1234, password ABC123, card info PIN 4321, number A 012345678901, number B 55021720352285, all
 * tries left, certificates that are valid today.
 *
 * <p>For one card; not thread-safe. Values that no card can have are refused with {@link
 * IllegalArgumentException}, at the call or in {@link #build()}.
 *
 * @since 0.1.0
 */
public final class TestCardBuilder {

  private TestCardType type = TestCardType.MY_NUMBER;
  private final SecretsDraft secrets = new SecretsDraft();
  private byte[] atr = {};
  private String tokenSerial = "TEST000000000001";
  private final FilesDraft files = new FilesDraft();
  private final PersonalisationDraft printed = new PersonalisationDraft();
  private final IssuanceDraft issue = new IssuanceDraft();
  private Randomness random = Randomness.secure();
  private final Set<CardVariant> behaviours = EnumSet.noneOf(CardVariant.class);

  TestCardBuilder() {}

  /**
   * Which card it is.
   *
   * @param value by default {@link TestCardType#MY_NUMBER}
   * @return this
   */
  public TestCardBuilder type(TestCardType value) {
    type = value;
    return this;
  }

  /**
   * The auth PIN (利用者証明用パスワード), also of the resident and common application.
   *
   * @param value four digits, by default 1234
   * @return this
   */
  public TestCardBuilder authPin(String value) {
    secrets.auth = value;
    return this;
  }

  /**
   * The signature password (署名用パスワード).
   *
   * @param value 6 to 16 characters A to Z and 0 to 9, by default ABC123
   * @return this
   */
  public TestCardBuilder signPassword(String value) {
    secrets.sign = value;
    return this;
  }

  /**
   * The PIN of the text application (券面事項入力補助用暗証番号).
   *
   * @param value four digits, by default 4321
   * @return this
   */
  public TestCardBuilder cardInfoPin(String value) {
    secrets.cardInfo = value;
    return this;
  }

  /**
   * How many wrong auth PINs are left.
   *
   * @param value 0 (blocked) to 3
   * @return this
   */
  public TestCardBuilder authTriesLeft(int value) {
    secrets.authTries = value;
    return this;
  }

  /**
   * How many wrong signature passwords are left.
   *
   * @param value 0 (blocked) to 5
   * @return this
   */
  public TestCardBuilder signTriesLeft(int value) {
    secrets.signTries = value;
    return this;
  }

  /**
   * Whose card it is.
   *
   * @param value by default {@link Holder#test()}
   * @return this
   */
  public TestCardBuilder holder(Holder value) {
    issue.holder = value;
    return this;
  }

  /**
   * The answer to reset that a reader shows.
   *
   * @param value at least two bytes, by default that of a card with contacts or, for a phone, of
   *     one without
   * @return this
   */
  public TestCardBuilder atr(byte[] value) {
    atr = TestCardType.requireAtr(value).clone();
    return this;
  }

  /**
   * The bytes after a certificate, up to the end of its file.
   *
   * @param value by default FF
   * @return this
   */
  public TestCardBuilder filler(byte value) {
    files.filler = value;
    return this;
  }

  /**
   * The size of the files that hold certificates.
   *
   * @param bytes by default 3808; a longer certificate makes its file longer
   * @return this
   */
  public TestCardBuilder certificateFileSize(int bytes) {
    files.certificateSize = bytes;
    return this;
  }

  /**
   * The most that one READ BINARY gives, whatever was asked for.
   *
   * @param bytes 1 or more, by default no limit but Le
   * @return this
   */
  public TestCardBuilder longestRead(int bytes) {
    files.limitReads(bytes);
    return this;
  }

  /**
   * Makes the card differ from the default in one respect; takes back what contradicts it.
   *
   * @param behaviour what differs
   * @return this
   */
  public TestCardBuilder with(CardVariant behaviour) {
    behaviours.removeIf(other -> other.topic().equals(behaviour.topic()));
    behaviours.add(behaviour);
    return this;
  }

  /**
   * Takes a {@link #with} back.
   *
   * @param behaviour what shall be as by default
   * @return this
   */
  public TestCardBuilder without(CardVariant behaviour) {
    behaviours.remove(behaviour);
    return this;
  }

  /**
   * Replaces the whole content of a file of the JPKI application, filler included. The condition
   * for reading it stays; a file that did not exist is free to read.
   *
   * @param fid file identifier, for example 0x000A for the auth certificate
   * @param content the bytes that READ BINARY gives, copied; may be empty
   * @return this
   */
  public TestCardBuilder file(int fid, byte[] content) {
    return file(TestApplication.JPKI, fid, content);
  }

  /**
   * Replaces the whole content of a file, filler included. The condition for reading it stays; a
   * file that did not exist is free to read. No signature is made anew.
   *
   * @param application where the file is; nothing happens if the card does not have it
   * @param fid file identifier, for example 0x0002
   * @param content the bytes that READ BINARY gives, copied; may be empty
   * @return this
   */
  public TestCardBuilder file(TestApplication application, int fid, byte[] content) {
    files.replace(application, fid, content);
    return this;
  }

  /**
   * Replaces what GET DATA gives for an object of the card itself.
   *
   * @param tag for example 0x7F21
   * @param content copied; may be empty
   * @return this
   */
  public TestCardBuilder dataObject(int tag, byte[] content) {
    files.dataObjects.put(tag, content.clone());
    return this;
  }

  /**
   * Takes a file of the JPKI application away: SELECT answers 6A82.
   *
   * @param fid file identifier
   * @return this
   */
  public TestCardBuilder withoutFile(int fid) {
    return withoutFile(TestApplication.JPKI, fid);
  }

  /**
   * Takes a file away: SELECT answers 6A82.
   *
   * @param application where the file is
   * @param fid file identifier
   * @return this
   */
  public TestCardBuilder withoutFile(TestApplication application, int fid) {
    files.remove(application, fid);
    return this;
  }

  /**
   * The individual number, which is verification number A (照合番号A), too. It must be nobody's.
   *
   * @param digits twelve digits, by default 012345678901
   * @return this
   * @throws IllegalArgumentException if it has another form
   */
  public TestCardBuilder individualNumber(String digits) {
    printed.individualNumber = PersonalisationDraft.requireDigits(digits, 12);
    return this;
  }

  /**
   * The code under the photo, the end of verification number B (照合番号B).
   *
   * @param digits four digits, by default 2285
   * @return this
   * @throws IllegalArgumentException if it has another form
   */
  public TestCardBuilder securityCode(String digits) {
    printed.securityCode = PersonalisationDraft.requireDigits(digits, 4);
    return this;
  }

  /**
   * Which chip the card has: its serial number and its keys that sign without a PIN.
   *
   * @param value by default {@link TestChip#FIRST}
   * @return this
   */
  public TestCardBuilder chip(TestChip value) {
    printed.chip = value;
    return this;
  }

  /**
   * The last day of the card; the certificates end by themselves.
   *
   * @param value a day in Japan of the years 2000 to 2999, by default 2035-02-17
   * @return this
   * @throws IllegalArgumentException if it is of another year
   */
  public TestCardBuilder cardExpiry(LocalDate value) {
    if (value.getYear() / 1000 != 2) {
      throw new IllegalArgumentException("no card ends then");
    }
    issue.cardExpiry = value;
    return this;
  }

  /**
   * The serial number in the token information.
   *
   * @param serial up to 16 ASCII characters
   * @return this
   */
  public TestCardBuilder token(String serial) {
    tokenSerial = TokenLabel.requireSerial(serial);
    return this;
  }

  /**
   * When "today" is: certificates are issued in January of the year before and end on the holder's
   * fifth birthday after that.
   *
   * @param value by default the system's
   * @return this
   */
  public TestCardBuilder clock(Clock value) {
    issue.clock = value;
    return this;
  }

  /**
   * From when to when a certificate is valid, whatever the clock says.
   *
   * @param kind whose certificate
   * @param value first and last instant
   * @return this
   */
  public TestCardBuilder validity(KeyKind kind, Validity value) {
    issue.validities.put(kind, value);
    return this;
  }

  /**
   * Makes one of the card's certificates odd, in its key or its structure.
   *
   * @param kind which certificate
   * @param value what is odd about it
   * @return this
   */
  public TestCardBuilder oddCertificate(CertificateKind kind, OddCertificate value) {
    issue.odd.put(kind, value);
    return this;
  }

  /**
   * Makes challenges and PSS salts the same in every run.
   *
   * @param value any number
   * @return this
   */
  public TestCardBuilder seed(long value) {
    random = Randomness.seeded(value);
    return this;
  }

  /**
   * The test PKI to take keys and certificates from; sharing one between cards saves time.
   *
   * @param value by default one of its own
   * @return this
   */
  public TestCardBuilder pki(TestPki value) {
    issue.pki = value;
    return this;
  }

  /**
   * Which generation of the test CAs issued the certificates; the CA certificates on the card are
   * those of that generation.
   *
   * @param value by default {@link CaGeneration#THIRD}
   * @return this
   */
  public TestCardBuilder generation(CaGeneration value) {
    issue.generation = value;
    return this;
  }

  /**
   * The person as text and surface application tell it, whom the municipality may have written anew
   * after the certificates were issued.
   *
   * @param value by default the holder
   * @return this
   */
  public TestCardBuilder resident(Holder value) {
    issue.resident = value;
    return this;
  }

  IssuanceDraft issue() {
    return issue;
  }

  /**
   * Makes the card, powered and with nothing selected.
   *
   * @return a new card
   * @throws IllegalArgumentException if a PIN, password or counter is not one that a card can have
   */
  public TestCard build() {
    CardSettings settings = settings();
    CardSecrets frozen = secrets(settings);
    return new TestCard(settings, frozen, new Chip(settings, frozen));
  }

  /** New secrets for settings of this builder. */
  CardSecrets secrets(CardSettings settings) {
    return secrets.frozen(type, settings.card(), settings.behaviours());
  }

  CardSettings settings() {
    Issuance frozen = issue.frozen();
    Set<CardVariant> frozenBehaviours = Set.copyOf(behaviours);
    return new CardSettings(
        type,
        frozen,
        printed.frozen(frozen, frozenBehaviours),
        printed.chip,
        atr.length > 0 ? atr : type.atr(),
        files.frozen(),
        tokenSerial,
        random,
        frozenBehaviours);
  }
}

package io.github.jpki4j.cert;

import io.github.jpki4j.cert.AttributeProblem.Kind;
import io.github.jpki4j.internal.CertificateExtensions;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The basic four attributes (基本4情報): name, gender, date of birth and address, of a sign certificate
 * or of the card itself. In a certificate they stand in its subjectAltName, each under an object
 * identifier of its own, in any order. Facts: CERT-21, APP-01.
 *
 * <p>They are what certificate or card says. Whether that can be relied on is for the validation of
 * the certificate to tell, which takes {@link #problems} into account. Personal data: {@link
 * #toString} has none of it. Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class BasicFourAttributes {

  private final Optional<AttributeText> name;
  private final Optional<Gender> gender;
  private final Optional<BirthDate> birthDate;
  private final Optional<AttributeText> address;
  private final List<AttributeProblem> problems;
  private final Map<String, List<byte[]>> unknown;

  /** None of the four. */
  private BasicFourAttributes(List<AttributeProblem> problems, Map<String, List<byte[]>> unknown) {
    this(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), problems, unknown);
  }

  private BasicFourAttributes(
      Optional<AttributeText> name,
      Optional<Gender> gender,
      Optional<BirthDate> birthDate,
      Optional<AttributeText> address,
      List<AttributeProblem> problems,
      Map<String, List<byte[]>> unknown) {
    this.name = name;
    this.gender = gender;
    this.birthDate = birthDate;
    this.address = address;
    this.problems = problems;
    this.unknown = unknown;
  }

  private BasicFourAttributes(AttributeReader reader, Map<String, List<byte[]>> unknown) {
    this(
        reader.name(),
        reader.gender(),
        reader.birthDate(),
        reader.address(),
        Collections.unmodifiableList(reader.problems()),
        unknown);
  }

  /**
   * The attributes as they stand elsewhere than in a certificate, such as in the card's own
   * application: text without stand-ins, a birth date without era. Content that is wrong is no
   * exception but one of the {@link #problems}.
   *
   * @param name the name
   * @param gender its code, one digit
   * @param birthDate {@code YYYYMMDD}, with zeros for what is unknown
   * @param address the address
   * @return the attributes
   */
  public static BasicFourAttributes ofTexts(
      String name, String gender, String birthDate, String address) {
    Optional<Gender> readGender = Gender.parse(gender);
    Optional<BirthDate> readDate = BirthDate.parse("0" + birthDate);
    List<AttributeProblem> problems = new ArrayList<>();
    note(problems, name.isEmpty(), Attribute.NAME, Kind.MISSING);
    note(problems, !readGender.isPresent(), Attribute.GENDER, Kind.UNREADABLE_GENDER);
    note(problems, !readDate.isPresent(), Attribute.BIRTH_DATE, Kind.UNREADABLE_DATE);
    note(problems, address.isEmpty(), Attribute.ADDRESS, Kind.MISSING);
    return new BasicFourAttributes(
        textOf(name),
        readGender,
        readDate,
        textOf(address),
        Collections.unmodifiableList(problems),
        Collections.emptyMap());
  }

  private static void note(
      List<AttributeProblem> problems, boolean wrong, Attribute attribute, Kind kind) {
    if (wrong) {
      problems.add(new AttributeProblem(Optional.of(attribute), kind));
    }
  }

  private static Optional<AttributeText> textOf(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(AttributeText.withoutSubstitutes(text));
  }

  /**
   * Reads the attributes of a certificate. Content that is wrong is no exception but one of the
   * {@link #problems}.
   *
   * @param certificate any certificate
   * @return the attributes; {@linkplain #isEmpty empty} for a certificate that has none
   */
  public static BasicFourAttributes of(X509Certificate certificate) {
    byte @Nullable [] extension =
        certificate.getExtensionValue(CertificateExtensions.SUBJECT_ALT_NAME);
    return extension == null ? none() : ofExtension(extension);
  }

  /** Reads the attributes of a certificate whose extensions were read. */
  static BasicFourAttributes of(CertificateExtensions extensions) {
    return extensions
        .value(CertificateExtensions.SUBJECT_ALT_NAME)
        .map(value -> ofExtension(value.bytes()))
        .orElseGet(BasicFourAttributes::none);
  }

  private static BasicFourAttributes none() {
    return new BasicFourAttributes(Collections.emptyList(), Collections.emptyMap());
  }

  /**
   * Reads the attributes of a subjectAltName.
   *
   * @param extension an OCTET STRING with the GeneralNames; not kept
   */
  static BasicFourAttributes ofExtension(byte[] extension) {
    Optional<OtherNames> names = OtherNames.parse(extension);
    if (!names.isPresent()) {
      AttributeProblem malformed = new AttributeProblem(Optional.empty(), Kind.MALFORMED_EXTENSION);
      return new BasicFourAttributes(Collections.singletonList(malformed), Collections.emptyMap());
    }
    Map<String, List<byte[]>> unknown = names.get().unknown();
    return names.get().isEmpty()
        ? new BasicFourAttributes(Collections.emptyList(), unknown)
        : new BasicFourAttributes(new AttributeReader(names.get()), unknown);
  }

  /**
   * The name (氏名). Family and given name are parted by U+3000; a former surname (旧氏) may stand in
   * it.
   *
   * @return the name, empty if it is missing or cannot be read
   */
  public Optional<AttributeText> name() {
    return name;
  }

  /**
   * The gender (性別).
   *
   * @return the gender, empty if it is missing or cannot be read
   */
  public Optional<Gender> gender() {
    return gender;
  }

  /**
   * The date of birth (生年月日).
   *
   * @return the date, parts of which may be unknown; empty if it is missing or cannot be read
   */
  public Optional<BirthDate> birthDate() {
    return birthDate;
  }

  /**
   * The address (住所), up to 200 characters, without postcode.
   *
   * @return the address, empty if it is missing or cannot be read
   */
  public Optional<AttributeText> address() {
    return address;
  }

  /**
   * The otherNames of the certificate that this version does not know, such as the reading of the
   * name in kana, which became an attribute in 2026.
   *
   * @return their object identifiers with dots, each once, in their order; unmodifiable
   */
  public List<String> unknownNames() {
    return Collections.unmodifiableList(new ArrayList<>(unknown.keySet()));
  }

  /**
   * The values of an otherName that this version does not know. Nobody looked into them: they can
   * be anything, and are personal data.
   *
   * @param oid one of {@link #unknownNames}
   * @return copies of the values in their order, each the content of {@code [0]}, which is DER in a
   *     certificate as it should be; empty if there is none. Of all names the first 16 values are
   *     there
   */
  public List<byte[]> unknownValues(String oid) {
    List<byte[]> copies = new ArrayList<>();
    for (byte[] value : unknown.getOrDefault(oid, Collections.emptyList())) {
      copies.add(value.clone());
    }
    return copies;
  }

  /**
   * What is wrong or unusual.
   *
   * @return each problem once, unmodifiable; empty for a certificate as it should be and for one
   *     without attributes
   */
  public List<AttributeProblem> problems() {
    return problems;
  }

  /**
   * Whether the certificate has no attributes at all and nothing wrong with that extension: what
   * one expects of an auth certificate, and not of a sign certificate.
   *
   * @return false as soon as one attribute is there, or a problem
   */
  public boolean isEmpty() {
    return problems.isEmpty()
        && !name.isPresent()
        && !gender.isPresent()
        && !birthDate.isPresent()
        && !address.isPresent();
  }

  /**
   * Compares with the attributes of another certificate. An attribute that is missing on either
   * side, or on both, is {@link Match#UNDETERMINED}.
   *
   * @param other the other attributes
   * @return how each of the four compares
   */
  public AttributeComparison compare(BasicFourAttributes other) {
    return new AttributeComparison(
        compare(name, other.name, AttributeText::compare),
        compare(gender, other.gender, Gender::compare),
        compare(birthDate, other.birthDate, BirthDate::compare),
        compare(address, other.address, AttributeText::compareAddress));
  }

  private static <T> Match compare(
      Optional<T> mine, Optional<T> theirs, BiFunction<T, T, Match> comparison) {
    return mine.isPresent() && theirs.isPresent()
        ? comparison.apply(mine.get(), theirs.get())
        : Match.UNDETERMINED;
  }

  /** None of the attributes. */
  @Override
  public String toString() {
    return "BasicFourAttributes[hidden]";
  }
}

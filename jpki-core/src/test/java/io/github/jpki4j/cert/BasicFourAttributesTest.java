package io.github.jpki4j.cert;

import static io.github.jpki4j.cert.SubjectAltName.full;
import static io.github.jpki4j.cert.SubjectAltName.read;
import static io.github.jpki4j.cert.SubjectAltName.usual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.jpki4j.cert.AttributeProblem.Kind;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BasicFourAttributesTest {

  @Test
  void theSixNamesOfARealCardBecomeFourAttributes() {
    BasicFourAttributes attributes = read(usual());
    assertThat(attributes.name()).contains(new AttributeText("試験　花子", "00000"));
    assertThat(attributes.gender()).contains(Gender.FEMALE);
    assertThat(attributes.birthDate()).isEqualTo(BirthDate.parse("319800217"));
    assertThat(attributes.address()).contains(new AttributeText("東京都試験市１－２", "000000000"));
    assertThat(attributes.problems()).isEmpty();
    assertThat(attributes.isEmpty()).isFalse();
  }

  @Test
  void theOrderDoesNotMatter() {
    BasicFourAttributes expected = read(usual());
    for (long seed = 0; seed < 50; seed++) {
      assertSame(read(usual().shuffled(seed)), expected);
    }
  }

  @Test
  void otherNamesOfAnyKindInBetweenDoNotMatter() {
    SubjectAltName names = usual();
    names.add(new GeneralName(GeneralName.rfc822Name, "a@example.invalid"));
    names.add(new GeneralName(new X500Name("C=JP,O=TEST")));
    names.add(new DERTaggedObject(true, 3, new DERSequence()));
    names.add(new DERTaggedObject(false, 7, new DEROctetString(new byte[4])));
    names.otherName("1.3.6.1.4.1.311.20.2.3", new DERUTF8String("x"));
    names.otherName("1.2.392.200149.8.5.50.1", new DERUTF8String("x"));
    names.otherName("1.2.392.200149.8.5.4.1", new DERUTF8String("x"));
    names.add(
        new DERTaggedObject(
            false, 0, new DERSequence(new ASN1ObjectIdentifier("1.3.6.1.4.1.1")))); // no value
    for (long seed = 0; seed < 10; seed++) {
      assertSame(read(names.shuffled(seed)), read(usual()));
    }
  }

  private static void assertSame(BasicFourAttributes actual, BasicFourAttributes expected) {
    assertThat(actual.name()).isEqualTo(expected.name());
    assertThat(actual.gender()).isEqualTo(expected.gender());
    assertThat(actual.birthDate()).isEqualTo(expected.birthDate());
    assertThat(actual.address()).isEqualTo(expected.address());
    assertThat(actual.problems()).isEqualTo(expected.problems());
  }

  @ParameterizedTest
  @CsvSource({
    "試験　花子, 00000, 5",
    "試験　花子, 00100, 5",
    "𠮷田　太郎, 00000, 5",
    "𠮷田　太郎, 10000, 5",
    "𠮷𠮷　𠮷, 0100, 4",
    "試験　花子［見本　花子］, 000000000000, 12",
    "試験［見本］　花子, 000000000, 9",
    "TARO TEST BIN SHIKEN, 00000000000000000000, 20",
  })
  void everyFormOfANameIsReadByCodePoint(String name, String flags, int length) {
    BasicFourAttributes attributes = read(full(name, flags, "1", "319800217", "東京", "00"));
    assertThat(attributes.problems()).isEmpty();
    AttributeText text = attributes.name().orElseThrow();
    assertThat(text.text()).isEqualTo(name);
    assertThat(text.length()).isEqualTo(length);
    assertThat(text.flagsMatch()).isTrue();
    for (int i = 0; i < length; i++) {
      assertThat(text.isSubstituted(i)).isEqualTo(flags.charAt(i) == '1');
    }
  }

  @Test
  void anAddressOfTwoHundredCharactersOutsideTheBasicPlaneIsRead() {
    String address = "𠮷".repeat(200);
    BasicFourAttributes attributes =
        read(full("試験", "00", "1", "319800217", address, "0".repeat(199) + "1"));
    assertThat(attributes.problems()).isEmpty();
    AttributeText text = attributes.address().orElseThrow();
    assertThat(text.length()).isEqualTo(200);
    assertThat(text.isSubstituted(198)).isFalse();
    assertThat(text.isSubstituted(199)).isTrue();
  }

  @Test
  void anAddressOverseasIsTextLikeAnyOther() {
    String address = "アメリカ合衆国　1 Test Street, Springfield";
    BasicFourAttributes attributes =
        read(full("試験", "00", "1", "319800217", address, "0".repeat(address.length())));
    assertThat(attributes.problems()).isEmpty();
    assertThat(attributes.address().orElseThrow().text()).isEqualTo(address);
  }

  static Stream<Arguments> problems() {
    DERPrintableString printable = new DERPrintableString("1");
    return Stream.of(
        arguments(usual().without(0), Attribute.NAME, Kind.MISSING),
        arguments(usual().without(1), Attribute.BIRTH_DATE, Kind.MISSING),
        arguments(usual().without(2), Attribute.GENDER, Kind.MISSING),
        arguments(usual().without(3), Attribute.ADDRESS, Kind.MISSING),
        arguments(usual().without(4), Attribute.NAME, Kind.FLAGS_MISSING),
        arguments(usual().without(5), Attribute.ADDRESS, Kind.FLAGS_MISSING),
        arguments(usual().without(0).utf8(1, ""), Attribute.NAME, Kind.MISSING),
        arguments(usual().without(1).value(4, printable), Attribute.BIRTH_DATE, Kind.WRONG_TYPE),
        arguments(usual().without(2).value(3, printable), Attribute.GENDER, Kind.WRONG_TYPE),
        arguments(
            usual().without(0).value(1, new DERBMPString("試験")), Attribute.NAME, Kind.WRONG_TYPE),
        arguments(
            usual().without(3).value(5, new DERSequence()), Attribute.ADDRESS, Kind.WRONG_TYPE),
        arguments(
            usual().without(4).value(2, new DERIA5String("00000")),
            Attribute.NAME,
            Kind.WRONG_TYPE),
        arguments(usual().utf8(1, "試験　花子"), Attribute.NAME, Kind.TWICE),
        arguments(usual().utf8(2, "00000"), Attribute.NAME, Kind.TWICE),
        arguments(usual().utf8(3, "1"), Attribute.GENDER, Kind.TWICE),
        arguments(usual().value(4, printable), Attribute.BIRTH_DATE, Kind.TWICE),
        arguments(usual().utf8(5, "x").utf8(5, "y"), Attribute.ADDRESS, Kind.TWICE),
        arguments(usual().without(4).utf8(2, "0000"), Attribute.NAME, Kind.FLAGS_LENGTH),
        arguments(usual().without(4).utf8(2, "000000"), Attribute.NAME, Kind.FLAGS_LENGTH),
        arguments(usual().without(4).utf8(2, ""), Attribute.NAME, Kind.FLAGS_LENGTH),
        arguments(usual().without(5).utf8(6, "1"), Attribute.ADDRESS, Kind.FLAGS_LENGTH),
        arguments(usual().without(4).utf8(2, "00200"), Attribute.NAME, Kind.FLAGS_NOT_BINARY),
        arguments(usual().without(4).utf8(2, "００１００"), Attribute.NAME, Kind.FLAGS_NOT_BINARY),
        arguments(
            usual().without(1).utf8(4, "319801317"), Attribute.BIRTH_DATE, Kind.UNREADABLE_DATE),
        arguments(usual().without(1).utf8(4, ""), Attribute.BIRTH_DATE, Kind.MISSING),
        arguments(
            usual().without(1).utf8(4, "519800217"), Attribute.BIRTH_DATE, Kind.ERA_CONTRADICTS),
        arguments(usual().without(2).utf8(3, "4"), Attribute.GENDER, Kind.UNREADABLE_GENDER),
        arguments(usual().without(2).utf8(3, "男"), Attribute.GENDER, Kind.UNREADABLE_GENDER),
        arguments(usual().utf8(7, "シケン"), null, Kind.UNKNOWN_ARC),
        arguments(usual().utf8(0, ""), null, Kind.UNKNOWN_ARC),
        arguments(usual().utf8(10, "").utf8(11, ""), null, Kind.UNKNOWN_ARC),
        arguments(
            usual().otherName(SubjectAltName.ARC + "1.1", printable), null, Kind.UNKNOWN_ARC));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void eachProblemIsNotedOnceAndTheOthersAreRead(
      SubjectAltName names, Attribute attribute, Kind kind) {
    BasicFourAttributes attributes = read(names);
    assertThat(attributes.problems())
        .containsExactly(new AttributeProblem(Optional.ofNullable(attribute), kind));
    assertThat(attributes.isEmpty()).isFalse();
    assertOthersAreRead(attributes, attribute);
    if (attribute == Attribute.GENDER) {
      assertThat(attributes.gender()).isEmpty();
    }
    if (attribute == Attribute.BIRTH_DATE) {
      assertThat(attributes.birthDate().isPresent()).isEqualTo(kind == Kind.ERA_CONTRADICTS);
    }
  }

  private static void assertOthersAreRead(BasicFourAttributes attributes, Attribute but) {
    BasicFourAttributes expected = read(usual());
    if (but != Attribute.NAME) {
      assertThat(attributes.name()).isEqualTo(expected.name());
    }
    if (but != Attribute.GENDER) {
      assertThat(attributes.gender()).isEqualTo(expected.gender());
    }
    if (but != Attribute.BIRTH_DATE) {
      assertThat(attributes.birthDate()).isEqualTo(expected.birthDate());
    }
    if (but != Attribute.ADDRESS) {
      assertThat(attributes.address()).isEqualTo(expected.address());
    }
  }

  @Test
  void ofTwoValuesNoneIsTaken() {
    assertThat(read(usual().utf8(1, "見本　太郎")).name()).isEmpty();
    assertThat(read(usual().utf8(2, "11111")).name()).contains(new AttributeText("試験　花子", ""));
  }

  @Test
  void shortAndNotBinaryFlagsAreTwoProblems() {
    assertThat(read(usual().without(4).utf8(2, "x")).problems())
        .extracting(AttributeProblem::kind)
        .containsExactly(Kind.FLAGS_LENGTH, Kind.FLAGS_NOT_BINARY);
  }

  @Test
  void onlyWhatMakesAnAttributeUnreliableIsAnError() {
    assertThat(Stream.of(Kind.values()).filter(Kind::isError))
        .containsExactly(Kind.MALFORMED_EXTENSION, Kind.MISSING, Kind.WRONG_TYPE, Kind.TWICE);
  }

  @Test
  void aSubjectAltNameOfAnotherKindHasNoAttributesAndNoProblem() {
    SubjectAltName names =
        new SubjectAltName()
            .add(new GeneralName(new X500Name("C=JP,O=TEST")))
            .otherName("1.3.6.1.4.1.311.20.2.3", new DERUTF8String("x"));
    assertThat(read(names).isEmpty()).isTrue();
    assertThat(read(names).problems()).isEmpty();
  }

  @Test
  void otherNamesThatNobodyKnowsAreCarriedAlongByTheirIdentifier() throws Exception {
    String kana = SubjectAltName.ARC + "7";
    String foreign = "1.3.6.1.4.1.311.20.2.3";
    DERSequence odd = new DERSequence(new DERUTF8String("x"));
    BasicFourAttributes attributes =
        read(
            usual()
                .utf8(7, "シケン　ハナコ")
                .otherName(foreign, new DERUTF8String("hanako@example.jp"))
                .otherName(kana, odd));
    assertThat(attributes.unknownNames()).containsExactly(kana, foreign);
    assertThat(attributes.unknownValues(kana))
        .containsExactly(new DERUTF8String("シケン　ハナコ").getEncoded(), odd.getEncoded());
    assertThat(attributes.unknownValues(foreign))
        .containsExactly(new DERUTF8String("hanako@example.jp").getEncoded());
    assertThat(attributes.unknownValues("1.2.3")).isEmpty();
    assertOthersAreRead(attributes, null);
    assertThat(attributes.toString() + attributes.problems())
        .doesNotContain("シケン", "hanako@example.jp");
  }

  @Test
  void theSixAreNotAmongTheUnknown() {
    assertThat(read(usual()).unknownNames()).isEmpty();
    assertThat(read(usual()).unknownValues(SubjectAltName.ARC + "1")).isEmpty();
    assertThat(BasicFourAttributes.ofTexts("試験", "1", "19800217", "試験市").unknownNames()).isEmpty();
  }

  @Test
  void unknownValuesAreCopiesAndNobodyLooksIntoThem() {
    byte[] noDer = {(byte) 0x1F, (byte) 0xFF, 1};
    byte[] name = SubjectAltName.otherNameOf(SubjectAltName.ARC + "7", noDer);
    BasicFourAttributes attributes = BasicFourAttributes.ofExtension(usual().encodedWith(name));
    String oid = SubjectAltName.ARC + "7";
    assertThat(attributes.problems())
        .extracting(AttributeProblem::kind)
        .containsExactly(Kind.UNKNOWN_ARC);
    attributes.unknownValues(oid).get(0)[0] = 0;
    assertThat(attributes.unknownValues(oid)).containsExactly(noDer);
    assertThatThrownBy(() -> attributes.unknownNames().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void noMoreThanSixteenUnknownValuesAreCarriedAlong() {
    SubjectAltName names = usual();
    for (int i = 0; i < 100; i++) {
      names.utf8(7 + i % 20, "x");
    }
    BasicFourAttributes attributes = read(names);
    assertThat(attributes.unknownNames()).hasSize(16);
    assertThat(attributes.unknownNames().stream().mapToInt(o -> attributes.unknownValues(o).size()))
        .containsOnly(1);
    assertOthersAreRead(attributes, null);
  }

  @Test
  void anUnknownArcAloneMeansThatAllFourAreMissing() {
    assertThat(read(new SubjectAltName().utf8(7, "x")).problems())
        .extracting(AttributeProblem::kind)
        .containsExactly(Kind.UNKNOWN_ARC, Kind.MISSING, Kind.MISSING, Kind.MISSING, Kind.MISSING);
  }

  @Test
  void problemsCannotBeChanged() {
    assertThatThrownBy(() -> read(usual().without(0)).problems().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aCertificateIsReadByItsExtension() throws Exception {
    BasicFourAttributes attributes =
        BasicFourAttributes.of(UnsignedCertificate.with(usual().encoded()));
    assertSame(attributes, read(usual()));
    assertThat(attributes.problems()).isEmpty();
  }

  @Test
  void aCertificateWithoutTheExtensionHasNoAttributes() throws Exception {
    assertThat(BasicFourAttributes.of(UnsignedCertificate.withoutSubjectAltName()).isEmpty())
        .isTrue();
  }

  @Test
  void aCertificateWhoseExtensionIsBrokenIsReadAllTheSame() throws Exception {
    byte[] broken = SubjectAltName.octets((byte) 0x30, (byte) 0x7F);
    assertThat(BasicFourAttributes.of(UnsignedCertificate.with(broken)).problems())
        .containsExactly(new AttributeProblem(Optional.empty(), Kind.MALFORMED_EXTENSION));
  }

  @Test
  void nothingOfTheAttributesIsPrinted() {
    BasicFourAttributes attributes = read(usual());
    String printed =
        "" + attributes + attributes.name() + attributes.birthDate() + attributes.problems();
    assertThat(printed).contains("[hidden]").doesNotContain("試", "1980", "02", "17");
  }
}

package io.github.jpki4j.it.genuine;

import static io.github.jpki4j.card.authenticity.AuthenticityCheck.AGE_RECORD;
import static io.github.jpki4j.card.authenticity.AuthenticityCheck.CARD_INTERMEDIATE;
import static io.github.jpki4j.card.authenticity.AuthenticityCheck.CARD_KEY;
import static io.github.jpki4j.card.authenticity.AuthenticityCheck.FACE_RECORD;
import static io.github.jpki4j.card.authenticity.AuthenticityCheck.INDIVIDUAL_NUMBER;
import static io.github.jpki4j.card.authenticity.AuthenticityCheck.NUMBER_RECORD;
import static io.github.jpki4j.card.authenticity.AuthenticityCheck.SURFACE_CHAIN;
import static io.github.jpki4j.card.authenticity.AuthenticityCheck.SURFACE_CHALLENGE;
import static io.github.jpki4j.card.authenticity.AuthenticityCheck.TEXT_ATTRIBUTES;
import static io.github.jpki4j.card.authenticity.AuthenticityCheck.TEXT_CHAIN;
import static io.github.jpki4j.card.authenticity.AuthenticityCheck.TEXT_CHALLENGE;
import static io.github.jpki4j.card.authenticity.AuthenticityCheck.TEXT_KEY;
import static io.github.jpki4j.card.authenticity.AuthenticityCheck.TEXT_RECORD;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.ATTRIBUTES_DIFFER;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.CERTIFICATE_MALFORMED;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.CERTIFICATE_MISSING;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.CERTIFICATE_NOT_SIGNED;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.CHAIN_BROKEN;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.CHALLENGE_WRONG;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.CONTENT_CHANGED;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.ISSUER_FOR_OTHER_ROLE;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.ISSUER_UNKNOWN;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.NUMBER_DIFFERS;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.OTHER_KEY;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.RECORD_INCOMPLETE;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.RECORD_MALFORMED;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.RECORD_MISSING;
import static io.github.jpki4j.card.authenticity.AuthenticityCode.RECORD_NOT_SIGNED;
import static io.github.jpki4j.testcard.TestApplication.SURFACE;
import static io.github.jpki4j.testcard.TestApplication.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.card.authenticity.AuthenticityCheck;
import io.github.jpki4j.card.authenticity.AuthenticityCode;
import io.github.jpki4j.card.authenticity.AuthenticityOutcome;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.AuthenticityVerdict;
import io.github.jpki4j.testcard.CardVariant;
import io.github.jpki4j.testcard.TestApplication;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestCardBuilder;
import io.github.jpki4j.testcard.TestChip;
import io.github.jpki4j.testcard.pki.Holder;
import io.github.jpki4j.testcard.pki.TestPki;
import io.github.jpki4j.testkit.card.TestAuthorities;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cards with one thing wrong: each is found by its check, and none is genuine. */
class ForgedCardTest {

  private static final TestPki PKI = TestPki.create();
  private static final Holder OTHER_HOLDER = Holder.test().withGenderAndBirth("2", "319750310");

  private static final TestCard RIGHT = TestCard.builder().pki(PKI).build();
  private static final TestCard OTHER =
      TestCard.builder().pki(PKI).chip(TestChip.SECOND).holder(OTHER_HOLDER).build();

  private static final byte[] AGE = file(SURFACE, 1);
  private static final byte[] FACE = file(SURFACE, 2);
  private static final byte[] OTHER_FACE = CardFiles.read(OTHER, SURFACE, 2);
  private static final byte[] SURFACE_CERTIFICATE = file(SURFACE, 4);
  private static final byte[] NUMBER_IMAGE = file(SURFACE, 5);
  private static final byte[] NUMBER = file(TEXT, 1);
  private static final byte[] ATTRIBUTES = file(TEXT, 2);
  private static final byte[] SIGNATURE = file(TEXT, 3);
  private static final byte[] TEXT_CERTIFICATE = file(TEXT, 4);
  private static final byte[] KEY = file(TEXT, 7);
  private static final byte[] UPPER = CardFiles.data(RIGHT, 0x00F8);
  private static final byte[] LOWER = CardFiles.data(RIGHT, 0x7F21);

  private static byte[] file(TestApplication application, int fid) {
    return CardFiles.read(RIGHT, application, fid);
  }

  record Case(
      String name,
      Look look,
      UnaryOperator<TestCardBuilder> wrong,
      AuthenticityCheck check,
      AuthenticityCode code) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case of(
      String name,
      Look look,
      UnaryOperator<TestCardBuilder> wrong,
      AuthenticityCheck check,
      AuthenticityCode code) {
    return new Case(name, look, wrong, check, code);
  }

  private static Case certificate(String name, byte[] bytes, AuthenticityCode code) {
    return of(
        "surface certificate: " + name,
        Look.NUMBER_B,
        card -> card.file(SURFACE, 4, bytes),
        SURFACE_CHAIN,
        code);
  }

  private static Case face(String name, byte[] bytes, AuthenticityCode code) {
    return of(
        "face: " + name, Look.NUMBER_B, card -> card.file(SURFACE, 2, bytes), FACE_RECORD, code);
  }

  private static Case age(String name, byte[] bytes, AuthenticityCode code) {
    return of(
        "age: " + name, Look.BIRTH_KEY, card -> card.file(SURFACE, 1, bytes), AGE_RECORD, code);
  }

  private static Case image(String name, byte[] bytes, AuthenticityCode code) {
    return of(
        "number's image: " + name,
        Look.NUMBER_A_AND_IMAGE,
        card -> card.file(SURFACE, 5, bytes),
        NUMBER_RECORD,
        code);
  }

  private static Case text(
      String name, int fid, byte[] bytes, AuthenticityCheck check, AuthenticityCode code) {
    return of(
        "text: " + name, Look.PIN_AND_NUMBER, card -> card.file(TEXT, fid, bytes), check, code);
  }

  private static Case card(
      String name, int tag, byte[] bytes, AuthenticityCheck check, AuthenticityCode code) {
    return of("card: " + name, Look.NO_SECRET, card -> card.dataObject(tag, bytes), check, code);
  }

  static Stream<Case> certificates() {
    byte[] right = SURFACE_CERTIFICATE;
    return Stream.of(
        certificate("of the text application", TEXT_CERTIFICATE, ISSUER_FOR_OTHER_ROLE),
        certificate(
            "of the card", Forged.join(Arrays.copyOf(right, 5), UPPER), ISSUER_FOR_OTHER_ROLE),
        certificate("issuer with another digit", Forged.at(right, 11, 1), ISSUER_UNKNOWN),
        certificate("issuer with another last byte", Forged.at(right, 25, 1), ISSUER_UNKNOWN),
        certificate("issuer that is no number", Forged.at(right, 10, 0x40), CERTIFICATE_MALFORMED),
        certificate("issuer is production's", Forged.put(right, 10, '5'), CERTIFICATE_NOT_SIGNED),
        certificate("issuer is JPKI's test", Forged.put(right, 10, '6'), CERTIFICATE_NOT_SIGNED),
        certificate("subject", Forged.at(right, 26, 1), CERTIFICATE_NOT_SIGNED),
        certificate("head of the key", Forged.at(right, 42, 1), CERTIFICATE_MALFORMED),
        certificate("exponent", Forged.at(right, 46, 2), CERTIFICATE_MALFORMED),
        certificate("modulus", Forged.at(right, 100, 1), CERTIFICATE_NOT_SIGNED),
        certificate("modulus that is even", Forged.at(right, 306, 1), CERTIFICATE_MALFORMED),
        certificate("modulus of fewer bits", Forged.put(right, 51, 0x7F), CERTIFICATE_MALFORMED),
        certificate("signature", Forged.at(right, 567, 1), CERTIFICATE_NOT_SIGNED),
        certificate(
            "signature of zeros",
            Arrays.copyOf(Arrays.copyOf(right, 312), 568),
            CERTIFICATE_NOT_SIGNED),
        certificate(
            "signature above the modulus",
            Forged.put(right, 312, allOf(0xFF)),
            CERTIFICATE_NOT_SIGNED),
        certificate("outer tag", Forged.at(right, 0, 1), CERTIFICATE_MALFORMED),
        certificate("outer length", Forged.at(right, 4, 1), CERTIFICATE_MALFORMED),
        certificate("inner tag", Forged.at(right, 6, 1), CERTIFICATE_MALFORMED),
        certificate("tag of the signature", Forged.at(right, 308, 1), CERTIFICATE_MALFORMED),
        certificate("a byte too few", Arrays.copyOf(right, 567), CERTIFICATE_MALFORMED),
        certificate("cut after its header", Arrays.copyOf(right, 5), CERTIFICATE_MALFORMED),
        certificate("without header", Arrays.copyOfRange(right, 5, 568), CERTIFICATE_MALFORMED),
        certificate("nothing but filler", filler(568), CERTIFICATE_MISSING),
        certificate("empty file", new byte[0], CERTIFICATE_MISSING),
        of(
            "no surface certificate",
            Look.NUMBER_B,
            card -> card.withoutFile(SURFACE, 4),
            SURFACE_CHAIN,
            CERTIFICATE_MISSING),
        text("certificate of the surface", 4, right, TEXT_CHAIN, ISSUER_FOR_OTHER_ROLE),
        text(
            "signature of the certificate",
            4,
            Forged.at(TEXT_CERTIFICATE, 400, 1),
            TEXT_CHAIN,
            CERTIFICATE_NOT_SIGNED),
        card(
            "surface certificate",
            0x00F8,
            Arrays.copyOfRange(right, 5, 568),
            CARD_INTERMEDIATE,
            ISSUER_FOR_OTHER_ROLE),
        card(
            "upper signature",
            0x00F8,
            Forged.at(UPPER, 562, 1),
            CARD_INTERMEDIATE,
            CERTIFICATE_NOT_SIGNED),
        card(
            "upper one byte longer",
            0x00F8,
            Arrays.copyOf(UPPER, 564),
            CARD_INTERMEDIATE,
            CERTIFICATE_MALFORMED),
        card("issuer of the lower", 0x7F21, Forged.at(LOWER, 6, 1), CARD_KEY, CHAIN_BROKEN),
        card("lower signature", 0x7F21, Forged.at(LOWER, 562, 1), CARD_KEY, CERTIFICATE_NOT_SIGNED),
        card("upper in place of the lower", 0x7F21, UPPER, CARD_KEY, CHAIN_BROKEN),
        of(
            "unknown issuer",
            Look.NUMBER_B,
            card -> card.with(CardVariant.CV_UNKNOWN_ISSUER),
            SURFACE_CHAIN,
            ISSUER_UNKNOWN),
        of(
            "bad signature",
            Look.NUMBER_B,
            card -> card.with(CardVariant.CV_BAD_SIGNATURE),
            SURFACE_CHAIN,
            CERTIFICATE_NOT_SIGNED),
        of(
            "certificate for another key",
            Look.NUMBER_B,
            card -> card.with(CardVariant.CV_OTHER_KEY),
            FACE_RECORD,
            RECORD_NOT_SIGNED));
  }

  static Stream<Case> records() {
    return Stream.of(
        face("birth date", forged(FACE).flip(0xDF22).bytes(), RECORD_NOT_SIGNED),
        face("gender", forged(FACE).flip(0xDF23).bytes(), RECORD_NOT_SIGNED),
        face("key", forged(FACE).flip(0xDF24).bytes(), RECORD_NOT_SIGNED),
        face("name", forged(FACE).flip(0xDF25).bytes(), RECORD_NOT_SIGNED),
        face("address", forged(FACE).flip(0xDF26).bytes(), RECORD_NOT_SIGNED),
        face("photo", forged(FACE).flip(0xDF27).bytes(), RECORD_NOT_SIGNED),
        face("signature", forged(FACE).flip(0xDF28).bytes(), RECORD_NOT_SIGNED),
        face("form of a length", forged(FACE).longLength(0xDF22).bytes(), RECORD_NOT_SIGNED),
        face("key of another", forged(FACE).taking(0xDF24, OTHER_FACE).bytes(), RECORD_NOT_SIGNED),
        face("key that is none", forged(FACE).spoilStart(0xDF24).bytes(), RECORD_MALFORMED),
        face(
            "name behind address", forged(FACE).swapped(0xDF25, 0xDF26).bytes(), RECORD_INCOMPLETE),
        face(
            "a stranger in a group",
            forged(FACE).withStrangerBehind(0xDF22).bytes(),
            RECORD_INCOMPLETE),
        face("no photo", forged(FACE).without(0xDF27).bytes(), RECORD_INCOMPLETE),
        face("no key", forged(FACE).without(0xDF24).bytes(), RECORD_INCOMPLETE),
        face("no signature", forged(FACE).without(0xDF28).bytes(), RECORD_INCOMPLETE),
        face("birth date twice", forged(FACE).twice(0xDF22).bytes(), RECORD_MALFORMED),
        face("another tag", Forged.at(FACE, 1, 1), RECORD_MALFORMED),
        face("cut", Arrays.copyOf(FACE, 400), RECORD_MALFORMED),
        face("length of 32 KiB", Forged.put(FACE, 2, 0x82, 0x7F, 0xFF), RECORD_MALFORMED),
        face("length of the form 84", Forged.put(FACE, 2, 0x84), RECORD_MALFORMED),
        face("nothing but filler", filler(600), RECORD_MISSING),
        face("empty file", new byte[0], RECORD_MISSING),
        of(
            "no face",
            Look.NUMBER_B,
            card -> card.withoutFile(SURFACE, 2),
            FACE_RECORD,
            RECORD_MISSING),
        age("birth date", forged(AGE).flip(0xDF11).bytes(), RECORD_NOT_SIGNED),
        age("key", forged(AGE).flip(0xDF12).bytes(), RECORD_NOT_SIGNED),
        age("signature", forged(AGE).flip(0xDF13).bytes(), RECORD_NOT_SIGNED),
        age("no signature", forged(AGE).without(0xDF13).bytes(), RECORD_INCOMPLETE),
        image("image", forged(NUMBER_IMAGE).flip(0xDF41).bytes(), RECORD_NOT_SIGNED),
        image("signature", forged(NUMBER_IMAGE).flip(0xDF43).bytes(), RECORD_NOT_SIGNED),
        image("of another card", CardFiles.read(OTHER, SURFACE, 5), OTHER_KEY),
        text("name", 2, forged(ATTRIBUTES).flip(0xDF22).bytes(), TEXT_RECORD, CONTENT_CHANGED),
        text("address", 2, forged(ATTRIBUTES).flip(0xDF23).bytes(), TEXT_RECORD, CONTENT_CHANGED),
        text(
            "birth date", 2, forged(ATTRIBUTES).flip(0xDF24).bytes(), TEXT_RECORD, CONTENT_CHANGED),
        text("gender", 2, forged(ATTRIBUTES).flip(0xDF25).bytes(), TEXT_RECORD, CONTENT_CHANGED),
        text("of another", 2, CardFiles.read(OTHER, TEXT, 2), TEXT_RECORD, CONTENT_CHANGED),
        text(
            "signature of another",
            3,
            CardFiles.read(OTHER, TEXT, 3),
            TEXT_RECORD,
            CONTENT_CHANGED),
        text(
            "hash of the number",
            3,
            forged(SIGNATURE).flip(0xDF31).bytes(),
            TEXT_RECORD,
            RECORD_NOT_SIGNED),
        text(
            "hash of the attributes",
            3,
            forged(SIGNATURE).flip(0xDF32).bytes(),
            TEXT_RECORD,
            RECORD_NOT_SIGNED),
        text(
            "signature", 3, forged(SIGNATURE).flip(0xDF33).bytes(), TEXT_RECORD, RECORD_NOT_SIGNED),
        text(
            "no signature",
            3,
            forged(SIGNATURE).without(0xDF33).bytes(),
            TEXT_RECORD,
            RECORD_INCOMPLETE),
        text("number", 1, Forged.at(NUMBER, 5, 1), INDIVIDUAL_NUMBER, NUMBER_DIFFERS),
        text(
            "filler of the number", 1, Forged.at(NUMBER, 16, 1), INDIVIDUAL_NUMBER, NUMBER_DIFFERS),
        text(
            "number without filler",
            1,
            Arrays.copyOf(NUMBER, 15),
            INDIVIDUAL_NUMBER,
            NUMBER_DIFFERS),
        text("key", 7, forged(KEY).flip(0xDF51).bytes(), TEXT_KEY, RECORD_NOT_SIGNED),
        text(
            "signature of the key",
            7,
            forged(KEY).flip(0xDF52).bytes(),
            TEXT_KEY,
            RECORD_NOT_SIGNED),
        text("key of another", 7, CardFiles.read(OTHER, TEXT, 7), TEXT_CHALLENGE, CHALLENGE_WRONG),
        of(
            "clone",
            Look.NUMBER_B,
            card -> card.with(CardVariant.CLONED_CARD),
            SURFACE_CHALLENGE,
            CHALLENGE_WRONG),
        of(
            "clone, by age",
            Look.BIRTH_KEY,
            card -> card.with(CardVariant.CLONED_CARD),
            SURFACE_CHALLENGE,
            CHALLENGE_WRONG),
        of(
            "clone, by text",
            Look.PIN,
            card -> card.with(CardVariant.CLONED_CARD),
            TEXT_CHALLENGE,
            CHALLENGE_WRONG),
        of(
            "face of another card",
            Look.NUMBER_B,
            card -> card.file(SURFACE, 2, OTHER_FACE),
            SURFACE_CHALLENGE,
            CHALLENGE_WRONG),
        of(
            "age of another card",
            Look.BIRTH_KEY,
            card -> card.file(SURFACE, 1, CardFiles.read(OTHER, SURFACE, 1)),
            SURFACE_CHALLENGE,
            CHALLENGE_WRONG),
        of(
            "text of another card, whole",
            Look.NUMBER_B_AND_PIN,
            ForgedCardTest::withTextOfAnother,
            TEXT_ATTRIBUTES,
            ATTRIBUTES_DIFFER));
  }

  private static Forged forged(byte[] record) {
    return Forged.of(record);
  }

  private static TestCardBuilder withTextOfAnother(TestCardBuilder card) {
    for (int fid : new int[] {1, 2, 3}) {
      card.file(TEXT, fid, CardFiles.read(OTHER, TEXT, fid));
    }
    return card;
  }

  private static int[] allOf(int value) {
    int[] values = new int[256];
    Arrays.fill(values, value);
    return values;
  }

  private static byte[] filler(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0xFF);
    return bytes;
  }

  @ParameterizedTest
  @MethodSource({"certificates", "records"})
  void whatIsWrongIsFoundByItsCheckAndTheCardIsNotGenuine(Case wrong) throws Exception {
    TestCard model = wrong.wrong.apply(TestCard.builder().pki(PKI)).build();
    AuthenticityReport report = wrong.look.at(model, TestAuthorities.test());
    assertThat(report.findings())
        .filteredOn(finding -> finding.check() == wrong.check)
        .extracting(finding -> finding.code())
        .containsExactly(wrong.code);
    assertThat(report.verdict())
        .isEqualTo(
            wrong.code.outcome() == AuthenticityOutcome.FAILED
                ? AuthenticityVerdict.FAILED
                : AuthenticityVerdict.NOT_PROVEN);
    assertThat(report.person()).isEmpty();
  }

  @Test
  void thereAreMoreThanEightyCases() {
    List<Case> all = Stream.concat(certificates(), records()).toList();
    assertThat(all).hasSizeGreaterThan(80).extracting(Case::name).doesNotHaveDuplicates();
  }
}

package io.github.jpki4j.cert;

import static io.github.jpki4j.cert.SubjectAltName.octets;
import static io.github.jpki4j.cert.SubjectAltName.usual;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.Hex;
import io.github.jpki4j.cert.AttributeProblem.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in the extension, the answer is a value. */
class HostileSubjectAltNameTest {

  private static final AttributeProblem MALFORMED =
      new AttributeProblem(Optional.empty(), Kind.MALFORMED_EXTENSION);

  static Stream<byte[]> malformed() {
    ASN1ObjectIdentifier name = new ASN1ObjectIdentifier(SubjectAltName.ARC + "1");
    DERUTF8String text = new DERUTF8String("試験");
    return Stream.of(
        new byte[0],
        Hex.bytes("04"),
        Hex.bytes("0400"),
        Hex.bytes("0500"),
        Hex.bytes("0484FFFFFFFF"),
        octets(Hex.bytes("3000")),
        octets(Hex.bytes("3100")),
        octets(Hex.bytes("0C00")),
        octets(Hex.bytes("30020500")),
        octets(Hex.bytes("30820500")),
        octets(Hex.bytes("3084FFFFFFFF")),
        octets(Hex.bytes("30847FFFFFFF")),
        octets(Hex.bytes("3080A000")),
        octets(Hex.bytes("3002A000")),
        octets(Hex.bytes("30028000")),
        octets(new DERSet(text)),
        octets(new DERSequence(text)),
        // an otherName without value, with three elements, with an untagged value, without
        // identifier
        octets(new DERSequence(otherName(name))),
        octets(new DERSequence(otherName(name, new DERTaggedObject(true, 0, text), text))),
        octets(new DERSequence(otherName(name, text))),
        octets(new DERSequence(otherName(name, new DERTaggedObject(true, 1, text)))),
        octets(new DERSequence(otherName(name, new DERTaggedObject(false, 0, text)))),
        octets(new DERSequence(otherName(text, new DERTaggedObject(true, 0, text)))),
        octets(new DERSequence(otherName())),
        // two objects where one belongs, in and around the OCTET STRING
        join(usual().encoded(), new byte[] {5, 0}),
        octets(join(inner(), new byte[] {5, 0})));
  }

  private static DERTaggedObject otherName(ASN1Encodable... elements) {
    return new DERTaggedObject(false, 0, new DERSequence(elements));
  }

  private static byte[] inner() {
    byte[] encoded = usual().encoded();
    return Arrays.copyOfRange(encoded, encoded.length - (encoded[2] & 0xFF), encoded.length);
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] joined = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    return joined;
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void aWrongStructureIsOneProblemAndNoAttribute(byte[] extension) {
    assertMalformed(extension);
  }

  private static void assertMalformed(byte[] extension) {
    BasicFourAttributes attributes = BasicFourAttributes.ofExtension(extension);
    assertThat(attributes.problems()).containsExactly(MALFORMED);
    assertThat(attributes.name()).isEmpty();
    assertThat(attributes.gender()).isEmpty();
    assertThat(attributes.birthDate()).isEmpty();
    assertThat(attributes.address()).isEmpty();
    assertThat(attributes.isEmpty()).isFalse();
  }

  /** Cut short, overlong, a surrogate, above U+10FFFF, a byte that never occurs. */
  @ParameterizedTest
  @ValueSource(strings = {"E8A9", "C080", "EDA080", "F4908080", "FF"})
  void textThatIsNotUtf8IsMalformed(String hex) {
    byte[] text = Hex.bytes(hex);
    byte[] extension = usual().without(3).utf8(5, "x".repeat(text.length)).encoded();
    for (int at = 0; at + text.length <= extension.length; at++) {
      if (extension[at] == 'x') {
        System.arraycopy(text, 0, extension, at, text.length);
        break;
      }
    }
    assertMalformed(extension);
  }

  @Test
  void everyTruncationIsMalformed() {
    byte[] whole = usual().encoded();
    byte[] inner = inner();
    for (int length = 0; length < whole.length; length++) {
      assertMalformed(Arrays.copyOf(whole, length));
    }
    for (int length = 0; length < inner.length; length++) {
      assertMalformed(octets(Arrays.copyOf(inner, length)));
    }
  }

  /** Definite and indefinite lengths, by SEQUENCE, by tag, and inside a value. */
  @ParameterizedTest
  @ValueSource(ints = {20, 500, 5000, 16_000, 1_000_000})
  void deepNestingIsMalformed(int depth) {
    for (int head : new int[] {0x30, 0xA0, 0xA4, 0x24, 0x2C}) {
      byte[] indefinite = new byte[2 * depth];
      for (int i = 0; i < depth; i++) {
        indefinite[2 * i] = (byte) head;
        indefinite[2 * i + 1] = (byte) 0x80;
      }
      assertMalformed(octets(indefinite));
      assertMalformed(indefinite);
    }
    ASN1Encodable value = new DERSequence();
    for (int i = 1; i < Math.min(depth, 500); i++) {
      value = new DERSequence(value);
    }
    BasicFourAttributes attributes = SubjectAltName.read(usual().without(3).value(5, value));
    assertThat(attributes.address()).isEmpty();
    assertThat(attributes.problems().get(0).kind().isError()).isTrue();
  }

  @Test
  void anExtensionLongerThanAnyFileOfACardIsNotLookedAt() {
    assertThat(SubjectAltName.read(usual().without(3).utf8(5, "x".repeat(32_000))).address())
        .isPresent();
    assertMalformed(usual().without(3).utf8(5, "x".repeat(33_000)).encoded());
  }

  @Test
  void thousandsOfNamesGiveEachProblemOnce() {
    SubjectAltName names = usual();
    for (int i = 0; i < 1000; i++) {
      names.utf8(1 + (i % 7), "0");
    }
    BasicFourAttributes attributes = SubjectAltName.read(names);
    assertThat(attributes.problems()).doesNotHaveDuplicates().hasSize(5);
  }

  @Test
  void everyFlippedBitAndManyMoreGiveAValue() {
    byte[] extension = usual().encoded();
    int malformed = 0;
    int read = 0;
    for (int bit = 0; bit < extension.length * 8; bit++) {
      extension[bit / 8] ^= (byte) (1 << (bit % 8));
      if (isMalformed(extension)) {
        malformed++;
      } else {
        read++;
      }
      extension[bit / 8] ^= (byte) (1 << (bit % 8));
    }
    Random random = new Random(20_261_123);
    for (int i = 0; i < 20_000; i++) {
      byte[] mutated = extension.clone();
      for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      if (isMalformed(mutated)) {
        malformed++;
      } else {
        read++;
      }
    }
    assertThat(malformed).isGreaterThan(1000);
    assertThat(read).isGreaterThan(1000);
  }

  private static boolean isMalformed(byte[] extension) {
    BasicFourAttributes attributes = BasicFourAttributes.ofExtension(extension);
    attributes.compare(SubjectAltName.read(usual()));
    attributes.birthDate().ifPresent(BirthDate::iso);
    assertThat(new HashSet<>(attributes.problems())).hasSameSizeAs(attributes.problems());
    return attributes.problems().contains(MALFORMED);
  }
}

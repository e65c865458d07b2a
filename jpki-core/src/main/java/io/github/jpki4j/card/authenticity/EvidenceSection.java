package io.github.jpki4j.card.authenticity;

import java.util.Arrays;
import java.util.Set;

/** One thing that a stranger can verify: what it is, in both languages, and the commands for it. */
enum EvidenceSection {
  SURFACE_CHAIN(
      "surface-certificate.bin surface-ca.pem",
      "The CV certificate of the surface application is signed by the CA. surface-ca.pem is the"
          + " CA's key: get it from somewhere that you trust, and compare.",
      "券面事項確認APのCV証明書がCAの鍵で署名されていること。surface-ca.pemはCAの鍵です。信頼できる所から入手して照合してください。",
      Commands.certificate("surface")),
  FACE(
      "surface-certificate.bin face-person.bin",
      "The certified key signed the card's face. The signature covers three hashes: of birth date,"
          + " gender and the card's key (face-person.bin, which you see), of the images of name and"
          + " address, and of the photo.",
      "証明された鍵が券面の記録に署名したこと。署名の対象は三つのハッシュ値です。生年月日・性別・カードの鍵(face-person.bin)、"
          + "氏名と住所の画像、顔写真のそれぞれのハッシュ値です。",
      Commands.certifiedKey("surface"),
      "{ cat face-head.bin; openssl dgst -sha256 -binary face-person.bin;"
          + " cat face-hash-texts.bin face-hash-photo.bin; } > face-expected.bin",
      "openssl pkeyutl -verifyrecover -pubin -inkey surface-key.pem -pkeyopt"
          + " rsa_padding_mode:pkcs1 -in face-signature.bin -out face-recovered.bin",
      "cmp face-expected.bin face-recovered.bin"),
  FACE_IMAGES(
      "face-texts.bin",
      "The images of name and address, and the photo, have the hashes that are signed.",
      "氏名・住所の画像と顔写真が、署名されたハッシュ値に一致すること。",
      "openssl dgst -sha256 -binary face-texts.bin | cmp - face-hash-texts.bin",
      "openssl dgst -sha256 -binary face-photo.bin | cmp - face-hash-photo.bin"),
  AGE(
      "surface-certificate.bin age-signed.bin",
      "The certified key signed birth date and the card's key.",
      "証明された鍵が生年月日とカードの鍵に署名したこと。",
      Commands.certifiedKey("surface"),
      "openssl dgst -sha256 -verify surface-key.pem -signature age-signature.bin age-signed.bin"),
  SURFACE_CHALLENGE_FACE(
      "surface-answer.bin face-person.bin",
      "The key in the record of the face answered the challenge. It proves something only to"
          + " whoever drew the random bytes in challenge.bin.",
      "券面の記録にある鍵が乱数の照会に答えたこと。challenge.binの乱数を作った人にとってだけ証明になります。",
      Commands.cardKey("chip", "face-person.bin"),
      Commands.answer("chip", "surface")),
  SURFACE_CHALLENGE_AGE(
      "surface-answer.bin age-signed.bin",
      "The key in the record of the age answered the challenge. It proves something only to whoever"
          + " drew the random bytes in challenge.bin.",
      "年齢の記録にある鍵が乱数の照会に答えたこと。challenge.binの乱数を作った人にとってだけ証明になります。",
      Commands.cardKey("chip", "age-signed.bin"),
      Commands.answer("chip", "surface")),
  TEXT_CHAIN(
      "text-certificate.bin text-ca.pem",
      "The CV certificate of the card info input application is signed by the CA.",
      "券面事項入力補助APのCV証明書がCAの鍵で署名されていること。",
      Commands.certificate("text")),
  TEXT_KEY(
      "text-certificate.bin text-key-signed.bin",
      "The certified key signed the key of the card info input application.",
      "証明された鍵が券面事項入力補助APのカードの鍵に署名したこと。",
      Commands.certifiedKey("text"),
      "openssl dgst -sha256 -verify text-key.pem -signature text-key-signature.bin"
          + " text-key-signed.bin"),
  TEXT_CHALLENGE(
      "text-answer.bin text-key-signed.bin",
      "That key answered the challenge. This says that a genuine card of the municipality answered,"
          + " not whose attributes are on it.",
      "その鍵が乱数の照会に答えたこと。その市区町村の真正なカードが答えたことだけを示し、誰の属性が入っているかは示しません。",
      Commands.cardKey("text-card", "text-key-signed.bin"),
      Commands.answer("text-card", "text")),
  CARD_INTERMEDIATE(
      "card-certificate.bin card-ca.pem",
      "The CV certificate of the card (data object 00F8) is signed by the CA.",
      "カード自体のCV証明書(データオブジェクト00F8)がCAの鍵で署名されていること。",
      Commands.certificate("card")),
  CARD_KEY(
      "card-certificate.bin card-lower-certificate.bin",
      "The certificate below it (data object 7F21) is signed by the key in it.",
      "その下のCV証明書(データオブジェクト7F21)が、上の証明書の鍵で署名されていること。",
      Commands.certifiedKey("card"),
      Commands.parts("card-lower"),
      "openssl dgst -sha256 -verify card-key.pem -signature card-lower-signature.bin"
          + " card-lower-body.bin");

  /** The files without which there is nothing to verify, with spaces between them. */
  private final String needed;

  final String english;
  final String japanese;
  private final String commands;

  EvidenceSection(String needed, String english, String japanese, String... commands) {
    this.needed = needed;
    this.english = english;
    this.japanese = japanese;
    this.commands = String.join("\n", commands) + "\n";
  }

  /** Whether the files are there that it is about. */
  boolean canBeVerified(Set<String> files) {
    return files.containsAll(Arrays.asList(needed.split(" ", -1)));
  }

  /** Lines of a POSIX shell, each ending with a line feed. */
  String commands() {
    return commands;
  }

  /** Offsets are those of {@link CvCertificate}: the 563 bytes without the header 7F21. */
  private static final class Commands {

    static String parts(String name) {
      return String.format(
          "head -c 302 %1$s-certificate.bin | tail -c 297 > %1$s-body.bin\n"
              + "tail -c 256 %1$s-certificate.bin > %1$s-signature.bin",
          name);
    }

    static String certificate(String name) {
      return parts(name)
          + String.format(
              "\nopenssl dgst -sha256 -verify %1$s-ca.pem -signature %1$s-signature.bin"
                  + " %1$s-body.bin",
              name);
    }

    static String certifiedKey(String name) {
      return key(name, "head -c 302 " + name + "-certificate.bin | tail -c 256");
    }

    static String cardKey(String name, String record) {
      return key(name, "tail -c 256 " + record);
    }

    private static String key(String name, String modulus) {
      return String.format(
          "{ cat rsa-head.bin; %2$s; cat rsa-tail.bin; } > %1$s-key.der\n"
              + "openssl pkey -pubin -inform DER -in %1$s-key.der -out %1$s-key.pem",
          name, modulus);
    }

    static String answer(String key, String application) {
      return String.format(
          "openssl dgst -sha256 -verify %1$s-key.pem -signature %2$s-answer.bin challenge.bin",
          key, application);
    }
  }
}

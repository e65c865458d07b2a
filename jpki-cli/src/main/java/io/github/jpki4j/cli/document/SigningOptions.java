package io.github.jpki4j.cli.document;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.cli.card.PinOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that signs a document is told. */
final class SigningOptions {

  /** The hashes that a new signature may use. */
  enum Hash {
    SHA256(HashAlgorithm.SHA256),
    SHA384(HashAlgorithm.SHA384),
    SHA512(HashAlgorithm.SHA512);

    private final HashAlgorithm algorithm;

    Hash(HashAlgorithm algorithm) {
      this.algorithm = algorithm;
    }

    HashAlgorithm algorithm() {
      return algorithm;
    }
  }

  @Option(names = "--key", required = true, paramLabel = "auth|sign", descriptionKey = "option.key")
  private KeyKind key = KeyKind.SIGN;

  @Option(
      names = "--hash",
      paramLabel = "sha256|sha384|sha512",
      descriptionKey = "option.hash-document")
  private Hash hash = Hash.SHA256;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "OUT",
      descriptionKey = "option.out-signed")
  private String out = "";

  @Parameters(index = "0", paramLabel = "IN", descriptionKey = "parameter.in")
  private String in = "";

  @Mixin private PinOptions pinOptions = new PinOptions();

  KeyKind key() {
    return key;
  }

  HashAlgorithm hash() {
    return hash.algorithm;
  }

  String out() {
    return out;
  }

  String in() {
    return in;
  }

  PinOptions pin() {
    return pinOptions;
  }
}

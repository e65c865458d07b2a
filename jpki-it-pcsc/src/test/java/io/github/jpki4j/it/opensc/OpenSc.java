package io.github.jpki4j.it.opensc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.program.ForeignProgram.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * OpenSC's tools and openssl, at the first reader and in one working folder. PINs reach them by
 * environment or standard input, never as an argument.
 */
public final class OpenSc {

  private final PcscdFixture service;
  private final Path folder;

  public OpenSc(PcscdFixture service, Path folder) {
    this.service = service;
    this.folder = folder;
  }

  /** The PIN of a simulated card that was built without another. */
  public static String pin(KeyKind key) {
    return key == KeyKind.AUTH ? "1234" : "ABC123";
  }

  /** OpenSC's number for a PIN, its key and its certificate. */
  private static String id(KeyKind key) {
    return key == KeyKind.AUTH ? "1" : "2";
  }

  /** The name of the token that OpenSC makes for a PIN. */
  public static String tokenLabel(KeyKind key) {
    return key == KeyKind.AUTH ? "JPKI (User Authentication PIN)" : "JPKI (Digital Signature PIN)";
  }

  /** What OpenSC says the card is; it tries all its drivers. */
  public String cardName() {
    return succeed(program(List.of("opensc-tool", "--reader", service.readerName(0), "-n")));
  }

  /** {@code pkcs15-tool}, with the driver for this card. */
  public ForeignProgram pkcs15Tool(String... options) {
    return pkcs15("pkcs15-tool", options);
  }

  private ForeignProgram pkcs15(String program, String... options) {
    List<String> command = new ArrayList<>(List.of(program, "--reader", service.readerName(0)));
    command.addAll(List.of(options));
    return program(command).with("OPENSC_DRIVER", "jpki");
  }

  /** {@code pkcs15-tool --verify-pin} with more options. */
  public ForeignProgram verifyPin(KeyKind key, String pin, String... options) {
    List<String> all =
        new ArrayList<>(List.of("--verify-pin", "--auth-id", id(key), "--pin", "env:SECRET"));
    all.addAll(List.of(options));
    return pkcs15Tool(all.toArray(String[]::new)).with("SECRET", pin);
  }

  /** {@code pkcs11-tool --login} with more options. */
  public ForeignProgram login(KeyKind key, String pin, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "pkcs11-tool", "--token-label", tokenLabel(key), "--login", "--pin", "env:SECRET"));
    command.addAll(List.of(options));
    return program(command).with("OPENSC_DRIVER", "jpki").with("SECRET", pin);
  }

  /** A signature of SHA-256 and PKCS#1 v1.5 by {@code pkcs15-crypt}, which takes the hash. */
  public byte[] signByPkcs15(KeyKind key, byte[] message) throws IOException {
    try {
      Files.write(file("hash"), MessageDigest.getInstance("SHA-256").digest(message));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    List<String> options =
        List.of("--sign", "--key", id(key), "--sha-256", "--pkcs1", "--input", "hash");
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--output", "pkcs15.sig", "--pin", "-"));
    succeed(pkcs15("pkcs15-crypt", all.toArray(String[]::new)).input(pin(key) + "\n"));
    return Files.readAllBytes(file("pkcs15.sig"));
  }

  /** A signature by {@code pkcs11-tool}, which takes the message and leaves a file. */
  public ForeignProgram signByPkcs11(KeyKind key, byte[] message, String signature)
      throws IOException {
    String input = signature + ".message";
    Files.write(file(input), message);
    String mechanism = "SHA256-RSA-PKCS";
    String id = "0" + id(key);
    return login(
        key, pin(key), "--sign", "-m", mechanism, "--id", id, "-i", input, "-o", signature);
  }

  /** What openssl says of a signature of SHA-256 and PKCS#1 v1.5. */
  public String verify(byte[] certificate, byte[] message, byte[] signature) throws IOException {
    Files.write(file("certificate"), certificate);
    Files.write(file("message"), message);
    Files.write(file("signature"), signature);
    Files.writeString(
        file("key"),
        succeed(
            program(
                List.of(
                    "openssl",
                    "x509",
                    "-inform",
                    "DER",
                    "-in",
                    "certificate",
                    "-pubkey",
                    "-noout"))));
    return program(
            List.of(
                "openssl",
                "dgst",
                "-sha256",
                "-verify",
                "key",
                "-signature",
                "signature",
                "message"))
        .run()
        .text();
  }

  /** A file in the working folder. */
  public Path file(String name) {
    return folder.resolve(name);
  }

  private ForeignProgram program(List<String> command) {
    return ForeignProgram.of(command.toArray(String[]::new))
        .in(folder)
        .with("HOME", folder.toString());
  }

  /** Runs a program that must succeed; returns what it says. */
  public static String succeed(ForeignProgram program) {
    Outcome outcome = program.run();
    assertThat(outcome.exit()).as(outcome.text()).isZero();
    return outcome.text();
  }

  /** Runs a program that must fail; returns what it says. */
  public static String fail(ForeignProgram program) {
    Outcome outcome = program.run();
    assertThat(outcome.exit()).as(outcome.text()).isNotZero();
    return outcome.text();
  }

  /** The certificate in a tool's output. */
  public static byte[] der(String text) throws CertificateException {
    String pem = text.substring(text.indexOf("-----BEGIN"));
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
        .getEncoded();
  }
}

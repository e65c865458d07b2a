package io.github.jpki4j.samples.login;

/**
 * What a program sends to the server to log in.
 *
 * @param certificate the certificate for user authentication, DER
 * @param issuer the CA certificate on the card, DER; it proves nothing by itself
 * @param signature of the challenge, PKCS#1 v1.5 with SHA-256
 */
public record LoginProof(byte[] certificate, byte[] issuer, byte[] signature) {}

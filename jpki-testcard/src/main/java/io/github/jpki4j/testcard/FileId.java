package io.github.jpki4j.testcard;

/** The identifiers of the elementary files in the JPKI application: CARD-14. */
final class FileId {

  static final int SIGN_CERTIFICATE = 0x0001;
  static final int SIGN_CA_CERTIFICATE = 0x0002;
  static final int TOKEN = 0x0006;
  static final int PRESENCE = 0x0008;
  static final int AUTH_CERTIFICATE = 0x000A;
  static final int AUTH_CA_CERTIFICATE = 0x000B;
  static final int AUTH_KEY = 0x0017;
  static final int AUTH_PIN = 0x0018;
  static final int SIGN_KEY = 0x001A;
  static final int SIGN_PASSWORD = 0x001B;

  private FileId() {}
}

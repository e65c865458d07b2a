package io.github.jpki4j.testcard.apdu;

/** The identifiers of the elementary files in the JPKI application: CARD-14. */
public final class FileId {

  public static final int SIGN_CERTIFICATE = 0x0001;
  public static final int SIGN_CA_CERTIFICATE = 0x0002;
  public static final int TOKEN = 0x0006;
  public static final int PRESENCE = 0x0008;
  public static final int AUTH_CERTIFICATE = 0x000A;
  public static final int AUTH_CA_CERTIFICATE = 0x000B;
  public static final int AUTH_KEY = 0x0017;
  public static final int AUTH_PIN = 0x0018;
  public static final int SIGN_KEY = 0x001A;
  public static final int SIGN_PASSWORD = 0x001B;

  private FileId() {}
}

package io.github.jpki4j.internal;

/**
 * The tags in the files of the applications beside JPKI, for the readers of these files and for who
 * judges their signatures. {@code FILE} is the outer object of each; APP-01, APP-24, APP-27,
 * APP-28.
 */
public final class RecordTag {

  private RecordTag() {}

  /** Surface application: the age record. */
  public static final class Age {
    public static final int FILE = 0xFF10;
    public static final int BIRTH_DATE = 0xDF11;
    public static final int KEY = 0xDF12;
    public static final int SIGNATURE = 0xDF13;

    private Age() {}
  }

  /** Surface application: the card face. Expiry and security code are not signed. */
  public static final class Face {
    public static final int FILE = 0xFF20;
    public static final int OFFSETS = 0xDF21;
    public static final int BIRTH_DATE = 0xDF22;
    public static final int GENDER = 0xDF23;
    public static final int KEY = 0xDF24;
    public static final int NAME = 0xDF25;
    public static final int ADDRESS = 0xDF26;
    public static final int PHOTO = 0xDF27;
    public static final int SIGNATURE = 0xDF28;
    public static final int EXPIRY = 0xDF29;
    public static final int SECURITY_CODE = 0xDF2A;

    private Face() {}
  }

  /** Surface application: the image of the individual number. */
  public static final class NumberImage {
    public static final int FILE = 0xFF40;
    public static final int IMAGE = 0xDF41;
    public static final int KEY = 0xDF42;
    public static final int SIGNATURE = 0xDF43;

    private NumberImage() {}
  }

  /** Card info input application: the individual number, which has no items. */
  public static final class IndividualNumber {
    public static final int FILE = 0xFF10;

    private IndividualNumber() {}
  }

  /** Card info input application: the four attributes. */
  public static final class Attributes {
    public static final int FILE = 0xFF20;
    public static final int OFFSETS = 0xDF21;
    public static final int NAME = 0xDF22;
    public static final int ADDRESS = 0xDF23;
    public static final int BIRTH_DATE = 0xDF24;
    public static final int GENDER = 0xDF25;

    private Attributes() {}
  }

  /** Card info input application: what signs the attributes and the number. */
  public static final class TextSignature {
    public static final int FILE = 0xFF30;
    public static final int NUMBER_HASH = 0xDF31;
    public static final int ATTRIBUTES_HASH = 0xDF32;
    public static final int SIGNATURE = 0xDF33;

    private TextSignature() {}
  }

  /** Card info input application: the key of the card in it. */
  public static final class TextKey {
    public static final int FILE = 0xFF50;
    public static final int KEY = 0xDF51;
    public static final int SIGNATURE = 0xDF52;

    private TextKey() {}
  }
}

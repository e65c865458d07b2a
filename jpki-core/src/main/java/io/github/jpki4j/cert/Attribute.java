package io.github.jpki4j.cert;

/**
 * One of the basic four attributes (基本4情報) of the sign certificate. Facts: CERT-21.
 *
 * @since 0.1.0
 */
public enum Attribute {
  /** The name (氏名), with a former surname (旧氏) if there is one. */
  NAME,
  /** The gender (性別). */
  GENDER,
  /** The date of birth (生年月日). */
  BIRTH_DATE,
  /** The address (住所), without postcode. */
  ADDRESS
}

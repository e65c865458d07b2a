package io.github.jpki4j.card.number;

/**
 * What an individual number (個人番号) is needed for, as the caller states it. Nothing checks the
 * statement: it makes the caller say it, and a program can put it into its own records. APP-05.
 *
 * <p>To know who somebody is, or how old, is none of these purposes.
 *
 * @since 0.1.0
 */
public enum IndividualNumberPurpose {
  /** A task of social security that the Act names, such as pensions, insurance and welfare. */
  SOCIAL_SECURITY,

  /** A task of taxation that the Act names, such as a withholding record. */
  TAX,

  /** A task of disaster response that the Act names. */
  DISASTER_RESPONSE,

  /** Another task that the Act, or an ordinance under it, names. */
  OTHER_STATUTORY_TASK,

  /** The person reads the own number, or that of somebody of the same household. */
  OWN_NUMBER
}

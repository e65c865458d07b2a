package io.github.jpki4j.cli.command;

import io.github.jpki4j.DataSecret;
import io.github.jpki4j.SecretKind;

/** The name of a secret in the keys of messages: a number has one, however many counters. */
public final class SecretNames {

  private SecretNames() {}

  public static String of(SecretKind secret) {
    if (secret instanceof DataSecret data) {
      return switch (data) {
        case SURFACE_BIRTH_KEY -> "BIRTH_KEY";
        case SURFACE_NUMBER_A, CARD_INFO_NUMBER_A -> "NUMBER_A";
        case SURFACE_NUMBER_B, CARD_INFO_NUMBER_B -> "NUMBER_B";
        case CARD_INFO, RESIDENT, LICENCE -> secret.name();
      };
    }
    return secret.name();
  }
}

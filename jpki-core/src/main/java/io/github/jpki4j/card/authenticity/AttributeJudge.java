package io.github.jpki4j.card.authenticity;

import io.github.jpki4j.cert.Attribute;
import io.github.jpki4j.cert.AttributeComparison;
import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.cert.Match;
import java.util.ArrayList;
import java.util.List;

/** Compares what records and certificate say of the person. */
final class AttributeJudge {

  private AttributeJudge() {}

  /** The record of the surface and the text, which were issued together. */
  static AuthenticityFinding text(
      BasicFourAttributes surface, BasicFourAttributes text, boolean proven) {
    AuthenticityCheck check = AuthenticityCheck.TEXT_ATTRIBUTES;
    AttributeComparison compared = surface.compare(text);
    List<String> different = different(compared);
    if (!different.isEmpty()) {
      return new AuthenticityFinding(check, AuthenticityCode.ATTRIBUTES_DIFFER, different);
    }
    return AuthenticityFinding.of(check, agreement(compared, proven));
  }

  /** The card and a certificate, which is as old as its issue. */
  static AuthenticityFinding certificate(
      BasicFourAttributes card, BasicFourAttributes certificate, boolean proven) {
    AuthenticityCheck check = AuthenticityCheck.CERTIFICATE_ATTRIBUTES;
    AttributeComparison compared = card.compare(certificate);
    List<String> different = different(compared);
    if (different.isEmpty()) {
      return AuthenticityFinding.of(check, agreement(compared, proven));
    }
    boolean other = compared.birthDate() == Match.DIFFERENT;
    return new AuthenticityFinding(
        check,
        other ? AuthenticityCode.ATTRIBUTES_DIFFER : AuthenticityCode.ATTRIBUTES_CHANGED,
        different);
  }

  private static AuthenticityCode agreement(AttributeComparison compared, boolean proven) {
    if (compared.birthDate() != Match.SAME) {
      return AuthenticityCode.ATTRIBUTES_UNDETERMINED;
    }
    return proven ? AuthenticityCode.ATTRIBUTES_AGREE : AuthenticityCode.SIGNER_NOT_PROVEN;
  }

  private static List<String> different(AttributeComparison compared) {
    List<String> names = new ArrayList<>();
    for (Attribute attribute : Attribute.values()) {
      if (compared.of(attribute) == Match.DIFFERENT) {
        names.add(attribute.name());
      }
    }
    return names;
  }
}

package io.github.jpki4j.it.genuine;

import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.card.authenticity.AuthenticityReport;
import io.github.jpki4j.card.authenticity.AuthenticityRequest;
import io.github.jpki4j.card.authenticity.AuthenticityVerdict;
import io.github.jpki4j.card.authenticity.CvAuthorities;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.transport.CardConnection;

/** The example of docs/genuine.md. */
final class GenuineExample {

  private GenuineExample() {}

  static boolean isGenuine(CardConnection connection, char[] digits, byte[] session)
      throws JpkiException {
    // example-begin
    try (MyNumberCard card = MyNumberCard.open(connection);
        VerificationNumberB number = VerificationNumberB.of(digits)) {
      AuthenticityReport report =
          card.authenticity(CvAuthorities.production())
              .check(AuthenticityRequest.withNumberB(number).context(session));
      return report.verdict() == AuthenticityVerdict.GENUINE;
    }
    // example-end
  }
}

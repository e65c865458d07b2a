package io.github.jpki4j.android;

import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testkit.Answered;
import io.github.jpki4j.testkit.StatusWordSweep;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Status words through Android's own classes: all, and those that tell something once more. */
@Tag("sweep")
class PhoneStatusWordTest {

  @ParameterizedTest
  @EnumSource(Answered.class)
  void thePinIsSentOnceOrNotAtAll(Answered answered) {
    NfcSettings usual = NfcSettings.standard();
    new StatusWordSweep(
            "phone, short", TryPolicy.KEEP_LAST, card -> new PhoneField(card::answer).open(usual))
        .run(answered, StatusWordSweep.everyWord());
    NfcSettings extended = usual.withExtendedLength(true);
    new StatusWordSweep(
            "phone, extended",
            TryPolicy.SPEND_LAST,
            card -> new PhoneField(card::answer).withMaxTransceiveLength(65_279).open(extended))
        .run(answered, StatusWordSweep.tellingWords());
  }
}

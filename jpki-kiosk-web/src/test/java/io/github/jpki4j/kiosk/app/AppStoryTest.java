package io.github.jpki4j.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testcard.TestCard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ways through the app: what a person does, the page at the end with what it says, and what it
 * cost.
 */
class AppStoryTest {

  @ParameterizedTest(name = "{0}: {1} → {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # card | what the person does | page | PIN | password | reservations
          # the whole way
          sign-blocked | reserve accept sign insert yes go-on type/1234 matched | done | 3 | 0 | 1
          auth-blocked | reserve accept auth insert yes go-on type/ABC123 | done | 0 | 5 | 1
          good | reserve accept sign insert yes go-on type/1234 matched menu | menu | 3 | 5 | 1
          good | insert reserve accept auth yes go-on type/abc123 | done | 3 | 5 | 1
          good | reserve accept sign insert yes go-on remove type/1234 insert matched | done | 3 | 5 | 1
          # before a card is there
          good | reserve | terms | 3 | 5 | 0
          good | reserve decline | refused/CONSENT_MISSING | 3 | 5 | 0
          good | reserve decline again | terms | 3 | 5 | 0
          good | reserve accept | which | 3 | 5 | 0
          good | reserve accept both | advice/false/BOTH_SECRETS_FORGOTTEN | 3 | 5 | 0
          good | offline reserve | refused/OFFLINE | 3 | 5 | 0
          good | offline reserve again online again | terms | 3 | 5 | 0
          good | maintenance reserve | refused/UNDER_MAINTENANCE | 3 | 5 | 0
          good | maintenance reserve wait/PT31M again | terms | 3 | 5 | 0
          good | kiosks | kiosks | 3 | 5 | 0
          good | words | words | 3 | 5 | 0
          good | words menu reserve accept menu | menu | 3 | 5 | 0
          # reading the card
          good | reserve accept sign | hold/0 | 3 | 5 | 0
          good | reserve accept sign read | hold/1 | 3 | 5 | 0
          good | reserve accept sign read read | hold/2 | 3 | 5 | 0
          good | reserve accept sign read read read | hold/3 | 3 | 5 | 0
          good | reserve accept sign read read read read read read | advice/false/CHIP_SUSPECTED_BROKEN | 3 | 5 | 0
          good | reserve accept sign read read read insert yes go-on | secret/3/NONE | 3 | 5 | 0
          good | reserve accept sign unplug | reader-lost | 3 | 5 | 0
          good | reserve accept sign unplug plug | hold/0 | 3 | 5 | 0
          good | unplug reserve accept sign | reader-lost | 3 | 5 | 0
          good | reserve accept sign insert yes go-on unplug type/1234 plug insert matched | done | 3 | 5 | 1
          # the wrong kind of card
          licence | reserve accept sign insert | advice/false/CARD_IS_OTHER | 3 | 5 | 0
          licence | reserve accept sign insert again swap/good | knows-other | 3 | 5 | 0
          juki | reserve accept sign insert | advice/false/CARD_IS_JUKI | 3 | 5 | 0
          android | reserve accept sign insert | advice/false/CARD_IS_PHONE | 3 | 5 | 0
          iphone | reserve accept auth insert | advice/false/CARD_IS_PHONE | 3 | 5 | 0
          child | reserve accept sign insert | advice/false/SIGN_CERTIFICATE_ABSENT | 3 | 5 | 0
          face-only | reserve accept auth insert | advice/false/SIGN_CERTIFICATE_ABSENT | 0 | 5 | 0
          # certificates
          auth-ended | reserve accept sign insert | advice/false/AUTH_CERTIFICATE_EXPIRED | 3 | 5 | 0
          auth-not-begun | reserve accept sign insert | advice/false/AUTH_CERTIFICATE_NOT_YET_VALID | 3 | 5 | 0
          sign-ended | reserve accept auth insert yes go-on type/ABC123 | advice/false/SIGN_CERTIFICATE_EXPIRED | 3 | 5 | 0
          sign-not-begun | reserve accept auth insert yes go-on type/ABC123 | advice/false/SIGN_CERTIFICATE_NOT_YET_VALID | 3 | 5 | 0
          good | moved reserve accept sign insert yes go-on type/1234 matched | refused/ATTRIBUTES_CHANGED | 3 | 5 | 0
          # the other secret: blocked, not known
          all-blocked | reserve accept sign insert | advice/false/OTHER_SECRET_BLOCKED | 0 | 0 | 0
          auth-blocked | reserve accept sign insert | advice/false/OTHER_SECRET_BLOCKED | 0 | 5 | 0
          sign-blocked | reserve accept auth insert | advice/false/OTHER_SECRET_BLOCKED | 3 | 0 | 0
          good | reserve accept sign insert no | advice/false/OTHER_SECRET_FORGOTTEN | 3 | 5 | 0
          good | reserve accept auth insert no | advice/false/OTHER_SECRET_FORGOTTEN | 3 | 5 | 0
          # the other secret: wrong
          good | reserve accept sign insert yes go-on type/12 | secret/3/MALFORMED | 3 | 5 | 0
          good | reserve accept sign insert yes go-on type/12345 | secret/3/MALFORMED | 3 | 5 | 0
          good | reserve accept auth insert yes go-on type/ABC12! | secret/5/MALFORMED | 3 | 5 | 0
          good | reserve accept sign insert yes go-on type/9999 | wrong/2 | 2 | 5 | 0
          good | reserve accept sign insert yes go-on type/9999 again | secret/2/NONE | 2 | 5 | 0
          good | reserve accept sign insert yes go-on type/9999 again type/1234 matched | done | 3 | 5 | 1
          good | reserve accept auth insert yes go-on type/WRONG1 | wrong/4 | 3 | 4 | 0
          auth-2 | reserve accept sign insert yes go-on type/9999 | wrong/1 | 1 | 5 | 0
          auth-2 | reserve accept sign insert yes go-on type/9999 again | last-try/NONE | 1 | 5 | 0
          auth-2 | reserve accept sign insert yes go-on type/9999 again menu | menu | 1 | 5 | 0
          auth-1 | reserve accept sign insert yes go-on | last-try/NONE | 1 | 5 | 0
          auth-1 | reserve accept sign insert yes go-on dare | secret/1/NONE | 1 | 5 | 0
          auth-1 | reserve accept sign insert yes go-on dare type/1234 matched | done | 3 | 5 | 1
          auth-1 | reserve accept sign insert yes go-on dare type/9999 | advice/false/OTHER_SECRET_BLOCKED | 0 | 5 | 0
          sign-1 | reserve accept auth insert yes go-on dare type/ABC123 | done | 3 | 5 | 1
          sign-1 | reserve accept auth insert yes go-on dare type/WRONG1 | advice/false/OTHER_SECRET_BLOCKED | 3 | 0 | 0
          # the counter falls behind our back
          good | reserve accept sign insert yes go-on tries/AUTH/1 type/1234 | last-try/NOT_SENT | 1 | 5 | 0
          good | reserve accept sign insert yes go-on tries/AUTH/0 type/1234 | advice/false/OTHER_SECRET_BLOCKED | 0 | 5 | 0
          # taken away too early
          good | leave-before-verify reserve accept sign insert yes go-on type/1234 | answer-lost | 3 | 5 | 0
          good | leave-before-verify reserve accept sign insert yes go-on type/1234 undisturbed look insert again go-on | secret/3/KEPT | 3 | 5 | 0
          good | leave-after-verify reserve accept sign insert yes go-on type/1234 | answer-lost | 3 | 5 | 0
          good | leave-after-verify reserve accept sign insert yes go-on type/9999 | answer-lost | 2 | 5 | 0
          good | leave-after-verify reserve accept sign insert yes go-on type/9999 undisturbed insert again go-on | secret/2/SPENT | 2 | 5 | 0
          good | leave-after-verify reserve accept sign insert yes go-on type/9999 undisturbed insert again go-on type/1234 matched | done | 3 | 5 | 1
          auth-2 | leave-after-verify reserve accept sign insert yes go-on type/9999 undisturbed insert again go-on | last-try/SPENT | 1 | 5 | 0
          # another card
          good | reserve accept sign insert yes go-on swap/somebody type/1234 | another-card | 3 | 5 | 0
          good | reserve accept sign insert yes go-on swap/licence type/1234 | another-card | 3 | 5 | 0
          good | reserve accept sign insert yes go-on swap/android type/1234 | another-card | 3 | 5 | 0
          good | reserve accept sign insert yes go-on swap/somebody type/1234 again insert go-on type/1234 matched | done | 3 | 5 | 1
          good | reserve accept sign insert yes go-on swap/somebody type/1234 this | knows-other | 3 | 5 | 0
          good | reserve accept sign insert yes go-on remove type/1234 swap/somebody | another-card | 3 | 5 | 0
          good | leave-after-verify reserve accept sign insert yes go-on type/1234 undisturbed swap/somebody again | another-card | 3 | 5 | 0
          # the face
          good | reserve accept sign insert yes go-on type/1234 not-matched | face-failed/1 | 3 | 5 | 0
          good | reserve accept sign insert yes go-on type/1234 not-matched again type/1234 not-matched | face-failed/2 | 3 | 5 | 0
          good | reserve accept sign insert yes go-on type/1234 not-matched again type/1234 matched | done | 3 | 5 | 1
          good | reserve accept sign insert yes go-on type/1234 not-matched menu reserve accept sign yes go-on type/1234 not-matched | face-failed/0 | 3 | 5 | 0
          good | reserve accept sign insert yes go-on type/1234 not-matched again type/1234 not-matched again type/1234 not-matched again type/1234 not-matched again type/1234 not-matched | refused/FACE_COOL_DOWN | 3 | 5 | 0
          good | reserve accept sign insert yes go-on type/1234 not-matched again type/1234 not-matched again type/1234 not-matched again type/1234 not-matched again type/1234 not-matched menu reserve accept sign | advice/false/FACE_COOLING_DOWN | 3 | 5 | 0
          good | reserve accept sign insert yes go-on type/1234 not-matched again type/1234 not-matched again type/1234 not-matched again type/1234 not-matched again type/1234 not-matched again read wait/PT61M again read yes go-on type/1234 not-matched | face-failed/1 | 3 | 5 | 0
          good | reserve accept sign insert yes go-on type/1234 too-different | refused/FACE_TOO_DIFFERENT | 3 | 5 | 0
          # the service goes and comes
          good | reserve accept offline sign insert | advice/false/OFFLINE | 3 | 5 | 0
          good | reserve accept offline sign insert online again read | knows-other | 3 | 5 | 0
          good | reserve accept sign insert yes go-on offline type/9999 | refused/OFFLINE | 3 | 5 | 0
          good | reserve accept auth insert yes go-on offline type/WRONG1 | refused/OFFLINE | 3 | 5 | 0
          good | reserve accept sign insert yes go-on offline type/1234 online again type/1234 matched | done | 3 | 5 | 1
          good | reserve accept maintenance sign insert | refused/UNDER_MAINTENANCE | 3 | 5 | 0
          good | reserve accept sign insert yes go-on type/1234 offline matched | refused/OFFLINE | 3 | 5 | 0
          good | reserve accept sign insert yes go-on type/1234 offline matched online again | done | 3 | 5 | 1
          good | offline-after-verify reserve accept auth insert yes go-on type/ABC123 | refused/OFFLINE | 3 | 5 | 0
          good | offline-after-verify reserve accept auth insert yes go-on type/ABC123 online again | done | 3 | 5 | 1
          good | reserve accept sign insert yes go-on type/1234 wait/PT11M matched | refused/CHALLENGE_UNKNOWN | 3 | 5 | 0
          # one is open already
          good | reserve accept sign insert yes go-on type/1234 matched menu reserve accept sign yes | open-already | 3 | 5 | 1
          good | reserve accept sign insert yes go-on type/1234 matched menu reserve accept sign yes menu | menu | 3 | 5 | 1
          good | reserve accept sign insert yes go-on type/1234 matched menu reserve accept sign yes replace | advice/true/READY_TO_RESERVE | 3 | 5 | 1
          good | reserve accept sign insert yes go-on type/1234 matched menu reserve accept sign yes replace go-on type/1234 matched | done | 3 | 5 | 1
          good | reserve accept auth insert yes go-on type/ABC123 menu reserve accept auth yes go-on type/ABC123 | open-already | 3 | 5 | 1
          good | reserve accept auth insert yes go-on type/ABC123 menu reserve accept auth yes go-on type/ABC123 replace | done | 3 | 5 | 1
          good | reserve accept sign insert yes go-on type/1234 matched menu wait/PT25H reserve accept sign yes | advice/true/RESERVATION_EXPIRED | 3 | 5 | 1
          """)
  void aRow(String name, String words, String page, int pin, int password, int reservations) {
    TestCard card = AppCards.of(name);
    try (AppDesk desk = new AppDesk()) {
      desk.play(card, words);
      assertThat(desk.seen()).isEqualTo(page);
      assertThat(desk.reservations()).isEqualTo(reservations);
    }
    assertThat(card.triesLeft(KeyKind.AUTH)).isEqualTo(pin);
    assertThat(card.triesLeft(KeyKind.SIGN)).isEqualTo(password);
  }
}

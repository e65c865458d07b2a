package io.github.jpki4j.it.kiosk;

/** What goes wrong before a kiosk, and where it ends. */
final class KioskRows {

  private KioskRows() {}

  /**
   * Columns: what happens; the kiosk; the card; what the person does; the page; tries of the PIN
   * and of the password; which PIN and which password are valid.
   */
  static final String ROWS =
      """
      # the card
      nothing goes wrong, password | both | good | blocked/SIGN reserved/SIGN insert forgot/SIGN yes next type/1234 type/XYZ789 type/XYZ789 | completed | 3 | 5 | old | new
      pulled while it is shown | both | good | insert pull on/mishap | mishap/pulled | 3 | 5 | old | old
      pulled while it is read | both | good | trap/READ/1/REMOVED_BEFORE insert | mishap/pulled | 3 | 5 | old | old
      pulled at the entry of a secret | both | good | reserved/SIGN insert forgot/SIGN yes next pull on/mishap | mishap/pulled | 3 | 5 | old | old
      pulled before the other secret arrives | both | good | reserved/SIGN trap/SECRET/1/REMOVED_BEFORE insert forgot/SIGN yes next type/1234 | mishap/outcome-unknown | 3 | 5 | old | old
      pulled after a wrong one arrived | both | good | reserved/SIGN trap/SECRET/1/REMOVED_AFTER insert forgot/SIGN yes next type/9999 | mishap/outcome-unknown | 2 | 5 | old | old
      pulled while it signs | both | good | reserved/SIGN trap/SIGNATURE/1/REMOVED_BEFORE insert forgot/SIGN yes next type/1234 | mishap/pulled | 3 | 5 | old | old
      pulled before the new secret is confirmed | both | good | blocked/SIGN reserved/SIGN trap/SECRET/2/REMOVED_BEFORE insert forgot/SIGN yes next type/1234 type/XYZ789 type/XYZ789 | mishap/reset-unknown | 3 | 5 | old | new
      pulled while it is confirmed | both | good | blocked/SIGN reserved/SIGN trap/SECRET/2/REMOVED_AFTER insert forgot/SIGN yes next type/1234 type/XYZ789 type/XYZ789 | mishap/reset-unknown | 3 | 5 | old | new
      pulled and put back | both | good | insert reset-sign pull on/mishap insert | begun-anew | 3 | 5 | old | old
      swapped for another one | both | good | reserved/SIGN insert forgot/SIGN yes next swap/somebody next | card | 3 | 5 | old | old
      a card that is a driving licence, too | both | with-licence | insert | card | 3 | 5 | old | old
      any other card | both | other | insert | mishap/other-card | - | - | - | -
      a resident register card | both | juki | insert | mishap/juki-card | - | - | - | -
      the certificates on an Android phone | both | android | insert | mishap/phone | 3 | 5 | old | old
      a child's password | both | child | insert reset-sign | advice/COUNTER | 3 | 5 | old | old
      a card without secrets | both | face-only | insert reset-auth | advice/COUNTER | 0 | 5 | old | old
      its answer makes no sense | both | good | trap/READ/all/ANSWER_GARBAGE insert | mishap/unreadable | 3 | 5 | old | old
      three times | both | good | trap/READ/all/ANSWER_GARBAGE insert pull trap/READ/all/ANSWER_GARBAGE insert pull trap/READ/all/ANSWER_GARBAGE insert | mishap/chip-suspected | 3 | 5 | old | old
      certificates that have ended | both | ended | insert reset-sign | advice/COUNTER | 3 | 5 | old | old
      # secrets
      the other secret is wrong | both | good | blocked/SIGN reserved/SIGN insert forgot/SIGN yes next type/9999 | mishap/wrong-secret | 2 | 0 | old | old
      the password is wrong | both | good | blocked/AUTH reserved/AUTH insert forgot/AUTH yes next type/WRONG1 | mishap/wrong-secret | 0 | 4 | old | old
      wrong twice, asked before the last | both | good | reserved/SIGN insert forgot/SIGN yes next type/9999 again type/9998 again | last-try | 1 | 5 | old | old
      the last try is kept | both | good | reserved/SIGN tries/AUTH/1 insert forgot/SIGN yes next no | card | 1 | 5 | old | old
      the last try is wrong | both | good | reserved/SIGN tries/AUTH/1 insert forgot/SIGN yes next yes type/9999 | mishap/blocked | 0 | 5 | old | old
      the last try is right | both | good | reserved/SIGN tries/AUTH/1 insert forgot/SIGN yes next yes type/1234 type/XYZ789 type/XYZ789 | completed | 3 | 5 | old | new
      the other secret is blocked | both | good | blocked/AUTH insert reset-sign | advice/COUNTER | 0 | 5 | old | old
      the other secret is forgotten too | both | good | insert reset-sign no no | advice/COUNTER | 3 | 5 | old | old
      the new ones differ | both | good | reserved/SIGN insert forgot/SIGN yes next type/1234 type/XYZ789 type/XYZ780 | secret/entries-differ | 3 | 5 | old | old
      the new one has a character too strange | both | good | reserved/SIGN insert forgot/SIGN yes next type/1234 type/XYZ78! | secret/malformed-characters | 3 | 5 | old | old
      the new one is the old one | both | good | reserved/SIGN insert forgot/SIGN yes next type/1234 type/ABC123 type/ABC123 | secret/same-as-old | 3 | 5 | old | old
      a change, the present one is wrong | both | good | insert change auth type/9999 type/5678 type/5678 | mishap/wrong-secret | 2 | 5 | old | old
      a change, pulled before it | both | good | trap/CHANGE/1/REMOVED_BEFORE insert change auth type/1234 type/5678 type/5678 | mishap/change-unknown | 3 | 5 | old | old
      a change, pulled after it | both | good | trap/CHANGE/1/REMOVED_AFTER insert change auth type/1234 type/5678 type/5678 | mishap/change-unknown | 3 | 5 | new | old
      # the service
      no reservation | both | good | insert forgot/SIGN yes | refused/no-reservation | 3 | 5 | old | old
      another card's reservation | both | good | reserved-by/somebody/SIGN insert forgot/SIGN yes | refused/no-reservation | 3 | 5 | old | old
      the reservation has ended | both | good | reserved/SIGN wait/PT25H insert forgot/SIGN yes | refused/reservation-expired | 3 | 5 | old | old
      this kiosk cannot | password | good | reserved/AUTH insert forgot/AUTH yes | refused/kiosk-cannot | 3 | 5 | old | old
      out of hours | both | good | reserved/SIGN wait/PT12H insert forgot/SIGN yes | refused/kiosk-closed | 3 | 5 | old | old
      not reached, and back | both | good | reserved/SIGN insert forgot/SIGN offline yes online retry | finish-here | 3 | 5 | old | old
      not reached after a right secret | both | good | reserved/SIGN trap/SECRET/1/offline insert forgot/SIGN yes next type/1234 | refused/offline | 3 | 5 | old | old
      under maintenance | both | good | reserved/SIGN maintenance insert forgot/SIGN yes | refused/under-maintenance | 3 | 5 | old | old
      revoked since the reservation | both | good | known reserved/SIGN revoked/SIGN insert forgot/SIGN yes next type/1234 | refused/certificate-revoked | 3 | 5 | old | old
      moved since the reservation | both | good | reserved/SIGN moved insert forgot/SIGN yes next type/1234 | refused/attributes-changed | 3 | 5 | old | old
      the end is not reported | both | good | blocked/SIGN reserved/SIGN trap/SECRET/2/offline insert forgot/SIGN yes next type/1234 type/XYZ789 type/XYZ789 | completed/not-reported | 3 | 5 | old | new
      # time, and the reader
      the kiosk is closed | both | good | closed insert | take-card/not-served | 3 | 5 | old | old
      nobody does anything | hasty | good | insert on/more-time on/take-card | take-card/idle | 3 | 5 | old | old
      more time is asked for | asking | good | insert on/more-time more | card | 3 | 5 | old | old
      too long in all | short | good | insert on/take-card | take-card/time-limit | 3 | 5 | old | old
      the PC/SC service dies in the middle | both | good | insert reset-sign kill on/out-of-order | out-of-order | 3 | 5 | old | old
      and comes back | both | good | insert reset-sign kill on/out-of-order restart on/attract insert | card | 3 | 5 | old | old
      it dies after a wrong secret arrived | both | good | reserved/SIGN trap/SECRET/1/kill insert forgot/SIGN yes next type/9999 | mishap/outcome-unknown | 2 | 5 | old | old
      """;
}

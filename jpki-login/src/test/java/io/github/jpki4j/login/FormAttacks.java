package io.github.jpki4j.login;

import static io.github.jpki4j.login.LoginAttack.attack;

import java.util.List;

/** Responses and challenges that are nearly of the right form. */
final class FormAttacks {

  private static final String HOST = "www.example.jp";

  private FormAttacks() {}

  static List<LoginAttack> ofResponse() {
    return List.of(
        attack("response empty", LoginCode.RESPONSE_LENGTH, d -> d.response(t -> "")),
        attack("response too long", LoginCode.RESPONSE_LENGTH, d -> d.response(t -> t.repeat(8))),
        attack("response CRLF", LoginCode.RESPONSE_CHARACTERS, d -> d.response(FormAttacks::crlf)),
        attack("response BOM", LoginCode.RESPONSE_CHARACTERS, d -> d.response(t -> "\uFEFF" + t)),
        attack(
            "response full-width colon",
            LoginCode.RESPONSE_CHARACTERS,
            d -> d.response(t -> t.replace("issuer:", "issuer："))),
        attack("response NUL", LoginCode.RESPONSE_CHARACTERS, d -> d.response(t -> t + "\0")),
        attack(
            "response version 2",
            LoginCode.RESPONSE_VERSION,
            d -> d.response(t -> t.replace("RESPONSE 1", "RESPONSE 2"))),
        attack(
            "response version 01",
            LoginCode.RESPONSE_VERSION,
            d -> d.response(t -> t.replace("RESPONSE 1", "RESPONSE 01"))),
        attack("response truncated", LoginCode.RESPONSE_LINES, d -> d.response(t -> cut(t, 40))),
        attack(
            "response extended", LoginCode.RESPONSE_LINES, d -> d.response(t -> t + "more: AA\n")),
        attack("response empty line", LoginCode.RESPONSE_LINES, d -> d.response(t -> t + "\n")),
        attack(
            "response re-ordered",
            LoginCode.RESPONSE_LINES,
            d -> d.response(t -> swap(t, "certificate", "issuer"))),
        attack(
            "response duplicate line",
            LoginCode.RESPONSE_LINES,
            d -> d.response(t -> t.replaceFirst("(?m)^(issuer: .*)$", "$1\n$1"))),
        attack(
            "response without space",
            LoginCode.RESPONSE_LINES,
            d -> d.response(t -> t.replace("issuer: ", "issuer:"))),
        attack(
            "response name in upper case",
            LoginCode.RESPONSE_LINES,
            d -> d.response(t -> t.replace("issuer", "Issuer"))),
        attack(
            "response two spaces",
            LoginCode.RESPONSE_VALUE,
            d -> d.response(t -> t.replace("issuer: ", "issuer:  "))),
        attack(
            "response padding", LoginCode.RESPONSE_VALUE, d -> d.response(t -> cut(t, 1) + "==\n")),
        attack(
            "response unused bits",
            LoginCode.RESPONSE_VALUE,
            d -> d.signature(s -> new byte[1]).response(t -> t.replace("AA\n", "AB\n"))),
        attack(
            "response base64 of another alphabet",
            LoginCode.RESPONSE_VALUE,
            d -> d.signature(s -> new byte[] {-1, -1, -1}).response(t -> t.replace('_', '/'))),
        attack(
            "response empty value", LoginCode.RESPONSE_VALUE, d -> d.signature(s -> new byte[0])),
        attack(
            "signature longer than any",
            LoginCode.RESPONSE_VALUE,
            d -> d.signature(s -> new byte[LoginResponse.LONGEST_SIGNATURE + 1])));
  }

  static List<LoginAttack> ofChallenge() {
    return List.of(
        attack(
            "challenge too long",
            LoginCode.CHALLENGE_LENGTH,
            d -> d.line("purpose", "a".repeat(LoginChallenge.LONGEST))),
        attack(
            "challenge CRLF", LoginCode.CHALLENGE_CHARACTERS, d -> d.challenge(FormAttacks::crlf)),
        attack(
            "challenge BOM", LoginCode.CHALLENGE_CHARACTERS, d -> d.challenge(t -> "\uFEFF" + t)),
        attack(
            "challenge full-width purpose",
            LoginCode.CHALLENGE_CHARACTERS,
            d -> d.line("purpose", "ｌｏｇｉｎ")),
        attack(
            "homograph origin in Cyrillic",
            LoginCode.CHALLENGE_CHARACTERS,
            d -> origin(d, "https://www.ex\u0430mple.jp")),
        attack("challenge TAB", LoginCode.CHALLENGE_CHARACTERS, d -> d.line("purpose", "\tlogin")),
        attack(
            "challenge version 2",
            LoginCode.CHALLENGE_VERSION,
            d -> d.challenge(t -> t.replace("LOGIN 1", "LOGIN 2"))),
        attack("challenge truncated", LoginCode.CHALLENGE_LINES, d -> d.challenge(t -> cut(t, 31))),
        attack(
            "challenge without its last line feed",
            LoginCode.CHALLENGE_LINES,
            d -> d.challenge(t -> cut(t, 1))),
        attack(
            "challenge extended",
            LoginCode.CHALLENGE_LINES,
            d -> d.challenge(t -> t + "amount: 1\n")),
        attack(
            "challenge re-ordered",
            LoginCode.CHALLENGE_LINES,
            d -> d.challenge(t -> swap(t, "issued", "expires"))),
        attack(
            "challenge duplicate line",
            LoginCode.CHALLENGE_LINES,
            d -> d.challenge(t -> t.replaceFirst("(?m)^(purpose: .*)$", "$1\n$1"))),
        attack(
            "challenge with a second origin in place of the purpose",
            LoginCode.CHALLENGE_LINES,
            d -> d.challenge(t -> t.replaceFirst("(?m)^purpose: .*$", "origin: https://a.jp"))),
        attack("origin scheme http", LoginCode.CHALLENGE_ORIGIN, d -> origin(d, "http://" + HOST)),
        attack(
            "origin scheme in upper case",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "HTTPS://" + HOST)),
        attack(
            "origin host in upper case",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://WWW.example.jp")),
        attack(
            "origin trailing dot",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://" + HOST + ".")),
        attack(
            "origin with the standard port",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://" + HOST + ":443")),
        attack(
            "origin port with zeros",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://" + HOST + ":08443")),
        attack(
            "origin port too high",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://" + HOST + ":65536")),
        attack(
            "origin with path",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://" + HOST + "/")),
        attack(
            "origin with user",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://" + HOST + "@evil.example")),
        attack("origin without host", LoginCode.CHALLENGE_ORIGIN, d -> origin(d, "https://")),
        attack(
            "origin address with zeros",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://127.0.0.01")),
        attack("origin number", LoginCode.CHALLENGE_ORIGIN, d -> origin(d, "https://2130706433")),
        attack(
            "origin with a label of 64",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://" + "a".repeat(64) + ".jp")),
        attack("origin empty", LoginCode.CHALLENGE_ORIGIN, d -> origin(d, "")),
        attack("purpose empty", LoginCode.CHALLENGE_PURPOSE, d -> d.line("purpose", "")),
        attack(
            "purpose in upper case", LoginCode.CHALLENGE_PURPOSE, d -> d.line("purpose", "Login")),
        attack(
            "purpose with a space", LoginCode.CHALLENGE_PURPOSE, d -> d.line("purpose", "login ")),
        attack(
            "purpose too long",
            LoginCode.CHALLENGE_PURPOSE,
            d -> d.line("purpose", "a".repeat(65))),
        attack("nonce empty", LoginCode.CHALLENGE_NONCE, d -> d.line("nonce", "")),
        attack("nonce short", LoginCode.CHALLENGE_NONCE, d -> d.line("nonce", "0".repeat(63))),
        attack(
            "nonce in upper case", LoginCode.CHALLENGE_NONCE, d -> d.line("nonce", "A".repeat(64))),
        attack("time empty", LoginCode.CHALLENGE_TIME, d -> d.line("issued", "")),
        attack(
            "time with a fraction",
            LoginCode.CHALLENGE_TIME,
            d -> d.line("issued", "2026-06-01T03:00:00.0Z")),
        attack(
            "time with an offset",
            LoginCode.CHALLENGE_TIME,
            d -> d.line("issued", "2026-06-01T12:00:00+09:00")),
        attack(
            "time at 24 o'clock",
            LoginCode.CHALLENGE_TIME,
            d -> d.line("issued", "2026-05-31T24:00:00Z")),
        attack(
            "time on a day that does not exist",
            LoginCode.CHALLENGE_TIME,
            d -> d.line("issued", "2026-02-30T03:00:00Z")),
        attack(
            "time that ends when it begins",
            LoginCode.CHALLENGE_TIME,
            d -> d.line("expires", "2026-06-01T03:00:00Z")));
  }

  private static Draft origin(Draft draft, String text) {
    return draft.line("origin", text);
  }

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }

  private static String cut(String text, int last) {
    return text.substring(0, text.length() - last);
  }

  private static String swap(String text, String one, String other) {
    return text.replaceFirst("(?m)^(" + one + ": .*)\n(" + other + ": .*)$", "$2\n$1");
  }
}

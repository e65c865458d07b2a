package io.github.jpki4j.login;

import static io.github.jpki4j.login.LoginAttack.of;

import java.util.List;

/** Responses and challenges that are nearly of the right form. */
final class FormAttacks {

  private static final String HOST = "www.example.jp";

  private FormAttacks() {}

  static List<LoginAttack> ofResponse() {
    return List.of(
        of("response empty", LoginCode.RESPONSE_LENGTH, d -> d.response(t -> "")),
        of("response too long", LoginCode.RESPONSE_LENGTH, d -> d.response(t -> t.repeat(8))),
        of("response CRLF", LoginCode.RESPONSE_CHARACTERS, d -> d.response(FormAttacks::crlf)),
        of("response BOM", LoginCode.RESPONSE_CHARACTERS, d -> d.response(t -> "\uFEFF" + t)),
        of(
            "response full-width colon",
            LoginCode.RESPONSE_CHARACTERS,
            d -> d.response(t -> t.replace("issuer:", "issuer："))),
        of("response NUL", LoginCode.RESPONSE_CHARACTERS, d -> d.response(t -> t + "\0")),
        of(
            "response version 2",
            LoginCode.RESPONSE_VERSION,
            d -> d.response(t -> t.replace("RESPONSE 1", "RESPONSE 2"))),
        of(
            "response version 01",
            LoginCode.RESPONSE_VERSION,
            d -> d.response(t -> t.replace("RESPONSE 1", "RESPONSE 01"))),
        of("response truncated", LoginCode.RESPONSE_LINES, d -> d.response(t -> cut(t, 40))),
        of("response extended", LoginCode.RESPONSE_LINES, d -> d.response(t -> t + "more: AA\n")),
        of("response empty line", LoginCode.RESPONSE_LINES, d -> d.response(t -> t + "\n")),
        of(
            "response re-ordered",
            LoginCode.RESPONSE_LINES,
            d -> d.response(t -> swap(t, "certificate", "issuer"))),
        of(
            "response duplicate line",
            LoginCode.RESPONSE_LINES,
            d -> d.response(t -> t.replaceFirst("(?m)^(issuer: .*)$", "$1\n$1"))),
        of(
            "response without space",
            LoginCode.RESPONSE_LINES,
            d -> d.response(t -> t.replace("issuer: ", "issuer:"))),
        of(
            "response name in upper case",
            LoginCode.RESPONSE_LINES,
            d -> d.response(t -> t.replace("issuer", "Issuer"))),
        of(
            "response two spaces",
            LoginCode.RESPONSE_VALUE,
            d -> d.response(t -> t.replace("issuer: ", "issuer:  "))),
        of("response padding", LoginCode.RESPONSE_VALUE, d -> d.response(t -> cut(t, 1) + "==\n")),
        of(
            "response unused bits",
            LoginCode.RESPONSE_VALUE,
            d -> d.signature(s -> new byte[1]).response(t -> t.replace("AA\n", "AB\n"))),
        of(
            "response base64 of another alphabet",
            LoginCode.RESPONSE_VALUE,
            d -> d.signature(s -> new byte[] {-1, -1, -1}).response(t -> t.replace('_', '/'))),
        of("response empty value", LoginCode.RESPONSE_VALUE, d -> d.signature(s -> new byte[0])),
        of(
            "signature longer than any",
            LoginCode.RESPONSE_VALUE,
            d -> d.signature(s -> new byte[LoginResponse.LONGEST_SIGNATURE + 1])));
  }

  static List<LoginAttack> ofChallenge() {
    return List.of(
        of(
            "challenge too long",
            LoginCode.CHALLENGE_LENGTH,
            d -> d.line("purpose", "a".repeat(LoginChallenge.LONGEST))),
        of("challenge CRLF", LoginCode.CHALLENGE_CHARACTERS, d -> d.challenge(FormAttacks::crlf)),
        of("challenge BOM", LoginCode.CHALLENGE_CHARACTERS, d -> d.challenge(t -> "\uFEFF" + t)),
        of(
            "challenge full-width purpose",
            LoginCode.CHALLENGE_CHARACTERS,
            d -> d.line("purpose", "ｌｏｇｉｎ")),
        of(
            "homograph origin in Cyrillic",
            LoginCode.CHALLENGE_CHARACTERS,
            d -> origin(d, "https://www.ex\u0430mple.jp")),
        of("challenge TAB", LoginCode.CHALLENGE_CHARACTERS, d -> d.line("purpose", "\tlogin")),
        of(
            "challenge version 2",
            LoginCode.CHALLENGE_VERSION,
            d -> d.challenge(t -> t.replace("LOGIN 1", "LOGIN 2"))),
        of("challenge truncated", LoginCode.CHALLENGE_LINES, d -> d.challenge(t -> cut(t, 31))),
        of(
            "challenge without its last line feed",
            LoginCode.CHALLENGE_LINES,
            d -> d.challenge(t -> cut(t, 1))),
        of(
            "challenge extended",
            LoginCode.CHALLENGE_LINES,
            d -> d.challenge(t -> t + "amount: 1\n")),
        of(
            "challenge re-ordered",
            LoginCode.CHALLENGE_LINES,
            d -> d.challenge(t -> swap(t, "issued", "expires"))),
        of(
            "challenge duplicate line",
            LoginCode.CHALLENGE_LINES,
            d -> d.challenge(t -> t.replaceFirst("(?m)^(purpose: .*)$", "$1\n$1"))),
        of(
            "challenge with a second origin in place of the purpose",
            LoginCode.CHALLENGE_LINES,
            d -> d.challenge(t -> t.replaceFirst("(?m)^purpose: .*$", "origin: https://a.jp"))),
        of("origin scheme http", LoginCode.CHALLENGE_ORIGIN, d -> origin(d, "http://" + HOST)),
        of(
            "origin scheme in upper case",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "HTTPS://" + HOST)),
        of(
            "origin host in upper case",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://WWW.example.jp")),
        of(
            "origin trailing dot",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://" + HOST + ".")),
        of(
            "origin with the standard port",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://" + HOST + ":443")),
        of(
            "origin port with zeros",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://" + HOST + ":08443")),
        of(
            "origin port too high",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://" + HOST + ":65536")),
        of("origin with path", LoginCode.CHALLENGE_ORIGIN, d -> origin(d, "https://" + HOST + "/")),
        of(
            "origin with user",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://" + HOST + "@evil.example")),
        of("origin without host", LoginCode.CHALLENGE_ORIGIN, d -> origin(d, "https://")),
        of(
            "origin address with zeros",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://127.0.0.01")),
        of("origin number", LoginCode.CHALLENGE_ORIGIN, d -> origin(d, "https://2130706433")),
        of(
            "origin with a label of 64",
            LoginCode.CHALLENGE_ORIGIN,
            d -> origin(d, "https://" + "a".repeat(64) + ".jp")),
        of("origin empty", LoginCode.CHALLENGE_ORIGIN, d -> origin(d, "")),
        of("purpose empty", LoginCode.CHALLENGE_PURPOSE, d -> d.line("purpose", "")),
        of("purpose in upper case", LoginCode.CHALLENGE_PURPOSE, d -> d.line("purpose", "Login")),
        of("purpose with a space", LoginCode.CHALLENGE_PURPOSE, d -> d.line("purpose", "login ")),
        of("purpose too long", LoginCode.CHALLENGE_PURPOSE, d -> d.line("purpose", "a".repeat(65))),
        of("nonce empty", LoginCode.CHALLENGE_NONCE, d -> d.line("nonce", "")),
        of("nonce short", LoginCode.CHALLENGE_NONCE, d -> d.line("nonce", "0".repeat(63))),
        of("nonce in upper case", LoginCode.CHALLENGE_NONCE, d -> d.line("nonce", "A".repeat(64))),
        of("time empty", LoginCode.CHALLENGE_TIME, d -> d.line("issued", "")),
        of(
            "time with a fraction",
            LoginCode.CHALLENGE_TIME,
            d -> d.line("issued", "2026-06-01T03:00:00.0Z")),
        of(
            "time with an offset",
            LoginCode.CHALLENGE_TIME,
            d -> d.line("issued", "2026-06-01T12:00:00+09:00")),
        of(
            "time at 24 o'clock",
            LoginCode.CHALLENGE_TIME,
            d -> d.line("issued", "2026-05-31T24:00:00Z")),
        of(
            "time on a day that does not exist",
            LoginCode.CHALLENGE_TIME,
            d -> d.line("issued", "2026-02-30T03:00:00Z")),
        of(
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

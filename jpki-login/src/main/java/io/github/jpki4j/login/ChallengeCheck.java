package io.github.jpki4j.login;

import io.github.jpki4j.cert.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What both ends look at in a challenge: whether it is for this server and purpose, and valid now.
 *
 * @param origin of the server
 * @param clock of this machine
 * @param skew by how much other clocks may differ from it
 */
record ChallengeCheck(LoginOrigin origin, Clock clock, Duration skew) {

  /** More would hide that a clock is wrong. */
  private static final Duration LONGEST_SKEW = Duration.ofMinutes(30);

  ChallengeCheck {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(clock, "clock");
    if (skew.isNegative() || skew.compareTo(LONGEST_SKEW) > 0) {
      throw new IllegalArgumentException("a skew of 0 seconds to 30 minutes");
    }
  }

  /** Three findings, at an instant of the clock. */
  List<LoginFinding> findings(LoginChallenge challenge, String purpose, Instant now) {
    List<LoginFinding> findings = new ArrayList<>();
    findings.add(
        LoginFinding.of(
            challenge.origin().equals(origin) ? LoginCode.ORIGIN_RIGHT : LoginCode.ORIGIN_OTHER));
    findings.add(
        LoginFinding.of(
            challenge.purpose().equals(purpose)
                ? LoginCode.PURPOSE_RIGHT
                : LoginCode.PURPOSE_OTHER));
    findings.add(time(challenge, now));
    return findings;
  }

  private LoginFinding time(LoginChallenge challenge, Instant now) {
    if (challenge.expires().isBefore(now.minus(skew))) {
      return LoginFinding.of(LoginCode.CHALLENGE_EXPIRED, challenge.expires());
    }
    if (challenge.issued().isAfter(now.plus(skew))) {
      return LoginFinding.of(LoginCode.CHALLENGE_FROM_FUTURE, challenge.issued());
    }
    Duration validity = Duration.between(challenge.issued(), challenge.expires());
    return validity.compareTo(LoginChallenge.LONGEST_VALIDITY) > 0
        ? LoginFinding.of(LoginCode.CHALLENGE_VALID_TOO_LONG, validity)
        : LoginFinding.of(LoginCode.TIME_RIGHT);
  }

  static boolean isRefused(List<LoginFinding> findings) {
    return findings.stream().anyMatch(finding -> finding.outcome() == Outcome.FAILED);
  }
}

package io.github.jpki4j.testcard;

import io.github.jpki4j.transport.ConnectionInfo;
import java.time.Duration;
import java.util.Objects;

/**
 * What the reader and driver between a program and the test card are like.
 *
 * @param name the reader's name
 * @param extendedLength whether the link says that it carries extended-length commands; if not, it
 *     fails on them
 * @param maxCommandLength the longest command that it takes, in bytes, 4 or more; longer ones are
 *     the caller's mistake, refused by {@link IllegalArgumentException}
 * @param maxResponseLength the longest answer that it carries, in bytes with the status word; it
 *     fails on longer ones, after the command took effect
 * @param getResponse 0, or the number of data bytes, 1 to 256, that the reader hands over at a
 *     time: the rest is announced by 61xx and fetched by GET RESPONSE
 * @param wrongLength whether the reader answers 6Cxx where Le is not the exact length of the data
 * @param latency how long each command takes on top
 * @param exclusive whether it says that no other program can reach the card; by default it does
 *     not, as most readers
 * @since 0.1.0
 */
public record LinkProfile(
    String name,
    boolean extendedLength,
    int maxCommandLength,
    int maxResponseLength,
    int getResponse,
    boolean wrongLength,
    Duration latency,
    boolean exclusive) {

  /** The longest short command, and the usual limit of phones: header, Lc, 255 bytes, Le. */
  private static final int SHORT_LIMIT = 261;

  /** 65,536 bytes of data and a status word. */
  private static final int LONGEST_RESPONSE = 65_538;

  /**
   * Checks the components.
   *
   * @param name the reader's name
   * @param extendedLength whether extended-length commands pass
   * @param maxCommandLength longest command, bytes
   * @param maxResponseLength longest answer, bytes, 3 or more
   * @param getResponse 0 to 256
   * @param wrongLength whether 6Cxx is answered
   * @param latency not negative
   * @param exclusive either
   */
  public LinkProfile {
    Objects.requireNonNull(name, "name");
    if (maxCommandLength < 4 || maxResponseLength < 3 || getResponse < 0 || getResponse > 256) {
      throw new IllegalArgumentException("a link cannot be that short");
    }
    if (latency.isNegative()) {
      throw new IllegalArgumentException("latency must not be negative");
    }
  }

  /**
   * A link that carries everything.
   *
   * @return extended length, no limits, no latency
   */
  public static LinkProfile standard() {
    return new LinkProfile(
        "jpki4j simulated reader",
        true,
        ConnectionInfo.LONGEST_COMMAND,
        LONGEST_RESPONSE,
        0,
        false,
        Duration.ZERO,
        false);
  }

  /**
   * A link that carries short commands and answers only.
   *
   * @return no extended length, commands up to 261 bytes, answers up to 258
   */
  public static LinkProfile shortOnly() {
    return standard()
        .withExtendedLength(false)
        .withMaxCommandLength(SHORT_LIMIT)
        .withMaxResponseLength(258);
  }

  /**
   * The same link under another name.
   *
   * @param value the reader's name
   * @return a copy
   */
  public LinkProfile withName(String value) {
    return new LinkProfile(
        value,
        extendedLength,
        maxCommandLength,
        maxResponseLength,
        getResponse,
        wrongLength,
        latency,
        exclusive);
  }

  /**
   * The same link with or without extended length.
   *
   * @param value whether extended-length commands pass
   * @return a copy
   */
  public LinkProfile withExtendedLength(boolean value) {
    return new LinkProfile(
        name,
        value,
        maxCommandLength,
        maxResponseLength,
        getResponse,
        wrongLength,
        latency,
        exclusive);
  }

  /**
   * The same link with another limit for commands.
   *
   * @param bytes longest command
   * @return a copy
   */
  public LinkProfile withMaxCommandLength(int bytes) {
    return new LinkProfile(
        name,
        extendedLength,
        bytes,
        maxResponseLength,
        getResponse,
        wrongLength,
        latency,
        exclusive);
  }

  /**
   * The same link with another limit for answers.
   *
   * @param bytes longest answer with its status word, 3 or more
   * @return a copy
   */
  public LinkProfile withMaxResponseLength(int bytes) {
    return new LinkProfile(
        name,
        extendedLength,
        maxCommandLength,
        bytes,
        getResponse,
        wrongLength,
        latency,
        exclusive);
  }

  /**
   * The same link with answers that come in pieces.
   *
   * @param bytes 1 to 256 data bytes at a time, or 0 for whole answers
   * @return a copy
   */
  public LinkProfile withGetResponse(int bytes) {
    return new LinkProfile(
        name,
        extendedLength,
        maxCommandLength,
        maxResponseLength,
        bytes,
        wrongLength,
        latency,
        exclusive);
  }

  /**
   * The same link with or without 6Cxx where Le is not exact.
   *
   * @param value whether 6Cxx is answered
   * @return a copy
   */
  public LinkProfile withWrongLength(boolean value) {
    return new LinkProfile(
        name,
        extendedLength,
        maxCommandLength,
        maxResponseLength,
        getResponse,
        value,
        latency,
        exclusive);
  }

  /**
   * The same link, slower or faster.
   *
   * @param value time per command
   * @return a copy
   */
  public LinkProfile withLatency(Duration value) {
    return new LinkProfile(
        name,
        extendedLength,
        maxCommandLength,
        maxResponseLength,
        getResponse,
        wrongLength,
        value,
        exclusive);
  }

  /**
   * The same link with or without the promise that no other program can reach the card.
   *
   * @param value what {@link io.github.jpki4j.transport.CardConnection#isExclusive()} tells
   * @return a copy
   */
  public LinkProfile withExclusive(boolean value) {
    return new LinkProfile(
        name,
        extendedLength,
        maxCommandLength,
        maxResponseLength,
        getResponse,
        wrongLength,
        latency,
        value);
  }

  /**
   * What a connection over this link says of itself.
   *
   * @return a new value
   */
  public ConnectionInfo info() {
    return new ConnectionInfo(
        name, ConnectionInfo.Medium.SIMULATED, maxCommandLength, extendedLength);
  }
}

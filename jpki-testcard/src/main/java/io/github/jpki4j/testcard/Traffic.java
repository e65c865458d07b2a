package io.github.jpki4j.testcard;

/**
 * What went over the link since the card was built or its statistics were cleared.
 *
 * @param commands number of commands, each GET RESPONSE counted
 * @param bytesSent bytes of commands, headers included
 * @param bytesReceived bytes of answers, status words included
 * @since 0.1.0
 */
public record Traffic(long commands, long bytesSent, long bytesReceived) {

  /** Nothing yet. */
  static final Traffic NONE = new Traffic(0, 0, 0);

  Traffic plus(int sent, int received) {
    return new Traffic(commands + 1, bytesSent + sent, bytesReceived + received);
  }
}

package io.github.jpki4j.cli.access;

import io.github.jpki4j.cli.console.Json;

/** What was said between us and the card. */
public record ApduStats(int commands, int bytesSent, int bytesReceived) {

  static final ApduStats NONE = new ApduStats(0, 0, 0);

  ApduStats plus(int sent, int received) {
    return new ApduStats(commands + 1, bytesSent + sent, bytesReceived + received);
  }

  public Json json() {
    return new Json()
        .put("commands", commands)
        .put("bytesSent", bytesSent)
        .put("bytesReceived", bytesReceived);
  }
}

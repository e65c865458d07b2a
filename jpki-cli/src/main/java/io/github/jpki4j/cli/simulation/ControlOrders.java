package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.TestSecret;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** What can be ordered through the control server. By several threads. */
final class ControlOrders {

  private static final String TRIES = "/tries/";

  /**
   * An answer.
   *
   * @param status of HTTP
   * @param body what became of it; where it failed, a word for the reason
   * @param ends whether the simulation ends once the answer was sent
   */
  record Answer(int status, Json body, boolean ends) {

    Answer(int status, Json body) {
      this(status, body, false);
    }
  }

  private final VirtualReader reader;
  private final TestCard card;
  private final SimulatedCard kind;
  private final KindLimits limits;
  private final Optional<StateKeeper> keeper;

  /**
   * Orders about one card.
   *
   * @param keeper writes what became of the card, if it is kept
   */
  ControlOrders(
      VirtualReader reader, TestCard card, SimulatedCard kind, Optional<StateKeeper> keeper) {
    this.reader = reader;
    this.card = card;
    this.kind = kind;
    this.limits = new KindLimits(kind);
    this.keeper = keeper;
  }

  /** Ends the simulation. */
  void end() {
    reader.stop();
  }

  /**
   * Does what a request wants.
   *
   * @param method of HTTP
   * @param path of the request, from its slash on
   * @param value the body, as text
   */
  Answer carryOut(String method, String path, String value) {
    if (path.startsWith(TRIES)) {
      return ofTries(method, path.substring(TRIES.length()), value);
    }
    String order = method + " " + path;
    return switch (order) {
      case "GET /state" -> new Answer(200, state());
      case "POST /insert" -> insert();
      case "POST /remove" -> {
        reader.remove();
        yield new Answer(200, state());
      }
      case "POST /stop" -> new Answer(200, new Json().put("stopping", true), true);
      default -> failed(404, "order");
    };
  }

  private static Answer failed(int status, String word) {
    return new Answer(status, new Json().put("error", word));
  }

  private Answer insert() {
    try {
      reader.insert();
      return reader.awaitReady() ? new Answer(200, state()) : failed(503, "not-powered");
    } catch (IOException e) {
      return failed(503, "no-reader");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(503, "ending");
    }
  }

  private Answer ofTries(String method, String name, String value) {
    Optional<TestSecret> known =
        Arrays.stream(TestSecret.values())
            .filter(secret -> EnumNames.of(secret).equals(name) && limits.has(secret))
            .findFirst();
    if (known.isEmpty()) {
      return failed(404, "secret");
    }
    TestSecret secret = known.get();
    if (method.equals("PUT")) {
      if (!value.matches("[0-9]{1,2}")) {
        return failed(400, "value");
      }
      try {
        card.secret(secret).setTriesLeft(Integer.parseInt(value));
      } catch (IllegalArgumentException e) {
        return failed(400, "value");
      }
      if (keeper.filter(k -> !k.keep()).isPresent()) {
        // Nobody shall go on with a card whose tries are forgotten.
        return new Answer(500, new Json().put("error", "state-file"), true);
      }
    } else if (!method.equals("GET")) {
      return failed(404, "order");
    }
    return new Answer(
        200, new Json().put("secret", name).put("triesLeft", card.secret(secret).triesLeft()));
  }

  private Json state() {
    Json tries = new Json();
    for (TestSecret secret : TestSecret.values()) {
      if (limits.has(secret)) {
        tries.put(EnumNames.of(secret), card.secret(secret).triesLeft());
      }
    }
    return new Json()
        .put("card", kind.name())
        .put("inserted", card.isInserted())
        .put("ready", reader.isReady())
        .put("commands", card.traffic().commands())
        .put("triesLeft", tries);
  }
}

package io.github.jpki4j.kiosk.soak;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.kiosk.soak.Person.Entry;
import io.github.jpki4j.testcard.Simulated;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testcard.fault.FaultyConnection;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.ForwardingConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The card of one customer, and what reaches it, command by command. A try is owed for each wrong
 * secret that reaches the card, and for nothing else. Thread-safe.
 */
final class ObservedCard {

  private static final int VERIFY = 0x20;
  private static final int CHANGE = 0x24;
  private static final int HEADER = 5;

  private final CustomerPlan plan;
  private final Person person;
  private final TestCard card;
  private final Map<KeyKind, String> secrets = new EnumMap<>(KeyKind.class);
  private final Map<KeyKind, Integer> due = new EnumMap<>(KeyKind.class);
  private final List<String> reached = new ArrayList<>();
  private Optional<FaultyConnection> link = Optional.empty();
  private int owed;
  private int spent;

  ObservedCard(CustomerPlan plan, Person person, TestCard card) {
    this.plan = plan;
    this.person = person;
    this.card = card;
    for (KeyKind key : KeyKind.values()) {
      secrets.put(key, card.secretValue(key));
      due.put(key, card.triesLeft(key));
    }
  }

  TestCard card() {
    return card;
  }

  /** Puts this between a session and its card. */
  synchronized CardConnection between(CardConnection connection) {
    CardConnection observed = new Observer(connection);
    if (plan.incident() != Incident.COMMAND_FAULT) {
      return observed;
    }
    FaultyConnection faulty = new FaultyConnection(observed, plan.fault(), plan.atCommand());
    link = Optional.of(faulty);
    return faulty;
  }

  private final class Observer extends ForwardingConnection implements Simulated {

    Observer(CardConnection connection) {
      super(connection);
    }

    @Override
    public TestCard card() {
      return card;
    }

    @Override
    public byte[] transceive(byte[] command) throws TransportException {
      boolean secret =
          command.length > HEADER
              && command[0] == 0
              && (command[1] == VERIFY || command[1] == CHANGE);
      if (!secret) {
        return super.transceive(command);
      }
      before(command);
      int left = tries();
      try {
        return super.transceive(command);
      } finally {
        after(Math.max(0, left - tries()));
      }
    }
  }

  private int tries() {
    return card.triesLeft(KeyKind.AUTH) + card.triesLeft(KeyKind.SIGN);
  }

  private synchronized void before(byte[] command) {
    String text =
        new String(
            Arrays.copyOfRange(command, HEADER, HEADER + command[HEADER - 1]),
            StandardCharsets.ISO_8859_1);
    Optional<KeyKind> key =
        Stream.of(KeyKind.values()).filter(one -> name(one, text).isPresent()).findFirst();
    reached.add(key.map(one -> one + ":" + name(one, text).orElseThrow()).orElse("nobody's"));
    if (command[1] == VERIFY && key.isPresent()) {
      renew();
      KeyKind asked = key.get();
      if (text.equals(card.secretValue(asked))) {
        due.put(asked, asked == KeyKind.AUTH ? 3 : 5);
      } else if (card.isInserted()) {
        owed++;
        due.merge(asked, -1, Integer::sum);
      }
    }
  }

  private synchronized void after(int tries) {
    spent += tries;
  }

  private Optional<Entry> name(KeyKind key, String text) {
    return Stream.of(Entry.values())
        .filter(one -> person.secret(key, one).equals(text))
        .findFirst();
  }

  /** Without a command, as the simulated kiosk resets a secret, it has all its tries. */
  private void renew() {
    for (KeyKind key : KeyKind.values()) {
      String now = card.secretValue(key);
      if (!now.equals(secrets.put(key, now))) {
        due.put(key, key == KeyKind.AUTH ? 3 : 5);
      }
    }
  }

  /** Whether a secret is verified now. */
  boolean isVerified() {
    return card.isVerified(KeyKind.AUTH) || card.isVerified(KeyKind.SIGN);
  }

  /** What became of the card. */
  synchronized CardReport report() {
    renew();
    Map<KeyKind, String> named = new EnumMap<>(KeyKind.class);
    for (KeyKind key : KeyKind.values()) {
      named.put(key, name(key, card.secretValue(key)).map(Enum::name).orElse("nobody's"));
    }
    return new CardReport(
        List.copyOf(reached),
        Map.copyOf(due),
        Map.of(
            KeyKind.AUTH, card.triesLeft(KeyKind.AUTH), KeyKind.SIGN, card.triesLeft(KeyKind.SIGN)),
        named,
        owed,
        spent,
        link.filter(FaultyConnection::fired).isPresent());
  }
}

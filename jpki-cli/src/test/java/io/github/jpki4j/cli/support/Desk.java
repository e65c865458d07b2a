package io.github.jpki4j.cli.support;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.cli.CommandRunner;
import io.github.jpki4j.cli.command.CardAccess;
import io.github.jpki4j.cli.command.Environment;
import io.github.jpki4j.pcsc.NativeRefusal;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.transport.CardConnection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A desk with a reader, perhaps a card on it, and perhaps a person: where tests run commands. */
public final class Desk implements CardAccess {

  public static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
  public static final String READER = "Desk Reader 00 00";

  /** What a command left behind. */
  public record Result(int code, byte[] bytes, String out, String err) {

    /** What was said on standard error, without its line breaks. */
    public String said() {
      return err.replaceAll("\\s+", " ");
    }
  }

  private Optional<TestCard> card = Optional.empty();
  private LinkProfile link = LinkProfile.standard();
  private UnaryOperator<CardConnection> wrap = UnaryOperator.identity();
  private Optional<TransportException> broken = Optional.empty();
  private CardAccess access = this;
  private boolean reader = true;
  private Backend backend = new Backend("native", Optional.empty());
  private Optional<Deque<char[]>> typed = Optional.empty();
  private Duration thinking = Duration.ZERO;
  private byte[] stdin = {};
  private Locale locale = Locale.ENGLISH;
  private Charset charset = StandardCharsets.UTF_8;
  private Duration waited = Duration.ZERO;

  public static Desk with(TestCard card) {
    Desk desk = new Desk();
    desk.card = Optional.of(card);
    return desk;
  }

  public static Desk empty() {
    return new Desk();
  }

  /** What opens a key of {@link #card()}. */
  public static String secret(KeyKind key) {
    return key == KeyKind.AUTH ? "1234" : "ABC123";
  }

  /** The defaults, made at the time of this desk. */
  public static TestCard card() {
    return TestCard.builder().clock(clock()).build();
  }

  public static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  public Desk withoutReader() {
    reader = false;
    return this;
  }

  public Desk broken(TransportException failure) {
    broken = Optional.of(failure);
    return this;
  }

  /** Other readers than those of this desk. */
  public Desk at(CardAccess other) {
    access = other;
    return this;
  }

  /** The backend for PC/SC, in place of the native one. */
  public Desk by(String name, Optional<NativeRefusal> refusal) {
    backend = new Backend(name, refusal);
    return this;
  }

  public Desk over(LinkProfile value) {
    link = value;
    return this;
  }

  /** Something between the command and the card. */
  public Desk through(UnaryOperator<CardConnection> value) {
    wrap = value;
    return this;
  }

  /** A person who types these lines; at their end, Ctrl-D. */
  public Desk typing(String... lines) {
    return typingIn(Arrays.stream(lines).map(String::toCharArray).toArray(char[][]::new));
  }

  /** The same; the arrays are handed over, so that a test sees what becomes of them. */
  public Desk typingIn(char[]... lines) {
    typed = Optional.of(new ArrayDeque<>(List.of(lines)));
    return this;
  }

  /** How long the person takes for each line. */
  public Desk thinking(Duration value) {
    thinking = value;
    return this;
  }

  private Optional<char[]> type(Deque<char[]> lines) {
    try {
      Thread.sleep(thinking.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(lines.pollFirst());
  }

  public Desk stdin(String text) {
    return stdin(text.getBytes(StandardCharsets.UTF_8));
  }

  public Desk stdin(byte[] bytes) {
    stdin = bytes;
    return this;
  }

  public Desk locale(Locale value) {
    locale = value;
    return this;
  }

  public Desk charset(Charset value) {
    charset = value;
    return this;
  }

  /** The longest time that a command was ready to wait for a card. */
  public Duration waited() {
    return waited;
  }

  /** What a command finds at this desk. */
  public Environment environment(OutputStream out, OutputStream err) {
    return new Environment(
        new ByteArrayInputStream(stdin),
        out,
        err,
        typed.map(lines -> () -> type(lines)),
        charset,
        locale,
        clock(),
        access);
  }

  public Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = CommandRunner.run(environment(out, err), args);
    return new Result(code, out.toByteArray(), out.toString(charset), err.toString(charset));
  }

  @Override
  public Backend backend() {
    return backend;
  }

  @Override
  public List<Reader> readers() throws TransportException {
    if (broken.isPresent()) {
      throw broken.get();
    }
    List<Reader> readers = new ArrayList<>();
    if (reader) {
      readers.add(new Reader(READER, card.isPresent()));
    }
    return readers;
  }

  @Override
  public CardConnection open(Optional<String> name, Duration timeout) throws TransportException {
    waited = timeout;
    if (broken.isPresent()) {
      throw broken.get();
    }
    if (!reader || name.filter(n -> !READER.contains(n)).isPresent()) {
      throw new TransportException("no card reader is connected", Remedy.CHECK_READER);
    }
    if (card.filter(TestCard::isInserted).isEmpty()) {
      throw new TransportException("no card in the reader", Remedy.PRESENT_CARD);
    }
    return wrap.apply(card.get().connect(link));
  }
}

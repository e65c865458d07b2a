package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.pcsc.ReaderException.Problem;
import io.github.jpki4j.transport.CardConnection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.smartcardio.TerminalFactory;
import org.jspecify.annotations.Nullable;

/**
 * The PC/SC readers of this computer. Thread-safe as far as its driver is, as both are that come
 * with Java.
 *
 * <p>There are two ways to them:
 *
 * <ul>
 *   <li><b>native</b>, on Java 22 and later: PC/SC's C interface by the Foreign Function and Memory
 *       API. It finds a service again that was stopped or restarted, can connect exclusively,
 *       switches the card off when a connection is closed, ends calls that hang after a time
 *       ({@link #withTimeouts}), and erases its copies of commands and answers. Java 22 and later
 *       warn on standard error unless started with {@code
 *       --enable-native-access=io.github.jpki4j.pcsc} ({@code ALL-UNNAMED} on the class path), or
 *       the manifest of the program's jar says so. It was run on Linux; macOS and Windows are
 *       written from their headers and were never run.
 *   <li><b>javax.smartcardio</b>, the JDK's driver. It keeps one link to the PC/SC service for the
 *       life of the program: if the service is down at first, it may come later; if it stops or is
 *       restarted after it was reached, every call fails with {@link Remedy#CHECK_READER} until the
 *       program is restarted. Only where Java was started with {@code --add-opens
 *       java.smartcardio/sun.security.smartcardio=ALL-UNNAMED} ({@code =io.github.jpki4j.pcsc} on
 *       the module path) is the service found again here too, by reaching into the driver. In the
 *       same way the link to a card that was taken out is ended; otherwise the driver keeps it, and
 *       no card is reached after 200 of these until the program is restarted. It has no time-outs
 *       and no exclusive connections, and resets the card when a connection is closed.
 * </ul>
 *
 * <p>Left to itself, the JDK's driver follows 61xx and 6Cxx, and for 6Cxx overwrites the last byte
 * of the command that it repeats: one VERIFY could block a card. Before the driver is used, this
 * library therefore sets the system properties {@code sun.security.smartcardio.t0GetResponse} and
 * {@code sun.security.smartcardio.t1GetResponse} to {@code false}, unless they are set; whoever
 * starts Java with one of them {@code =true} keeps the driver's own way. The driver reads them
 * once: a program that connects to a card by {@code javax.smartcardio} before it uses this library
 * has to set them itself.
 *
 * <p>Its answers have at most 8,192 bytes; longer ones fail with {@link Remedy#CHECK_READER}. No
 * file of the JPKI application is that long.
 *
 * @since 0.1.0
 */
public final class PcscReaders {

  /** Where the backend comes from, at the first use. */
  @FunctionalInterface
  private interface Source {
    PcscBackend get() throws TransportException;
  }

  /** Asks once, so that a reason for the choice is logged once. */
  private static final class Once implements Source {
    private final Source source;
    private @Nullable PcscBackend backend;

    Once(Source source) {
      this.source = source;
    }

    @Override
    public synchronized PcscBackend get() throws TransportException {
      PcscBackend known = backend;
      if (known == null) {
        known = source.get();
        backend = known;
      }
      return known;
    }
  }

  private final Source source;
  private final Supplier<Optional<NativeRefusal>> refusal;

  private PcscReaders(Source source, Supplier<Optional<NativeRefusal>> refusal) {
    this.source = source;
    this.refusal = refusal;
  }

  /**
   * The readers by the way that suits this computer: native where Java and the system have it, else
   * the JDK's driver, which is logged once if Java is new enough for the native backend. Makes no
   * call yet: a PC/SC service that is down shows at the first use.
   *
   * <p>The system property {@code jpki4j.pcsc.backend} chooses for all: {@code native}, {@code
   * javax} or {@code auto}, which is as without it. It is read here and nowhere else.
   *
   * @return the readers
   * @throws IllegalArgumentException if the property has another value
   */
  public static PcscReaders system() {
    return of(BackendChoice.ofProperty());
  }

  /**
   * The readers by PC/SC's C interface, or none. Makes no call yet: where there is no such way, the
   * first use fails with {@link ReaderException.Problem#NATIVE_UNAVAILABLE} and says why.
   *
   * @return the readers
   */
  public static PcscReaders nativeApi() {
    return of(BackendChoice.NATIVE);
  }

  /**
   * The readers that the JDK's driver finds. Makes no call yet.
   *
   * @return the readers
   */
  public static PcscReaders javax() {
    return of(BackendChoice.JAVAX);
  }

  private static PcscReaders of(BackendChoice choice) {
    return new PcscReaders(
        new Once(() -> choice.backend(NativeLibrary::load, FallbackLog.OF_PROGRAM)),
        () -> choice.refusal(NativeLibrary::load));
  }

  /**
   * The readers of another driver that speaks {@code javax.smartcardio}.
   *
   * @param factory the driver
   * @return the readers
   */
  public static PcscReaders of(TerminalFactory factory) {
    Objects.requireNonNull(factory, "factory");
    PcscBackend backend = JavaxBackend.of(factory);
    return new PcscReaders(() -> backend, Optional::empty);
  }

  /**
   * The same readers with other time-outs, for connections that are opened from now on. Without
   * this, a command may take 30 s and a transaction of another program 10 s.
   *
   * <p>After a time-out the connection is dead and says so; the reader can be used again as soon as
   * the card answers or is taken out. {@code javax.smartcardio} has no time-outs and ignores this.
   *
   * @param command for one command and for connecting, more than zero
   * @param transaction how long to wait for a transaction of another program to end, more than zero
   * @return other readers; these stay as they are
   */
  public PcscReaders withTimeouts(Duration command, Duration transaction) {
    CallLimits limits = new CallLimits(command, transaction);
    return new PcscReaders(() -> source.get().with(limits), refusal);
  }

  /**
   * The way to the readers, for people.
   *
   * @return {@code "native"} or {@code "javax.smartcardio"}
   * @throws TransportException a {@link ReaderException} if only the native backend is allowed and
   *     there is none
   */
  public String backend() throws TransportException {
    return source.get().name();
  }

  /**
   * Why the native backend is not used although it was wanted. Touches no reader.
   *
   * @return empty if it is taken, or if these readers were to be those of {@code javax.smartcardio}
   *     from the start
   */
  public Optional<NativeRefusal> nativeRefusal() {
    return refusal.get();
  }

  /**
   * The readers that are connected now, in the order of PC/SC.
   *
   * @return unmodifiable; empty if there is none
   * @throws TransportException with {@link Remedy#CHECK_READER} if the PC/SC service is down or was
   *     restarted
   */
  public List<PcscReader> list() throws TransportException {
    PcscBackend backend = source.get();
    return backend.readerNames().stream().map(name -> new PcscReader(backend, name)).toList();
  }

  /**
   * The reader with a name.
   *
   * @param part the whole name, or a part that no other reader's name has; upper and lower case are
   *     the same
   * @return the reader
   * @throws TransportException a {@link ReaderException} if there is none or more than one, which
   *     lists the readers, or as {@link #list}
   */
  public PcscReader named(String part) throws TransportException {
    if (part.isBlank()) {
      throw new IllegalArgumentException("a reader's name is not blank");
    }
    List<PcscReader> all = list();
    String wanted = part.toLowerCase(Locale.ROOT);
    for (PcscReader reader : all) {
      if (lower(reader).equals(wanted)) {
        return reader;
      }
    }
    List<PcscReader> matching = all.stream().filter(r -> lower(r).contains(wanted)).toList();
    if (matching.size() == 1) {
      return matching.get(0);
    }
    throw matching.isEmpty()
        ? problem(
            Problem.UNKNOWN_READER, "no card reader is called \"" + part + "\", there is: ", all)
        : problem(
            Problem.AMBIGUOUS_READER,
            "more than one card reader is called \"" + part + "\": ",
            matching);
  }

  private static String lower(PcscReader reader) {
    return reader.name().toLowerCase(Locale.ROOT);
  }

  /** A problem with readers, named at the end of its message. */
  static ReaderException problem(Problem problem, String message, List<PcscReader> readers) {
    List<String> names = readers.stream().map(PcscReader::name).toList();
    return new ReaderException(
        problem, message + (names.isEmpty() ? "none" : String.join(", ", names)), names);
  }

  /**
   * Waits for a card in any reader and connects to it; readers may be plugged in meanwhile, if one
   * is there already. Waiting ends within 100 ms after the card is there.
   *
   * <p>Where more than one reader holds a card, nobody but the person knows which one is meant, and
   * a PIN for one card is a wrong PIN for the other: no card is touched then. Choose a reader with
   * {@link #named}.
   *
   * @param timeout zero or more; zero looks once
   * @return a connection that the caller closes
   * @throws TransportException with {@link Remedy#PRESENT_CARD} if no usable card came in time or
   *     the thread was interrupted (its flag is set then), {@link Remedy#CHECK_READER} if there is
   *     no reader, or the service is down, or more than one reader holds a card ({@link
   *     ReaderException.Problem#SEVERAL_CARDS})
   */
  public CardConnection await(Duration timeout) throws TransportException {
    return FirstCard.await(timeout, this::list);
  }

  /** To look at all of them and wait for changes. */
  ReaderWatch watch() {
    return new ReaderWatch() {
      @Override
      public List<ReaderState> readers() throws TransportException {
        return source.get().readers();
      }

      @Override
      public List<ReaderState> awaitChange(List<ReaderState> known, Duration timeout)
          throws TransportException, InterruptedException {
        return source.get().awaitChange(known, timeout);
      }
    };
  }
}

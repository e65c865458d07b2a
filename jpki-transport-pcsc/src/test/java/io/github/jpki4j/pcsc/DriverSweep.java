package io.github.jpki4j.pcsc;

import io.github.jpki4j.TransportException;
import io.github.jpki4j.pin.TryPolicy;
import io.github.jpki4j.testkit.Answered;
import io.github.jpki4j.testkit.StatusWordSweep;
import io.github.jpki4j.testkit.SweptCard;
import io.github.jpki4j.transport.CardConnection;
import java.util.function.BiFunction;

/** Status words through the JDK's driver, in the program that {@link DriverSweepTest} starts. */
final class DriverSweep {

  private static final int T0 = 1;
  private static final int T1 = 2;

  private final Class<?> functions;
  private final PcscReader reader;

  private DriverSweep() throws ReflectiveOperationException, TransportException {
    functions = Class.forName("sun.security.smartcardio.PCSC");
    reader = PcscReaders.javax().list().get(0);
  }

  /**
   * Runs it: the status words that tell something over T=0, all over T=1.
   *
   * @param arguments names of {@link Answered}
   */
  public static void main(String[] arguments) throws Exception {
    DriverSweep sweep = new DriverSweep();
    for (String name : arguments) {
      Answered answered = Answered.valueOf(name);
      sweep.functions.getField("protocol").set(null, T0);
      new StatusWordSweep("JDK's driver, T=0", TryPolicy.SPEND_LAST, sweep::connect)
          .run(answered, StatusWordSweep.tellingWords());
      sweep.functions.getField("protocol").set(null, T1);
      new StatusWordSweep("JDK's driver, T=1", TryPolicy.KEEP_LAST, sweep::connect)
          .run(answered, StatusWordSweep.everyWord());
    }
  }

  private CardConnection connect(SweptCard card) throws TransportException {
    BiFunction<String, byte[], byte[]> far =
        (function, command) -> {
          if (function.equals("SCardTransmit")) {
            return card.answer(command);
          }
          card.transactionChanges();
          return command;
        };
    try {
      functions.getField("card").set(null, far);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    return reader.open();
  }
}

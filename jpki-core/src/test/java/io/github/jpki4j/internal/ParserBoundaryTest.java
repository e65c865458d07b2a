package io.github.jpki4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.MalformedDataException;
import io.github.jpki4j.MalformedDataException.Data;
import io.github.jpki4j.MalformedDataException.Problem;
import java.io.IOException;
import java.security.ProviderException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a library throws, one exception comes out. */
class ParserBoundaryTest {

  static List<Throwable> thrown() {
    return List.of(
        new IOException("checked"),
        new ProviderException("unchecked"),
        new IllegalArgumentException("RSA modulus has a small prime factor"),
        new StackOverflowError(),
        new OutOfMemoryError(),
        new NoClassDefFoundError(),
        new ExceptionInInitializerError(),
        new AssertionError(),
        new InternalError());
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void everythingThatALibraryThrowsBecomesOneException(Throwable thrown) {
    assertThatThrownBy(
            () ->
                ParserBoundary.call(
                    () -> {
                      throwAny(thrown);
                      return "";
                    }))
        .isInstanceOf(DerException.class)
        .hasCause(thrown);
  }

  /** Throws what its caller does not declare. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void throwAny(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void ourOwnExceptionPassesThroughAsItIs() {
    DerException ours = new DerException("ours");
    assertThatThrownBy(
            () ->
                ParserBoundary.call(
                    () -> {
                      throw ours;
                    }))
        .isSameAs(ours);
  }

  @Test
  void realDepthAndRealSizeAreTurnedToo() {
    assertThatThrownBy(() -> ParserBoundary.call(() -> depth(0))).isInstanceOf(DerException.class);
    assertThatThrownBy(() -> ParserBoundary.call(() -> new long[Integer.MAX_VALUE]))
        .isInstanceOf(DerException.class);
  }

  private static long depth(long so) {
    return so < 0 ? so : 1 + depth(so + 1);
  }

  @Test
  void whatIsLongerThanSuchDataCanBeIsNotLookedAt() {
    byte[] longest = sequence(ParserBoundary.LONGEST_CERTIFICATE);
    assertThatCode(() -> SingleObject.der(longest, "CERTIFICATE", Data.CERTIFICATE))
        .doesNotThrowAnyException();
    for (byte[] input :
        new byte[][] {
          sequence(ParserBoundary.LONGEST_CERTIFICATE + 1),
          new byte[4 * ParserBoundary.LONGEST_CERTIFICATE + 1]
        }) {
      assertThatThrownBy(() -> SingleObject.der(input, "CERTIFICATE", Data.CERTIFICATE))
          .isInstanceOfSatisfying(
              MalformedDataException.class,
              e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE));
    }
  }

  /** A SEQUENCE of so many bytes, header included: 260 to 65,539. */
  private static byte[] sequence(int length) {
    byte[] der = new byte[length];
    der[0] = 0x30;
    der[1] = (byte) 0x82;
    der[2] = (byte) ((length - 4) >> 8);
    der[3] = (byte) (length - 4);
    return der;
  }
}

package io.github.jpki4j.document.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a library throws, one exception comes out. */
class DocumentBoundaryTest {

  static List<Throwable> thrown() {
    return List.of(
        new IOException("checked"),
        new ClassCastException(),
        new IllegalArgumentException(),
        new StackOverflowError(),
        new OutOfMemoryError(),
        new NoClassDefFoundError(),
        new AssertionError());
  }

  @ParameterizedTest
  @MethodSource("thrown")
  void everythingThatALibraryThrowsBecomesOneException(Throwable thrown) {
    assertThatThrownBy(
            () ->
                DocumentBoundary.call(
                    Problem.NOT_CMS,
                    () -> {
                      throwAny(thrown);
                      return "";
                    }))
        .isInstanceOfSatisfying(
            DocumentException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_CMS))
        .hasCause(thrown);
  }

  /** Throws what its caller does not declare. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void throwAny(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void ourOwnExceptionPassesThroughAsItIs() throws Exception {
    DocumentException ours = new DocumentException(Problem.CMS_TOO_LARGE);
    assertThatThrownBy(
            () ->
                DocumentBoundary.call(
                    Problem.NOT_CMS,
                    () -> {
                      throw ours;
                    }))
        .isSameAs(ours);
    assertThat(DocumentBoundary.call(Problem.NOT_CMS, () -> 1)).isEqualTo(1);
  }
}

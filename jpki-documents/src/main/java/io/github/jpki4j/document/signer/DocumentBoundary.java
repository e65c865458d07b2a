package io.github.jpki4j.document.signer;

import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.DocumentException.Problem;
import java.util.function.Function;

/**
 * The one place where bytes of strangers reach BouncyCastle, PDFBox and the JDK. Which exception
 * those throw over them depends on the version, and some of it is no exception but an Error: a
 * structure that is nested too deep, a size that no heap has. All of it becomes a {@link
 * DocumentException} here.
 *
 * <p>How much memory and time the work may take is bounded by the caller, before it calls.
 * Stateless, thread-safe.
 */
public final class DocumentBoundary {

  private DocumentBoundary() {}

  /**
   * Work of a library with bytes that nobody vouches for. It waits for nothing, and calls nothing
   * of the caller's.
   *
   * @param <T> what comes out
   */
  @FunctionalInterface
  public interface Work<T> {

    /**
     * Does it.
     *
     * @return what comes out
     * @throws Exception of any kind
     */
    T run() throws Exception;
  }

  /**
   * Lets a library work.
   *
   * @param <T> what comes out
   * @param problem what is told if the library throws something
   * @param work what it does
   * @return what comes out
   * @throws DocumentException the work's own, or instead of everything else that it throws, Errors
   *     too
   */
  public static <T> T call(Problem problem, Work<T> work) throws DocumentException {
    return call(cause -> new DocumentException(problem, cause), work);
  }

  /**
   * Lets a library work.
   *
   * @param <T> what comes out
   * @param told what is told of whatever the library throws
   * @param work what it does
   * @return what comes out
   * @throws DocumentException the work's own, or instead of everything else that it throws, Errors
   *     too
   */
  public static <T> T call(Function<Throwable, DocumentException> told, Work<T> work)
      throws DocumentException {
    try {
      return work.run();
    } catch (DocumentException e) {
      throw e;
    } catch (Throwable e) {
      throw told.apply(e);
    }
  }
}

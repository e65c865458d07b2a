package io.github.jpki4j.android;

import android.os.Looper;
import java.lang.reflect.Field;

/** Makes the calling thread the main thread of a program. */
final class MainLooper {

  /** What runs on the main thread. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  private MainLooper() {}

  /** Runs work on the calling thread while that is the main thread. */
  static void run(Work work) throws Exception {
    enter();
    try {
      work.run();
    } finally {
      leave();
    }
  }

  /** Makes the calling thread the main thread. */
  static void enter() {
    Looper.prepareMainLooper();
  }

  /** Makes it any thread again. */
  static void leave() throws ReflectiveOperationException {
    Field main = Looper.class.getDeclaredField("sMainLooper");
    main.setAccessible(true);
    main.set(null, null);
    Field own = Looper.class.getDeclaredField("sThreadLocal");
    own.setAccessible(true);
    ((ThreadLocal<?>) own.get(null)).remove();
  }
}

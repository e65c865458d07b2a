package android.util;

/**
 * Takes the place of the framework's log, whose other half is native code of a phone. The framework
 * calls it where its NFC service fails.
 */
public final class Log {

  private Log() {}

  public static boolean isLoggable(String tag, int level) {
    return false;
  }

  public static int v(String tag, String message) {
    return 0;
  }

  public static int d(String tag, String message) {
    return 0;
  }

  public static int w(String tag, String message) {
    return 0;
  }

  public static int e(String tag, String message) {
    return 0;
  }

  public static int e(String tag, String message, Throwable thrown) {
    return 0;
  }
}

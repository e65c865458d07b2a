package android.os;

/**
 * Takes the place of the framework's build properties, whose other half is native code of a phone.
 * The framework reads them when an activity is made; here none is set.
 */
public final class SystemProperties {

  private SystemProperties() {}

  public static String get(String key) {
    return "";
  }

  public static String get(String key, String otherwise) {
    return otherwise;
  }

  public static int getInt(String key, int otherwise) {
    return otherwise;
  }

  public static long getLong(String key, long otherwise) {
    return otherwise;
  }

  public static boolean getBoolean(String key, boolean otherwise) {
    return otherwise;
  }
}

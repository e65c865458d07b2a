package io.github.jpki4j.jca;

/**
 * The passwords that programs give to a key store when nobody set one. Each has the form of a
 * password for digital signatures, and would cost a try at each start of a program.
 */
final class DefaultPasswords {

  /**
   * In capitals. The first is that of the JDK's own key stores and of Tomcat and GlassFish, the
   * second that of Keycloak, Vert.x and Quarkus before 2.17.
   */
  private static final String[] KNOWN = {"CHANGEIT", "PASSWORD"};

  private DefaultPasswords() {}

  /** Whether it is one of them; case does not matter, as the card's password has none. */
  static boolean contains(char[] password) {
    for (String known : KNOWN) {
      if (isSame(known, password)) {
        return true;
      }
    }
    return false;
  }

  /** Without a String of the password, which nobody could erase. */
  private static boolean isSame(String known, char[] password) {
    if (known.length() != password.length) {
      return false;
    }
    for (int i = 0; i < password.length; i++) {
      char one = password[i];
      if (known.charAt(i) != (one >= 'a' && one <= 'z' ? one - 'a' + 'A' : one)) {
        return false;
      }
    }
    return true;
  }
}

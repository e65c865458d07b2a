package io.github.jpki4j.it.opensc;

import io.github.jpki4j.KeyKind;
import java.io.IOException;

/** Opens the key store of SunPKCS11 with a wrong PIN, once. */
final class Pkcs11WrongPin {

  /** Begins the line that tells the exception. */
  static final String MARK = "refused: ";

  private Pkcs11WrongPin() {}

  /**
   * Runs it.
   *
   * @param args the name of the reader
   */
  public static void main(String[] args) throws Exception {
    OpenScModule module = OpenScModule.find(args[0]).orElseThrow();
    try {
      module.login(KeyKind.AUTH, "9999");
    } catch (IOException e) {
      System.out.println(MARK + e.getCause());
    }
  }
}

package io.github.jpki4j.jca;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.key.Installed;
import io.github.jpki4j.testkit.key.Person;
import javax.net.ssl.SSLException;

/** A program that logs in by TLS with whatever its JVM was told about signature schemes. */
@SuppressWarnings("try") // a provider is installed for the length of a block
final class ForcedScheme {

  private ForcedScheme() {}

  /**
   * Prints what became of TLS 1.2 and TLS 1.3.
   *
   * @param arguments none
   * @throws Exception if TLS 1.2 fails
   */
  public static void main(String[] arguments) throws Exception {
    Desk desk = new Desk();
    JpkiProvider provider =
        new JpkiProvider(desk, Person.whoKnows(), JpkiOptions.DEFAULT.withPss());
    try (Installed here = Installed.last(provider)) {
      System.out.print(TlsTest.connect(desk, provider, KeyKind.AUTH, "TLSv1.2").protocol());
      System.out.println(
          " with "
              + desk.takeCommands().stream()
                  .filter(command -> command.startsWith("802A"))
                  .map(command -> command.substring(0, 6))
                  .toList()
                  .get(0));
      try {
        TlsTest.connect(desk, provider, KeyKind.AUTH, "TLSv1.3");
        System.out.println("TLSv1.3");
      } catch (SSLException e) {
        System.out.println("no TLSv1.3");
      }
    }
  }
}

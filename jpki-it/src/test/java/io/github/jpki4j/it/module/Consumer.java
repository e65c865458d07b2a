package io.github.jpki4j.it.module;

import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.testcard.TestCard;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.slf4j.Logger;

/** A program in a named module that uses one of ours: its sources, and what it prints. */
enum Consumer {
  CORE(
      "io.github.jpki4j.core",
      MyNumberCard.class,
      "JPKI 1 guide true",
      """
      import io.github.jpki4j.MalformedDataException;
      import io.github.jpki4j.cert.JpkiCertificate;
      import io.github.jpki4j.jca.JpkiProvider;
      import io.github.jpki4j.reset.KioskGuide;

      public class Main {
        public static void main(String[] arguments) {
          int refused = 0;
          try {
            JpkiCertificate.parse(new byte[] {0x30, 0});
          } catch (MalformedDataException e) {
            refused++;
          }
          try (JpkiProvider provider = new JpkiProvider()) {
            boolean guide = !KioskGuide.standard().operators().isEmpty();
            System.out.println(provider.getName() + " " + refused + " guide " + guide);
          }
        }
      }
      """),
  PCSC(
      "io.github.jpki4j.pcsc",
      PcscReaders.class,
      "found pcsc",
      """
      import io.github.jpki4j.pcsc.PcscReaders;
      import io.github.jpki4j.transport.CardSourceProvider;
      import java.util.ServiceLoader;

      public class Main {
        public static void main(String[] arguments) {
          Class<?> used = PcscReaders.class;
          for (CardSourceProvider provider : ServiceLoader.load(CardSourceProvider.class)) {
            System.out.println("found " + provider.name() + " for " + used.getSimpleName());
          }
        }
      }
      """),
  TESTCARD(
      "io.github.jpki4j.testcard",
      TestCard.class,
      "signed 256 AUTH",
      """
      import io.github.jpki4j.CertificateKind;
      import io.github.jpki4j.card.Digest;
      import io.github.jpki4j.card.HashAlgorithm;
      import io.github.jpki4j.card.JpkiAp;
      import io.github.jpki4j.card.MyNumberCard;
      import io.github.jpki4j.pin.Pin;
      import io.github.jpki4j.testcard.TestCard;

      public class Main {
        public static void main(String[] arguments) throws Exception {
          try (MyNumberCard card = MyNumberCard.open(TestCard.builder().build().connect());
              Pin pin = Pin.auth("1234".toCharArray())) {
            JpkiAp jpki = card.jpki();
            String kind = jpki.readCertificate(CertificateKind.AUTH).kind().get().name();
            Digest digest = Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {1});
            System.out.println("signed " + jpki.sign(pin, digest).length + " " + kind);
          }
        }
      }
      """);

  private final String required;
  private final Class<?> module;
  private final String says;
  private final String main;

  Consumer(String required, Class<?> module, String says, String main) {
    this.required = required;
    this.module = module;
    this.says = says;
    this.main = main;
  }

  /** The module of ours that it requires. */
  String required() {
    return required;
  }

  String says() {
    return says;
  }

  String moduleInfo() {
    String uses = this == PCSC ? " uses io.github.jpki4j.transport.CardSourceProvider;" : "";
    return "module consumer { requires " + required + ";" + uses + " }";
  }

  String main() {
    return "package consumer;\n\n" + main;
  }

  /** Our module, core, and what core needs at run time; nothing optional. */
  Set<Path> modulePath() throws URISyntaxException {
    Set<Path> path = new LinkedHashSet<>();
    for (Class<?> each :
        List.of(module, MyNumberCard.class, BouncyCastleProvider.class, Logger.class)) {
      path.add(Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }
    return path;
  }
}

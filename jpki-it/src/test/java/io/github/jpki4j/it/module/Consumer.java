package io.github.jpki4j.it.module;

import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.document.cms.CmsFile;
import io.github.jpki4j.jca.JpkiProvider;
import io.github.jpki4j.kiosk.server.KioskServer;
import io.github.jpki4j.login.LoginChallenge;
import io.github.jpki4j.pcsc.PcscReaders;
import io.github.jpki4j.reset.KioskGuide;
import io.github.jpki4j.testcard.TestCard;
import io.pebbletemplates.pebble.PebbleEngine;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.logging.Log;
import org.apache.fontbox.FontBoxFont;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.unbescape.html.HtmlEscape;

/** A program in a named module that uses one of ours: its sources, and what it prints. */
enum Consumer {
  CORE(
      "io.github.jpki4j.core",
      MyNumberCard.class,
      "refused 1",
      """
      import io.github.jpki4j.MalformedDataException;
      import io.github.jpki4j.cert.JpkiCertificate;

      public class Main {
        public static void main(String[] arguments) {
          int refused = 0;
          try {
            JpkiCertificate.parse(new byte[] {0x30, 0});
          } catch (MalformedDataException e) {
            refused++;
          }
          System.out.println("refused " + refused);
        }
      }
      """),
  JCA(
      "io.github.jpki4j.jca",
      JpkiProvider.class,
      "provider JPKI",
      """
      import io.github.jpki4j.jca.JpkiProvider;
      import java.security.Provider;
      import java.util.ServiceLoader;

      public class Main {
        public static void main(String[] arguments) {
          for (Provider provider : ServiceLoader.load(Provider.class)) {
            if (provider instanceof JpkiProvider) {
              System.out.println("provider " + provider.getName());
            }
          }
        }
      }
      """),
  LOGIN(
      "io.github.jpki4j.login",
      LoginChallenge.class,
      "refused CHALLENGE_VERSION",
      """
      import io.github.jpki4j.login.LoginChallenge;
      import io.github.jpki4j.login.LoginException;

      public class Main {
        public static void main(String[] arguments) {
          try {
            LoginChallenge.parse(new byte[] {0x30});
          } catch (LoginException e) {
            System.out.println("refused " + e.code());
          }
        }
      }
      """),
  RESET(
      "io.github.jpki4j.reset",
      KioskGuide.class,
      "guide true",
      """
      import io.github.jpki4j.reset.KioskGuide;

      public class Main {
        public static void main(String[] arguments) {
          System.out.println("guide " + !KioskGuide.standard().operators().isEmpty());
        }
      }
      """),
  DOCUMENTS(
      "io.github.jpki4j.documents",
      CmsFile.class,
      "refused NOT_CMS",
      """
      import io.github.jpki4j.document.cms.CmsFile;
      import io.github.jpki4j.document.DocumentException;

      public class Main {
        public static void main(String[] arguments) {
          try {
            CmsFile.read(new byte[] {0x30, 0});
          } catch (DocumentException e) {
            System.out.println("refused " + e.problem());
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
  KIOSK(
      "io.github.jpki4j.kiosk",
      KioskServer.class,
      "refused give a reader",
      """
      import io.github.jpki4j.kiosk.server.KioskServer;

      public class Main {
        public static void main(String[] arguments) throws Exception {
          try {
            KioskServer.builder().start();
          } catch (IllegalStateException e) {
            System.out.println("refused " + e.getMessage());
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

  /** A class of each jar. */
  private static final List<Class<?>> CORES =
      List.of(MyNumberCard.class, BouncyCastleProvider.class, Logger.class);

  private static final List<Class<?>> OF_DOCUMENTS =
      List.of(
          CMSSignedData.class,
          ContentInfo.class,
          PDDocument.class,
          RandomAccessRead.class,
          FontBoxFont.class,
          Log.class);

  private static final List<Class<?>> OF_KIOSK =
      List.of(
          PcscReaders.class,
          KioskGuide.class,
          Server.class,
          HttpField.class,
          Content.class,
          Callback.class,
          PebbleEngine.class,
          HtmlEscape.class);

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
    String uses =
        switch (this) {
          case PCSC -> " uses io.github.jpki4j.transport.CardSourceProvider;";
          case JCA -> " uses java.security.Provider;";
          default -> "";
        };
    return "module consumer { requires " + required + ";" + uses + " }";
  }

  String main() {
    return "package consumer;\n\n" + main;
  }

  /** Our module, core, and what they need at run time; nothing optional. */
  Set<Path> modulePath() throws URISyntaxException {
    List<Class<?>> all = new ArrayList<>(CORES);
    all.add(module);
    if (this == DOCUMENTS) {
      all.addAll(OF_DOCUMENTS);
    }
    if (this == KIOSK) {
      all.addAll(OF_KIOSK);
    }
    Set<Path> path = new LinkedHashSet<>();
    for (Class<?> each : all) {
      path.add(Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }
    return path;
  }
}

package io.github.jpki4j.it.bench;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.JpkiException;
import io.github.jpki4j.card.Digest;
import io.github.jpki4j.card.HashAlgorithm;
import io.github.jpki4j.card.JpkiAp;
import io.github.jpki4j.card.MyNumberCard;
import io.github.jpki4j.it.bench.Exchanges.ReadFile;
import io.github.jpki4j.it.bench.Project.Aim;
import io.github.jpki4j.pin.Pin;
import io.github.jpki4j.pin.VerificationNumberB;
import io.github.jpki4j.testcard.LinkProfile;
import io.github.jpki4j.testcard.TestCard;
import io.github.jpki4j.testkit.card.Exchange;
import io.github.jpki4j.testkit.card.NfcLink;
import io.github.jpki4j.testkit.card.TracingConnection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Prints the modelled NFC times of our exchanges, measured, beside those of other projects. */
final class NfcTable {

  private static final NfcLink SLOW = new NfcLink(1);
  private static final NfcLink FAST = new NfcLink(4);

  /** Size of the simulated card's certificate files. */
  private static final int FILE_SIZE = 3_808;

  private record Row(String name, List<Exchange> exchanges) {
    int sent() {
      return exchanges.stream().mapToInt(Exchange::sent).sum();
    }

    int received() {
      return exchanges.stream().mapToInt(Exchange::received).sum();
    }
  }

  private NfcTable() {}

  /**
   * Prints it.
   *
   * @throws JpkiException if the simulated card fails
   */
  static void print() throws JpkiException {
    System.out.println();
    System.out.println(
        "modelled NFC link (NfcLink says how): 10 ms a command, 0.3 ms a frame, blocks of 256;");
    System.out.println(
        "ours with the retry-counter query before a VERIFY; all from SELECT of the application"
            + " on");
    for (Aim aim : Aim.values()) {
      System.out.printf(
          Locale.ROOT,
          "%n%-44s %5s %7s %7s %9s %9s%n",
          aim.text(),
          "APDUs",
          "out",
          "in",
          "ms at 106",
          "ms at 424");
      rows(aim).forEach(NfcTable::print);
    }
    System.out.println();
  }

  private static void print(Row row) {
    System.out.printf(
        Locale.ROOT,
        "  %-42s %5d %7d %7d %9.1f %9.1f%n",
        row.name,
        row.exchanges.size(),
        row.sent(),
        row.received(),
        SLOW.millis(row.exchanges),
        FAST.millis(row.exchanges));
  }

  private static List<Row> rows(Aim aim) throws JpkiException {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("jpki4j, extended length", ours(aim, phone(LinkProfile.standard()))));
    rows.add(new Row("jpki4j, short commands only", ours(aim, phone(LinkProfile.shortOnly()))));
    ReadFile file = file(aim);
    for (Project project : Project.ALL) {
      project.exchanges(aim, file).ifPresent(e -> rows.add(new Row(project.name(), e)));
    }
    rows.sort(Comparator.comparingDouble(row -> SLOW.millis(row.exchanges)));
    return rows;
  }

  /** NFC gives a card to one program alone. */
  private static LinkProfile phone(LinkProfile link) {
    return link.withExclusive(true);
  }

  /** What the library says to the simulated card. */
  private static List<Exchange> ours(Aim aim, LinkProfile link) throws JpkiException {
    TestCard model = TestCard.builder().build();
    TracingConnection traced = new TracingConnection(model.connect(link));
    try (Pin pin = Pin.auth("1234".toCharArray());
        Pin password = Pin.sign("ABC123".toCharArray());
        VerificationNumberB number = numberB(model);
        MyNumberCard card = MyNumberCard.open(traced)) {
      switch (aim) {
        case AUTH_CERTIFICATE -> card.jpki().readCertificate(CertificateKind.AUTH);
        case SIGN_CERTIFICATE -> {
          JpkiAp jpki = card.jpki();
          jpki.verify(password);
          jpki.readCertificate(CertificateKind.SIGN);
        }
        case SIGNATURE ->
            card.jpki()
                .sign(pin, Digest.ofMessage(HashAlgorithm.SHA256, new byte[] {'T', 'E', 'S', 'T'}));
        case PHOTO -> card.surface().readFace(number).close();
      }
      return Exchange.of(traced);
    }
  }

  /** The same file that ours reads. */
  private static ReadFile file(Aim aim) throws JpkiException {
    if (aim == Aim.PHOTO) {
      return faceFile();
    }
    CertificateKind kind =
        aim == Aim.SIGN_CERTIFICATE ? CertificateKind.SIGN : CertificateKind.AUTH;
    try (Pin password = Pin.sign("ABC123".toCharArray());
        MyNumberCard card = MyNumberCard.open(TestCard.builder().build().connect())) {
      JpkiAp jpki = card.jpki();
      if (kind == CertificateKind.SIGN) {
        jpki.verify(password);
      }
      return new ReadFile(jpki.readCertificate(kind).encoded().length, FILE_SIZE);
    }
  }

  /** The file of the card face. The simulated card has no filler behind it. */
  private static ReadFile faceFile() throws JpkiException {
    TestCard model = TestCard.builder().build();
    TracingConnection traced = new TracingConnection(model.connect());
    try (VerificationNumberB number = numberB(model);
        MyNumberCard card = MyNumberCard.open(traced)) {
      card.surface().readFace(number).close();
      int size = Exchange.of(traced).get(traced.commands().size() - 1).received() - 2;
      return new ReadFile(size, size);
    }
  }

  private static VerificationNumberB numberB(TestCard model) {
    return VerificationNumberB.of(model.verificationNumberB().toCharArray());
  }
}

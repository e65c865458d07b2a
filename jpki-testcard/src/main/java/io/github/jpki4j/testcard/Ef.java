package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.apdu.CommandRefusal;
import io.github.jpki4j.testcard.apdu.Sw;
import io.github.jpki4j.testcard.crypto.RsaKey;
import java.util.List;
import java.util.function.Supplier;

/** An elementary file of an application. */
sealed interface Ef permits Ef.Data, Ef.Records, Ef.Key, Ef.Unknown, PinFile {

  /** Bytes or records that can be read, once one of the gates is verified. */
  final class Data implements Ef {

    private final Supplier<byte[]> source;
    private final Gate gate;
    private byte[] content = {};
    private boolean loaded;

    Data(Supplier<byte[]> source, Gate gate) {
      this.source = source;
      this.gate = gate;
    }

    Gate gate() {
      return gate;
    }

    byte[] content() {
      if (!loaded) {
        content = source.get().clone();
        loaded = true;
      }
      return content;
    }
  }

  /** Numbered records, free to read. */
  record Records(List<byte[]> records) implements Ef {}

  /** A private key, usable once its gate is verified. */
  record Key(Supplier<RsaKey> key, Gate gate) implements Ef {}

  /** A file that exists and does nothing that is known. */
  record Unknown() implements Ef {}

  /** What must be verified before a file can be used: any one of these; free if it says so. */
  record Gate(boolean free, List<PinFile> openers) {

    static final Gate FREE = new Gate(true, List.of());
    static final Gate NEVER = new Gate(false, List.of());

    static Gate of(PinFile... openers) {
      return new Gate(false, List.of(openers));
    }

    void check() {
      if (!free && openers.stream().noneMatch(PinFile::isVerified)) {
        throw new CommandRefusal(Sw.NOT_VERIFIED);
      }
    }
  }
}

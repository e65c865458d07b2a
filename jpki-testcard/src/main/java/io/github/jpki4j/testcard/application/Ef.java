package io.github.jpki4j.testcard.application;

import io.github.jpki4j.testcard.crypto.RsaKey;
import java.util.List;
import java.util.function.Supplier;

/** An elementary file of an application. */
public sealed interface Ef permits Ef.Data, Ef.Records, Ef.Key, Ef.Unknown, PinFile {

  /** Bytes that can be read, once one of the gates is verified. */
  final class Data implements Ef {

    private final Supplier<byte[]> source;
    private final Gate gate;
    private byte[] content = {};
    private boolean loaded;

    public Data(Supplier<byte[]> source, Gate gate) {
      this.source = source;
      this.gate = gate;
    }

    public Gate gate() {
      return gate;
    }

    /** The whole file, made when it is first asked for; not copied. */
    public byte[] content() {
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

    public static final Gate FREE = new Gate(true, List.of());
    public static final Gate NEVER = new Gate(false, List.of());

    public static Gate of(PinFile... openers) {
      return new Gate(false, List.of(openers));
    }

    public boolean isOpen() {
      return free || openers.stream().anyMatch(PinFile::isVerified);
    }
  }
}

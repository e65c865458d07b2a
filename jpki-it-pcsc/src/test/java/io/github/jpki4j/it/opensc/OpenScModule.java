package io.github.jpki4j.it.opensc;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testkit.program.ForeignProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OpenSC as Java knows it: its PKCS #11 module behind the JDK's provider SunPKCS11. The JVM keeps
 * the module, and the module the reader, to the end, so it belongs into a JVM of its own, which
 * wants the environment variable {@code OPENSC_DRIVER=jpki}.
 */
public final class OpenScModule {

  private static final String FILE = "opensc-pkcs11.so";

  private final Path module;
  private final String reader;

  /** All tokens, as {@code pkcs11-tool} lists them. */
  private final String list;

  private OpenScModule(Path module, String reader) {
    this.module = module;
    this.reader = reader;
    this.list = ForeignProgram.of("pkcs11-tool", "--list-slots").run().text();
  }

  /**
   * One of the two tokens that OpenSC makes of a card, with one key.
   *
   * @param provider the provider of its signatures
   * @param store its key and all certificates, loaded with its PIN
   * @param alias the key in the store
   */
  public record Token(Provider provider, KeyStore store, String alias) {}

  /** The module, if it is installed, for the card in a reader. */
  public static Optional<OpenScModule> find(String reader) {
    return find().map(module -> new OpenScModule(module, reader));
  }

  /** Where Debian, and others, have it. */
  public static Optional<Path> find() {
    for (Path folder : new Path[] {Path.of("/usr/lib"), Path.of("/usr/lib64")}) {
      if (Files.isReadable(folder.resolve(FILE))) {
        return Optional.of(folder.resolve(FILE));
      }
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, "*-linux-*")) {
        for (Path each : folders) {
          if (Files.isReadable(each.resolve(FILE))) {
            return Optional.of(each.resolve(FILE));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Optional.empty();
  }

  /** Logs in to the token of a key. */
  public Token login(KeyKind key) throws Exception {
    return login(key, OpenSc.pin(key));
  }

  /** Logs in to the token of a key with a PIN that may be wrong. */
  public Token login(KeyKind key, String pin) throws Exception {
    Provider provider =
        Security.getProvider("SunPKCS11")
            .configure(
                """
                --name = OpenSC-%s
                library = %s
                slotListIndex = %d
                """
                    .formatted(key, module, slot(key)));
    KeyStore store = KeyStore.getInstance("PKCS11", provider);
    store.load(null, pin.toCharArray());
    var aliases = store.aliases();
    while (aliases.hasMoreElements()) {
      String alias = aliases.nextElement();
      if (store.isKeyEntry(alias)) {
        return new Token(provider, store, alias);
      }
    }
    throw new IllegalStateException("OpenSC shows no key " + key);
  }

  /** Where the token is in the list of all. */
  private int slot(KeyKind key) {
    Matcher slot =
        Pattern.compile(
                "(?m)^Slot (\\d+) .*: \\Q%s\\E *\\n +token label +: \\Q%s\\E"
                    .formatted(reader, OpenSc.tokenLabel(key)))
            .matcher(list);
    if (!slot.find()) {
      throw new IllegalStateException("OpenSC shows no token " + key + ": " + list);
    }
    return Integer.parseInt(slot.group(1));
  }
}

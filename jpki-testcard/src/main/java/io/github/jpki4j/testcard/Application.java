package io.github.jpki4j.testcard;

import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An application of the card with its files by identifier. */
final class Application {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Which one: some commands behave differently from one application to the next. */
  enum Name {
    /** GlobalPlatform issuer security domain, selected after power-on: CARD-04. */
    ISSUER_DOMAIN("A0000001510000"),
    /** 公的個人認証AP. Every project. */
    JPKI("D392F000260100000001"),
    /** 券面事項入力補助AP. */
    TEXT("D3921000310001010408"),
    /** 券面事項確認AP. */
    SURFACE("D3921000310001010402"),
    /** 住基AP. */
    RESIDENT("D3921000310001010401"),
    /** 共通カードAP. */
    COMMON("D3921000310001010100");

    private final String aid;

    Name(String aid) {
      this.aid = aid;
    }
  }

  private final Name name;
  private final Map<Integer, Ef> files;

  Application(Name name, Map<Integer, Ef> files) {
    this.name = name;
    this.files = Map.copyOf(files);
  }

  Name name() {
    return name;
  }

  byte[] aid() {
    return HEX.parseHex(name.aid);
  }

  /** Whether a full or truncated AID names this application (JICSAP 4.2: first match). */
  boolean matches(byte[] prefix) {
    return name.aid.startsWith(HEX.formatHex(prefix));
  }

  @Nullable Ef file(int fid) {
    return files.get(fid);
  }

  void dropVerified() {
    for (Ef file : files.values()) {
      if (file instanceof PinFile secret) {
        secret.dropVerified();
      }
    }
  }

  /** The key that needs no PIN, which the text application uses by itself (P2=00). */
  Ef.@Nullable Key freeKey() {
    for (Ef file : files.values()) {
      if (file instanceof Ef.Key key && key.gate().free()) {
        return key;
      }
    }
    return null;
  }
}

package io.github.jpki4j.testcard.application;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An application of the card with its files by identifier. */
public final class Application {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Which one: some commands behave differently from one application to the next. */
  public enum Name {
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
    COMMON("D3921000310001010100"),
    /** 免許証カードAP: APP-17. */
    LICENCE("A0000002310600000000000000000000"),
    /** 在留AP: APP-19. */
    RESIDENCE("D392F0004F0100000000000000000000");

    private final String aid;

    Name(String aid) {
      this.aid = aid;
    }

    /** A fresh array. */
    public byte[] aid() {
      return HEX.parseHex(aid);
    }
  }

  private final Name name;
  private final Map<Integer, Ef> files;

  public Application(Name name, Map<Integer, Ef> files) {
    this.name = name;
    this.files = Map.copyOf(files);
  }

  public Name name() {
    return name;
  }

  public byte[] aid() {
    return name.aid();
  }

  /** Whether a full or truncated AID names this application (JICSAP 4.2: first match). */
  public boolean matches(byte[] prefix) {
    return name.aid.startsWith(HEX.formatHex(prefix));
  }

  public @Nullable Ef file(int fid) {
    return files.get(fid);
  }

  /** The same application with some files replaced, which keep their gates, and some missing. */
  public Application with(Map<Integer, byte[]> replacements, Set<Integer> removals) {
    Map<Integer, Ef> changed = new HashMap<>(files);
    replacements.forEach(
        (fid, content) -> {
          Ef.Gate gate = changed.get(fid) instanceof Ef.Data data ? data.gate() : Ef.Gate.FREE;
          changed.put(fid, new Ef.Data(() -> content, gate));
        });
    changed.keySet().removeAll(removals);
    return new Application(name, changed);
  }

  public void dropVerified() {
    for (Ef file : files.values()) {
      if (file instanceof PinFile secret) {
        secret.dropVerified();
      }
    }
  }

  /** The key that needs no PIN, which text and surface application use by themselves (P2=00). */
  public Ef.@Nullable Key freeKey() {
    for (Ef file : files.values()) {
      if (file instanceof Ef.Key key && key.gate().free()) {
        return key;
      }
    }
    return null;
  }
}

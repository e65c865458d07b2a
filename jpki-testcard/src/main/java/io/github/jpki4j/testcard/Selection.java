package io.github.jpki4j.testcard;

import io.github.jpki4j.testcard.apdu.CommandRefusal;
import io.github.jpki4j.testcard.apdu.Sw;
import io.github.jpki4j.testcard.application.Application;
import io.github.jpki4j.testcard.application.Ef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which application and file are current, and where a reference in a command leads. */
final class Selection {

  /** P2 for the file that is current. */
  static final int CURRENT = 0x80;

  private final List<Application> applications;
  private final CardSettings settings;
  private @Nullable Application application;
  private @Nullable Ef file;

  Selection(List<Application> applications, CardSettings settings) {
    this.applications = applications;
    this.settings = settings;
    reset();
  }

  /** The state after power-on and reset: the issuer domain, if the card has one. */
  void reset() {
    application = applications.stream().filter(Selection::isIssuerDomain).findFirst().orElse(null);
    file = null;
  }

  private static boolean isIssuerDomain(Application candidate) {
    return candidate.name() == Application.Name.ISSUER_DOMAIN;
  }

  void dropVerified() {
    applications.forEach(Application::dropVerified);
  }

  /** Selects the first application that a full or truncated AID names. */
  Application select(byte[] aid) {
    Application found =
        applications.stream()
            .filter(candidate -> candidate.matches(aid))
            .findFirst()
            .orElseThrow(() -> new CommandRefusal(Sw.NOT_FOUND));
    if (found == application) {
      if (settings.has(CardVariant.RESELECT_DROPS_VERIFIED)) {
        found.dropVerified();
      }
    } else if (!settings.has(CardVariant.FOREIGN_SELECT_KEEPS_VERIFIED)) {
      applications.stream().filter(a -> a != found).forEach(Application::dropVerified);
    }
    application = found;
    file = null;
    return found;
  }

  /** Selects a file of the current application. */
  void select(int fid) {
    file = find(fid);
  }

  private Ef find(int fid) {
    Ef found = application == null ? null : application.file(fid);
    if (found == null) {
      throw new CommandRefusal(Sw.NOT_FOUND);
    }
    return found;
  }

  /** Whether an application of the holder is current, not the issuer domain. */
  boolean hasApplication() {
    return application != null && !isIssuerDomain(application);
  }

  boolean isIn(Application.Name name) {
    return application != null && application.name() == name;
  }

  /** The current file. */
  Ef current() {
    if (file == null) {
      throw new CommandRefusal(Sw.NO_CURRENT_EF);
    }
    return file;
  }

  /** The file that P2 names: 80 the current one, 80|n short identifier n, which becomes current. */
  Ef reference(int p2) {
    if (p2 == CURRENT) {
      return current();
    }
    if ((p2 & 0xE0) != CURRENT || p2 == 0x9F) {
      throw new CommandRefusal(Sw.WRONG_PARAMETERS);
    }
    return selectShort(p2 & 0x1F);
  }

  /** The file with a short identifier, which becomes current; the identifier is 1 to 30. */
  Ef selectShort(int shortId) {
    if (settings.has(CardVariant.NO_SFI_6A82)) {
      throw new CommandRefusal(Sw.NOT_FOUND);
    }
    if (settings.has(CardVariant.NO_SFI_6A86) || shortId == 0 || shortId == 0x1F) {
      throw new CommandRefusal(Sw.WRONG_PARAMETERS);
    }
    Ef found = find(shortId);
    file = found;
    return found;
  }

  /** The key that P2=00 means: the current file, or the key that needs no PIN. */
  Ef defaultKey() {
    if (file != null) {
      return file;
    }
    Ef key = application == null ? null : application.freeKey();
    if (key == null) {
      throw new CommandRefusal(Sw.NO_CURRENT_EF);
    }
    return key;
  }
}

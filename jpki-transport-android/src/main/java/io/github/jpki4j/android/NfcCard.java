package io.github.jpki4j.android;

import android.nfc.Tag;
import android.nfc.tech.IsoDep;
import io.github.jpki4j.TransportException;
import io.github.jpki4j.TransportException.Remedy;
import io.github.jpki4j.transport.CardConnection;
import io.github.jpki4j.transport.CardSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A card in the field of the phone, for programs that get their {@link Tag} from Android
 * themselves. {@link NfcReader} does it for the others.
 *
 * <p>Good for one stay in the field: a card that left and came back is another {@link Tag}. Open
 * one connection at a time; Android has one link to a card.
 *
 * @since 0.1.0
 */
public final class NfcCard implements CardSource {

  private final Tag tag;
  private final NfcSettings settings;

  private NfcCard(Tag tag, NfcSettings settings) {
    this.tag = tag;
    this.settings = settings;
  }

  /**
   * A card with the standard settings.
   *
   * @param tag what Android discovered
   * @return the card; nothing is sent
   */
  public static NfcCard of(Tag tag) {
    return of(tag, NfcSettings.standard());
  }

  /**
   * A card.
   *
   * @param tag what Android discovered
   * @param settings how commands are sent to it
   * @return the card; nothing is sent
   */
  public static NfcCard of(Tag tag, NfcSettings settings) {
    return new NfcCard(
        Objects.requireNonNull(tag, "tag"), Objects.requireNonNull(settings, "settings"));
  }

  /**
   * Connects to the card.
   *
   * @return a connection that the caller closes. Closing it makes Android activate the card anew,
   *     which may not drop verified PINs by itself; {@code MyNumberCard.close()} selects another
   *     application before
   * @throws TransportException with the remedy PRESENT_CARD if the card left or is no smart card
   *     (ISO 14443-4), REOPEN if another connection to it is open, CHECK_READER if the phone failed
   * @throws IllegalStateException on the main thread
   */
  @Override
  public CardConnection open() throws TransportException {
    MainThread.refuse("connecting to a card");
    @Nullable IsoDep isoDep = IsoDep.get(tag);
    if (isoDep == null) {
      throw new TransportException("what is in the field is no smart card", Remedy.PRESENT_CARD);
    }
    return NfcConnection.open(isoDep, settings);
  }

  /** Says nothing of the card. */
  @Override
  public String toString() {
    return "NfcCard[" + settings + "]";
  }
}

package io.github.jpki4j.card.authenticity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.util.encoders.Hex;

/** The keys that a published source has; the resource says which. */
final class PublishedAuthorities {

  /** From the root: a shrinker renames this class's package, but not the file's folder. */
  private static final String RESOURCE = "/io/github/jpki4j/card/authenticity/cv-authorities.txt";

  private static final List<CvAuthority> ALL = read();

  private PublishedAuthorities() {}

  /** Those of real cards, or of the issuer's tests. */
  static List<CvAuthority> of(CvAuthority.Source source) {
    List<CvAuthority> wanted = new ArrayList<>(ALL);
    wanted.removeIf(authority -> authority.source() != source);
    return wanted;
  }

  private static List<CvAuthority> read() {
    List<CvAuthority> authorities = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(
                PublishedAuthorities.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          authorities.add(authority(line.split(" ", -1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
    return Collections.unmodifiableList(authorities);
  }

  private static CvAuthority authority(String[] words) {
    CvAuthority.Source source =
        words[1].equals("test") ? CvAuthority.Source.TEST : CvAuthority.Source.PUBLISHED;
    return new CvAuthority(
        CvRole.valueOf(words[0]),
        KeyId.of(Hex.decode(words[2])),
        RsaKeys.of(Hex.decode(words[3])).orElseThrow(IllegalStateException::new),
        source);
  }
}

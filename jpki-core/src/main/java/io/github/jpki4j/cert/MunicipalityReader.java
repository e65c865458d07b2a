package io.github.jpki4j.cert;

import io.github.jpki4j.internal.DerCursor;
import io.github.jpki4j.internal.DerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/** The place in a subject name. Facts: CERT-12, CERT-13. */
final class MunicipalityReader {

  private static final int SET = 0x31;
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String LOCALITY = "2.5.4.7";

  /** 14 opaque characters, the municipality's code, 003A; two samples, UNCERTAIN in general. */
  private static final Pattern AUTH_NAME = Pattern.compile(".{14}([0-9]{5})003A");

  private final List<String> places = new ArrayList<>();
  private Optional<String> code = Optional.empty();

  private MunicipalityReader() {}

  static Optional<Municipality> read(X500Principal subject) {
    MunicipalityReader reader = new MunicipalityReader();
    try {
      reader.readName(DerCursor.of(subject.getEncoded()).read(DerCursor.SEQUENCE));
    } catch (DerException e) {
      return Optional.empty(); // a name that the JDK reads and that is not DER
    }
    return reader.result();
  }

  /** A Name: each SET holds one attribute in the certificates of JPKI. */
  private void readName(DerCursor name) throws DerException {
    while (!name.isAtEnd()) {
      DerCursor attribute = name.read(SET).read(DerCursor.SEQUENCE);
      String type = attribute.readOid();
      boolean isText =
          attribute.nextIs(DerCursor.UTF8_STRING) || attribute.nextIs(DerCursor.PRINTABLE_STRING);
      DerCursor value = attribute.readAny();
      if (isText && type.equals(LOCALITY)) {
        places.add(value.text());
      } else if (isText && type.equals(COMMON_NAME)) {
        Matcher matcher = AUTH_NAME.matcher(value.text());
        code = matcher.matches() ? Optional.of(matcher.group(1)) : code;
      }
    }
  }

  private Optional<Municipality> result() {
    if (places.size() == 2) {
      return Optional.of(
          new Municipality(
              Optional.of(places.get(0)), Optional.of(places.get(1)), Optional.empty()));
    }
    return code.map(
        digits -> new Municipality(Optional.empty(), Optional.empty(), Optional.of(digits)));
  }
}

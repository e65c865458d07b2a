package io.github.jpki4j.kiosk.soak;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must not be seen of customers in a text, such as a page or a log. */
final class PrivateTexts {

  private final Map<String, String> texts = new LinkedHashMap<>();

  /** A customer is here: from now on nothing of this person is to be seen. */
  void add(int customer, Person person, List<String> serials) {
    person.passwords().forEach(text -> add(customer, "password", text));
    person.names().forEach(text -> add(customer, "name, address or birth date", text));
    serials.forEach(text -> add(customer, "serial number", text));
  }

  private void add(int customer, String what, String text) {
    String owner = what + " of customer " + customer;
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    texts.put(text, owner);
    texts.put(URLEncoder.encode(text, StandardCharsets.UTF_8), owner + ", percent-encoded");
    texts.put(HexFormat.of().formatHex(utf8), owner + ", in hexadecimal");
    texts.put(HexFormat.of().withUpperCase().formatHex(utf8), owner + ", in hexadecimal");
    texts.put(HexFormat.ofDelimiter(" ").formatHex(utf8), owner + ", in hexadecimal");
  }

  int size() {
    return texts.size();
  }

  /** What of it is in a text, without showing it. */
  List<String> in(String text) {
    List<String> all = new ArrayList<>();
    texts.forEach(
        (secret, owner) -> {
          if (text.contains(secret)) {
            all.add(owner);
          }
        });
    return all;
  }
}

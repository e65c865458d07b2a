package io.github.jpki4j.cli.simulation;

import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.command.Failures;
import io.github.jpki4j.cli.file.SecretFile;
import io.github.jpki4j.testcard.pki.Holder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The person on a simulated card, in a text file of UTF-8: lines {@code key = value}, and remarks
 * behind {@code #}. What is left out is as on the usual card.
 */
final class HolderFile {

  /** Bytes; far more than four lines. */
  private static final int MOST = 1 << 16;

  private static final int LONGEST = 200;
  private static final Set<String> KEYS = Set.of("name", "birth-date", "gender", "address");

  /** Digits of the gender in a certificate. */
  private static final Map<String, String> GENDERS =
      Map.of("male", "1", "female", "2", "unknown", "3");

  /** First days of the eras from Taisho to Reiwa, whose digits are 2 to 5. */
  private static final int[] ERAS = {19120730, 19261225, 19890108, 20190501};

  private HolderFile() {}

  /**
   * Reads it.
   *
   * @throws Failure if it cannot be read, or a line is not as it must be
   */
  static Holder read(String name) {
    Map<String, String> values = new HashMap<>();
    List<String> lines = text(name).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] parts = line.split("=", 2);
        String key = parts[0].strip();
        if (parts.length < 2 || !KEYS.contains(key) || values.put(key, parts[1].strip()) != null) {
          throw odd(name, i);
        }
        check(name, i, key, values.get(key));
      }
    }
    Holder usual = Holder.test();
    return holder(
        values.getOrDefault("name", usual.name()),
        values.containsKey("birth-date") ? birth(values.get("birth-date")) : usual.birth(),
        GENDERS.getOrDefault(values.getOrDefault("gender", ""), usual.gender()),
        values.getOrDefault("address", usual.address()));
  }

  /** The person, at the usual place. */
  static Holder holder(String name, String birth, String gender, String address) {
    StateLines.require(isName(name) && isText(address));
    return Holder.test().withName(name).withGenderAndBirth(gender, birth).withAddress(address);
  }

  private static String text(String name) {
    Path path = SecretFile.path(name);
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(MOST + 1);
      if (content.length > MOST) {
        throw new Failure(ExitCode.FILE_ERROR, "holder.text", name);
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Failure(e, ExitCode.FILE_ERROR, "holder.text", name);
    } catch (IOException e) {
      throw Failures.unreadable(path, e);
    }
  }

  private static void check(String name, int line, String key, String value) {
    boolean good =
        switch (key) {
          case "name" -> isText(value);
          case "address" -> isText(value);
          case "gender" -> GENDERS.containsKey(value);
          default -> !birth(value).isEmpty();
        };
    if (!good) {
      throw odd(name, line);
    }
    if (key.equals("name") && !isName(value)) {
      throw new Failure(ExitCode.FILE_ERROR, "holder.no-test", name);
    }
  }

  private static Failure odd(String name, int line) {
    return new Failure(ExitCode.FILE_ERROR, "holder.line", name, line + 1);
  }

  private static boolean isText(String text) {
    return !text.isEmpty()
        && text.codePointCount(0, text.length()) <= LONGEST
        && text.codePoints().noneMatch(Character::isISOControl);
  }

  /** No real person may stand on a simulated card. */
  private static boolean isName(String text) {
    return isText(text) && (text.contains("TEST") || text.contains("ＴＥＳＴ"));
  }

  /**
   * The nine digits of a certificate for {@code 1980-02-17} or {@code 1980-02-??}; empty if odd.
   */
  private static String birth(String text) {
    boolean partial = text.matches("[0-9]{4}-[0-9]{2}-\\?\\?");
    try {
      LocalDate date = LocalDate.parse(partial ? text.replace("??", "01") : text);
      int digits = (date.getYear() * 100 + date.getMonthValue()) * 100 + date.getDayOfMonth();
      if (date.getYear() < 1873 || date.getYear() > 2999) {
        return "";
      }
      int era = 1;
      for (int first : ERAS) {
        era += digits >= first ? 1 : 0;
      }
      return era + String.valueOf(partial ? digits - 1 : digits);
    } catch (DateTimeParseException e) {
      return "";
    }
  }
}

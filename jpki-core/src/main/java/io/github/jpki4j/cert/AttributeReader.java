package io.github.jpki4j.cert;

import io.github.jpki4j.cert.AttributeProblem.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Turns the otherNames of JPKI into attributes, and notes what is wrong with them. Facts: CERT-21
 * to CERT-26. For one use.
 */
final class AttributeReader {

  private static final int NAME = 1;
  private static final int NAME_FLAGS = 2;
  private static final int GENDER = 3;
  private static final int BIRTH_DATE = 4;
  private static final int ADDRESS = 5;
  private static final int ADDRESS_FLAGS = 6;

  private final OtherNames names;
  private final List<AttributeProblem> problems = new ArrayList<>();

  AttributeReader(OtherNames names) {
    this.names = names;
    if (names.hasUnknownArc()) {
      problems.add(new AttributeProblem(Optional.empty(), Kind.UNKNOWN_ARC));
    }
  }

  /** What the calls so far have found. */
  List<AttributeProblem> problems() {
    return problems;
  }

  Optional<AttributeText> name() {
    return text(Attribute.NAME, NAME, NAME_FLAGS);
  }

  Optional<AttributeText> address() {
    return text(Attribute.ADDRESS, ADDRESS, ADDRESS_FLAGS);
  }

  Optional<Gender> gender() {
    Optional<String> code = value(Attribute.GENDER, GENDER);
    Optional<Gender> gender = code.flatMap(Gender::parse);
    if (code.isPresent() && !gender.isPresent()) {
      note(Attribute.GENDER, Kind.UNREADABLE_GENDER);
    }
    return gender;
  }

  Optional<BirthDate> birthDate() {
    Optional<String> digits = value(Attribute.BIRTH_DATE, BIRTH_DATE);
    Optional<BirthDate> date = digits.flatMap(BirthDate::parse);
    if (digits.isPresent() && !date.isPresent()) {
      note(Attribute.BIRTH_DATE, Kind.UNREADABLE_DATE);
    }
    if (date.filter(there -> !there.eraFits()).isPresent()) {
      note(Attribute.BIRTH_DATE, Kind.ERA_CONTRADICTS);
    }
    return date;
  }

  private Optional<AttributeText> text(Attribute attribute, int arc, int flagsArc) {
    Optional<String> text = value(attribute, arc);
    if (!text.isPresent()) {
      return Optional.empty();
    }
    List<Optional<String>> found = names.values(flagsArc);
    if (found.isEmpty()) {
      note(attribute, Kind.FLAGS_MISSING);
      return Optional.of(new AttributeText(text.get(), ""));
    }
    Optional<String> flags = only(attribute, found);
    AttributeText result = new AttributeText(text.get(), flags.orElse(""));
    if (flags.isPresent() && !result.flagsMatch()) {
      note(attribute, Kind.FLAGS_LENGTH);
    }
    if (!result.areFlagsBinary()) {
      note(attribute, Kind.FLAGS_NOT_BINARY);
    }
    return Optional.of(result);
  }

  /** The one value that is not empty. */
  private Optional<String> value(Attribute attribute, int arc) {
    List<Optional<String>> found = names.values(arc);
    if (found.isEmpty() || found.equals(Collections.singletonList(Optional.of("")))) {
      note(attribute, Kind.MISSING);
      return Optional.empty();
    }
    return only(attribute, found);
  }

  private Optional<String> only(Attribute attribute, List<Optional<String>> found) {
    if (found.size() > 1) {
      note(attribute, Kind.TWICE);
      return Optional.empty();
    }
    if (!found.get(0).isPresent()) {
      note(attribute, Kind.WRONG_TYPE);
    }
    return found.get(0);
  }

  private void note(Attribute attribute, Kind kind) {
    problems.add(new AttributeProblem(Optional.of(attribute), kind));
  }
}

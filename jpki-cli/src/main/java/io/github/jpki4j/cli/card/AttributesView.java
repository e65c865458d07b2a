package io.github.jpki4j.cli.card;

import io.github.jpki4j.cert.Attribute;
import io.github.jpki4j.cert.AttributeProblem;
import io.github.jpki4j.cert.AttributeText;
import io.github.jpki4j.cert.BasicFourAttributes;
import io.github.jpki4j.cert.BirthDate;
import io.github.jpki4j.cli.console.Actions;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import io.github.jpki4j.guidance.Guidance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The four attributes, and what is odd about them. Personal data. */
public final class AttributesView {

  private final BasicFourAttributes attributes;
  private final Messages messages;
  private final boolean withEra;

  /** Those of a sign certificate. */
  public AttributesView(BasicFourAttributes attributes, Messages messages) {
    this(attributes, messages, true);
  }

  private AttributesView(BasicFourAttributes attributes, Messages messages, boolean withEra) {
    this.attributes = attributes;
    this.messages = messages;
    this.withEra = withEra;
  }

  /** Those of the card itself, which knows no eras. */
  static AttributesView withoutEra(BasicFourAttributes attributes, Messages messages) {
    return new AttributesView(attributes, messages, false);
  }

  /** Adds rows, each substitute character named, and a sentence for each oddity. */
  public void addTo(TextPage page) {
    text(page, Attribute.NAME, attributes.name());
    row(page, Attribute.BIRTH_DATE, attributes.birthDate().map(this::birthDate));
    row(
        page,
        Attribute.GENDER,
        attributes.gender().map(gender -> messages.get("gender." + gender)));
    text(page, Attribute.ADDRESS, attributes.address());
    attributes
        .unknownNames()
        .forEach(
            oid ->
                page.row(
                    messages.get("attribute.unknown"), messages.get("unknown-attribute", oid)));
    attributes.problems().forEach(problem -> page.paragraph("!!  ", sentence(problem, messages)));
  }

  /** What to do about the oddities, for a page that says it nowhere else. */
  void addActionsTo(TextPage page) {
    Actions.addTo(
        page,
        attributes.problems().stream().map(problem -> Guidance.of(problem, messages.locale())),
        messages);
  }

  private String birthDate(BirthDate date) {
    return withEra
        ? messages.get("birth-date", date.iso(), messages.get("era." + date.era()))
        : date.iso();
  }

  private void row(TextPage page, Attribute attribute, Optional<String> value) {
    page.row(
        messages.terms().name(attribute), value.orElseGet(() -> messages.get("attribute.missing")));
  }

  private void text(TextPage page, Attribute attribute, Optional<AttributeText> value) {
    row(page, attribute, value.map(AttributeText::text));
    value
        .filter(there -> there.flagsMatch() && there.hasSubstitutes())
        .ifPresent(there -> page.row("", substitutes(there)));
  }

  private String substitutes(AttributeText text) {
    int[] characters = text.text().codePoints().toArray();
    return messages.get(
        "substitutes",
        positions(text).stream()
            .map(i -> messages.get("substitute", Character.toString(characters[i]), i + 1))
            .collect(Collectors.joining(messages.get("comma"))));
  }

  /** Where the substitute characters are, counted in code points from 0. */
  private static List<Integer> positions(AttributeText text) {
    return IntStream.range(0, text.length()).filter(text::isSubstituted).boxed().toList();
  }

  /** What is odd, in a sentence that names the attribute and not its content. */
  private static String sentence(AttributeProblem problem, Messages messages) {
    return Guidance.of(problem, messages.locale()).happened();
  }

  public Json json() {
    Json json =
        new Json()
            .put("name", attributes.name().map(AttributesView::json))
            .put("birthDate", attributes.birthDate().map(this::json))
            .put("gender", attributes.gender().map(EnumNames::of))
            .put("address", attributes.address().map(AttributesView::json))
            .put("problems", attributes.problems().stream().map(AttributesView::json).toList());
    return withEra ? json.put("unknown", attributes.unknownNames()) : json;
  }

  private static Json json(AttributeText text) {
    return new Json()
        .put("text", text.text())
        .put("substituted", text.flagsMatch() ? Optional.of(positions(text)) : Optional.empty());
  }

  private Json json(BirthDate date) {
    Json json = new Json().put("date", date.iso()).put("complete", date.isComplete());
    return withEra ? json.put("era", EnumNames.of(date.era())) : json;
  }

  private static Json json(AttributeProblem problem) {
    return new Json()
        .put("attribute", problem.attribute().map(EnumNames::of))
        .put("kind", EnumNames.of(problem.kind()))
        .put("error", problem.kind().isError());
  }
}

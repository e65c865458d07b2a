package io.github.jpki4j.cli.card;

import io.github.jpki4j.card.info.CardAttributes;
import io.github.jpki4j.cert.Attribute;
import io.github.jpki4j.cert.AttributeComparison;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import java.util.List;
import java.util.Optional;

/** The card's own attributes, and how they compare, as a screen and as JSON. Personal data. */
final class CardAttributesView {

  private static final int LABELS = 22;

  private static final List<Attribute> ORDER =
      List.of(Attribute.NAME, Attribute.BIRTH_DATE, Attribute.GENDER, Attribute.ADDRESS);

  private final AttributesView attributes;
  private final Optional<AttributeComparison> comparison;
  private final Messages messages;
  private final boolean simulated;

  CardAttributesView(
      CardAttributes attributes, Optional<AttributeComparison> comparison, CommandContext context) {
    this.messages = context.messages();
    this.attributes = AttributesView.withoutEra(attributes.attributes(), messages);
    this.comparison = comparison;
    this.simulated = context.isSimulated();
  }

  String text() {
    TextPage page = new TextPage(LABELS);
    attributes.addTo(page);
    attributes.addActionsTo(page);
    comparison.ifPresent(there -> addTo(page, there));
    return page.toString();
  }

  private void addTo(TextPage page, AttributeComparison there) {
    page.blank().paragraph(messages.get("compare.title"));
    for (Attribute attribute : ORDER) {
      page.row(messages.terms().name(attribute), messages.get("compare." + there.of(attribute)));
    }
    page.paragraph(messages.get("compare." + conclusion(there)));
  }

  private static String conclusion(AttributeComparison there) {
    if (there.isChanged()) {
      return "changed";
    }
    if (there.isOtherSpelling()) {
      return "other-spelling";
    }
    return there.isUnchanged() ? "unchanged" : "unclear";
  }

  Json json() {
    return new Json()
        .put("attributes", attributes.json())
        .put("comparison", comparison.map(CardAttributesView::json))
        .put("simulated", simulated);
  }

  private static Json json(AttributeComparison there) {
    return new Json()
        .put("result", conclusion(there))
        .put("name", EnumNames.of(there.name()))
        .put("birthDate", EnumNames.of(there.birthDate()))
        .put("gender", EnumNames.of(there.gender()))
        .put("address", EnumNames.of(there.address()));
  }
}

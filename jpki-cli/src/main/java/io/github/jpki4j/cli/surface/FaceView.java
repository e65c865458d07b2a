package io.github.jpki4j.cli.surface;

import io.github.jpki4j.card.surface.CardFace;
import io.github.jpki4j.card.surface.CardImage;
import io.github.jpki4j.card.surface.FaceScope;
import io.github.jpki4j.cert.Attribute;
import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.console.EnumNames;
import io.github.jpki4j.cli.console.Json;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.console.TextPage;
import java.time.LocalDate;
import java.util.Optional;

/** The card face as a screen and as JSON, its images in files. Personal data. */
final class FaceView {

  private static final int LABELS = 22;

  private final CardFace face;
  private final Messages messages;
  private final boolean simulated;
  private final ImageLine name;
  private final ImageLine address;
  private final ImageLine photo;
  private final ImageLine securityCode;

  /** Writes the images. */
  FaceView(CardFace face, ImageFolder folder, CommandContext context) {
    this.face = face;
    this.messages = context.messages();
    this.simulated = context.isSimulated();
    this.name = ImageLine.of("name", face.name(), folder);
    this.address = ImageLine.of("address", face.address(), folder);
    this.photo = ImageLine.of("photo", face.photo(), folder);
    this.securityCode = ImageLine.of("security-code", face.securityCode(), folder);
  }

  String text() {
    TextPage page = new TextPage(LABELS);
    row(page, Attribute.BIRTH_DATE, face.birthDate().map(date -> date.iso()));
    row(page, Attribute.GENDER, face.gender().map(gender -> messages.get("gender." + gender)));
    row(page, "surface.expiry", face.expiry().map(LocalDate::toString));
    row(page, "surface.name", name.text(messages));
    row(page, "surface.address", address.text(messages));
    if (face.scope() == FaceScope.ALL) {
      row(page, "surface.photo", photo.text(messages));
    }
    row(page, "surface.security-code", securityCode.text(messages));
    if (face.photo().isPresent() && !isJpeg2000(face.photo().get())) {
      page.paragraph("!!  ", messages.get("surface.photo-odd"));
    }
    return page.paragraph(messages.get("surface.not-checked")).toString();
  }

  private static boolean isJpeg2000(CardImage photo) {
    return photo.kind() == CardImage.Kind.JP2 || photo.kind() == CardImage.Kind.J2K;
  }

  private void row(TextPage page, Attribute attribute, Optional<String> value) {
    page.row(
        messages.terms().name(attribute), value.orElseGet(() -> messages.get("attribute.missing")));
  }

  private void row(TextPage page, String label, Optional<String> value) {
    page.row(messages.get(label), value.orElseGet(() -> messages.get("attribute.missing")));
  }

  Json json() {
    return new Json()
        .put("birthDate", BirthDateJson.of(face.birthDate()))
        .put("gender", face.gender().map(EnumNames::of))
        .put("expiry", face.expiry().map(LocalDate::toString))
        .put("scope", EnumNames.of(face.scope()))
        .put(
            "images",
            new Json()
                .put("name", name.json())
                .put("address", address.json())
                .put("photo", photo.json())
                .put("securityCode", securityCode.json()))
        .put("simulated", simulated);
  }
}

package io.github.jpki4j.cli.document;

import io.github.jpki4j.cli.command.CommandContext;
import io.github.jpki4j.cli.command.ExitCode;
import io.github.jpki4j.cli.command.Failure;
import io.github.jpki4j.cli.console.Messages;
import io.github.jpki4j.cli.file.DataFile;
import io.github.jpki4j.document.DocumentException;
import io.github.jpki4j.document.pdf.Stamp;
import io.github.jpki4j.internal.JapanTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What a page shows of a signature: nothing of the person but what the person gave. */
final class StampOptions {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,5})?");

  @Option(names = "--stamp", descriptionKey = "option.stamp")
  private boolean stamped;

  @Option(names = "--stamp-text", paramLabel = "TEXT", descriptionKey = "option.stamp-text")
  private Optional<String> text = Optional.empty();

  @Option(names = "--stamp-page", paramLabel = "N", descriptionKey = "option.stamp-page")
  private Optional<Integer> page = Optional.empty();

  @Option(names = "--stamp-at", paramLabel = "X,Y", descriptionKey = "option.stamp-at")
  private Optional<String> place = Optional.empty();

  @Option(names = "--stamp-image", paramLabel = "FILE", descriptionKey = "option.stamp-image")
  private Optional<String> image = Optional.empty();

  @Option(
      names = "--stamp-image-height",
      paramLabel = "H",
      descriptionKey = "option.stamp-image-height")
  private Optional<String> imageHeight = Optional.empty();

  @Option(names = "--stamp-font", paramLabel = "FILE", descriptionKey = "option.stamp-font")
  private Optional<String> font = Optional.empty();

  @Option(
      names = "--stamp-font-index",
      paramLabel = "N",
      descriptionKey = "option.stamp-font-index")
  private Optional<Integer> fontIndex = Optional.empty();

  /** The files that it reads. */
  Stream<String> files() {
    return Stream.concat(image.stream(), font.stream());
  }

  boolean isWanted() {
    return stamped
        || Stream.of(text, page, place, image, imageHeight, font, fontIndex)
            .anyMatch(Optional::isPresent);
  }

  /** Whether it says where the stamp is to be. */
  boolean hasPlace() {
    return page.isPresent() || place.isPresent();
  }

  /**
   * The stamp, read from its files.
   *
   * @throws Failure if an option or a file is not right
   */
  Stamp stamp(CommandContext context) {
    Messages messages = context.messages();
    List<String> lines = new ArrayList<>();
    lines.add(text.orElseGet(() -> messages.get("stamp.title")));
    lines.add(
        messages.get("japan-time", JapanTime.minutes(context.environment().clock().instant())));
    Stamp stamp = new Stamp(lines, messages.get("stamp.test"), page.orElse(1));
    if (place.isPresent()) {
      List<Double> numbers = numbers(place.get(), 2, "usage.stamp-at");
      stamp = stamp.at(numbers.get(0), numbers.get(1));
    }
    if (imageHeight.isPresent() && image.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "usage.stamp-image-height");
    }
    if (fontIndex.isPresent() && font.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "usage.stamp-font-index");
    }
    if (image.isPresent()) {
      stamp = withImage(stamp, image.get(), context);
    }
    if (font.isPresent()) {
      stamp = withFont(stamp, font.get(), context);
    }
    return context.isSimulated() ? stamp.forTests() : stamp;
  }

  private Stamp withImage(Stamp stamp, String file, CommandContext context) {
    double height =
        imageHeight.map(h -> numbers(h, 1, "usage.stamp-image-height").get(0)).orElse(1.0);
    if (height == 0) {
      throw new Failure(ExitCode.USAGE, "usage.stamp-image-height");
    }
    try {
      Stamp shown = stamp.withImage(new DataFile(file, context.environment().in()).document());
      return imageHeight.isPresent() ? shown.withImageHeight(height) : shown;
    } catch (DocumentException e) {
      throw DocumentFailures.of(file, e);
    }
  }

  private Stamp withFont(Stamp stamp, String file, CommandContext context) {
    try {
      return stamp.withFont(
          new DataFile(file, context.environment().in()).document(), fontIndex.orElse(0));
    } catch (DocumentException e) {
      throw DocumentFailures.of(file, e);
    }
  }

  /** Numbers of points. */
  private static List<Double> numbers(String value, int count, String wrong) {
    List<String> each = List.of(value.split(",", -1));
    if (each.size() != count || !each.stream().allMatch(n -> NUMBER.matcher(n).matches())) {
      throw new Failure(ExitCode.USAGE, wrong);
    }
    return each.stream().map(Double::valueOf).toList();
  }
}

package io.github.jpki4j.kiosk.page;

import io.github.jpki4j.kiosk.flow.PageLanguage;
import io.github.jpki4j.kiosk.flow.Screen;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Screens as HTML. A page's template is {@code pages/STATION/NAME.peb}; what a model has is
 * escaped, and a name that a template expects and a model does not have is an error. Thread-safe.
 */
public final class Pages {

  /** Drawn once in a window: each page uses its pictures by their names. */
  private static final String PICTURES = pictures("/META-INF/jpki-kiosk/assets/icons.svg");

  private final PebbleEngine engine;

  private final boolean simulated;

  /** Pages for real cards. */
  public Pages() {
    this(false);
  }

  /**
   * Templates are read once, when they are first used.
   *
   * @param simulated whether each page says TEST
   */
  public Pages(boolean simulated) {
    this.simulated = simulated;
    ClasspathLoader loader = new ClasspathLoader(Pages.class.getClassLoader());
    loader.setPrefix("META-INF/jpki-kiosk/pages");
    loader.setSuffix(".peb");
    engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .strictVariables(true)
            .autoEscaping(true)
            .extension(new PageFunctions())
            .build();
  }

  private static String pictures(String name) {
    try (InputStream in = Pages.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The part of a page that changes.
   *
   * @param station whose page: the folder of the template
   * @param screen what is to be seen
   */
  public String view(String station, Screen screen) {
    Map<String, Object> model = new HashMap<>(screen.model());
    model.put("page", screen.page());
    model.put("station", station);
    model.put("simulated", simulated);
    model.put("doors", Door.PICTURES);
    model.put("version", screen.version());
    model.put("language", screen.language());
    model.put("languages", screen.languages().stream().map(PageLanguage::code).toList());
    return render(station + "/" + screen.page(), model, screen.language());
  }

  /** What is loaded once in a window: without anything of a person. */
  public String shell(String station) {
    return render("shell", Map.of("station", station, "pictures", PICTURES), PageLanguage.JA);
  }

  private String render(String template, Map<String, Object> model, PageLanguage language) {
    StringWriter html = new StringWriter();
    Map<String, Object> all = new HashMap<>(model);
    all.put(Words.LANGUAGE, language);
    try {
      engine.getTemplate(template).evaluate(html, all, language.locale());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return html.toString();
  }
}

package io.github.jpki4j.samples.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Pages of plain HTML, in Japanese or English: no script, and nothing from another server. */
@Component
final class Page {

  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final MessageSource messages;

  Page(MessageSource messages) {
    this.messages = messages;
  }

  /** A language that both this server and the library have. */
  static Locale language(Locale wanted) {
    return wanted.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
  }

  String text(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, language(locale));
  }

  /** The first page: who is logged in, and the forms. */
  ResponseEntity<String> home(Visit visit, Locale locale) {
    String token = "<input type=\"hidden\" name=\"token\" value=\"" + escape(visit.name()) + "\">";
    String who =
        visit
            .holder()
            .map(
                holder ->
                    paragraph(text("who", locale, holder))
                        + "<form method=\"post\" action=\"/logout\">"
                        + token
                        + button("logout", locale)
                        + "</form>")
            .orElseGet(() -> paragraph(text("nobody", locale)));
    String upload =
        "<form method=\"post\" action=\"/pdf\" enctype=\"multipart/form-data\">"
            + token
            + "<p><label>"
            + escape(text("pdf", locale))
            + " <input type=\"file\" name=\"file\" accept=\"application/pdf\" required></label></p>"
            + button("verify", locale)
            + "</form>";
    return page(HttpStatus.OK, locale, who + upload);
  }

  /**
   * An answer.
   *
   * @param sentences plain text, one paragraph each
   */
  ResponseEntity<String> answer(HttpStatus status, Locale locale, List<String> sentences) {
    StringBuilder body = new StringBuilder();
    sentences.forEach(sentence -> body.append(paragraph(sentence)));
    body.append("<p><a href=\"/\">").append(escape(text("back", locale))).append("</a></p>");
    return page(status, locale, body.toString());
  }

  private ResponseEntity<String> page(HttpStatus status, Locale locale, String body) {
    String title = escape(text("title", locale));
    String html =
        "<!DOCTYPE html>\n<html lang=\""
            + language(locale).getLanguage()
            + "\"><head><meta charset=\"UTF-8\"><title>"
            + title
            + "</title></head><body><h1>"
            + title
            + "</h1>"
            + body
            + "</body></html>\n";
    return ResponseEntity.status(status).contentType(HTML).body(html);
  }

  private String button(String key, Locale locale) {
    return "<button>" + escape(text(key, locale)) + "</button>";
  }

  private static String paragraph(String text) {
    return "<p>" + escape(text) + "</p>\n";
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }
}

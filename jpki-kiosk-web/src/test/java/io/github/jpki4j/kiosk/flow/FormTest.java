package io.github.jpki4j.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any bytes are a form, or they are refused in one way. */
class FormTest {

  private static Form parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Form.parse(bytes, bytes.length);
  }

  @Property(tries = 3000)
  void anyBytesAreAFormOrAreRefusedInOneWay(@ForAll @Size(max = 300) byte[] bytes) {
    byte[] before = bytes.clone();
    isFormOrRefused(bytes);
    assertThat(bytes).isEqualTo(before);
  }

  /** Nearer to a form than bytes of chance. */
  @Property(tries = 3000)
  void anyTextOfTheFewSignsIsAFormOrIsRefusedInOneWay(
      @ForAll @Size(max = 60) @CharRange(from = '%', to = '=') char[] signs) {
    isFormOrRefused(new String(signs).replace('(', '&').getBytes(StandardCharsets.UTF_8));
  }

  private static void isFormOrRefused(byte[] bytes) {
    try (Form form = Form.parse(bytes, bytes.length)) {
      assertThat(form.action()).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasNoCause();
      assertThat(e.getMessage())
          .isIn(
              "a field twice, or too many",
              "a percent sign without its digits",
              "no hexadecimal digit",
              "no UTF-8",
              "a control character");
    }
  }

  @Property(tries = 500)
  void whatABrowserSendsIsWhatAPersonEntered(
      @ForAll @Size(max = 16)
          Map<@AlphaChars @StringLength(min = 1, max = 8) String, @StringLength(max = 20) String>
              fields) {
    Map<String, String> sent = new LinkedHashMap<>();
    fields.forEach((name, value) -> sent.put(name, value.replaceAll("[\\p{Cc}\\p{Cs}]", "")));
    String body =
        sent.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    try (Form form = parse(body)) {
      sent.forEach(
          (name, value) -> {
            assertThat(form.text(name)).contains(value);
            assertThat(form.secret(name)).isEqualTo(value.toCharArray());
          });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%4",
        "a=%zz",
        "a=%c0%80",
        "a=%ff",
        "a=%00",
        "a=%0d%0a",
        "a=1&a=2",
        "%=1"
      })
  void whatIsNoFormIsRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sixteenFieldsAreTakenAndSeventeenAreNot() {
    String sixteen = "a=&b=&c=&d=&e=&f=&g=&h=&i=&j=&k=&l=&m=&n=&o=&p=";
    assertThat(parse(sixteen).text("p")).contains("");
    assertThatThrownBy(() -> parse(sixteen + "&q=")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void afterItsEndAFormHasNothingAndItNeverTellsASecret() {
    Form form = parse("secret=ABC123&action=enter");
    assertThat(form).hasToString("Form[2 fields]");
    form.close();
    assertThat(form.secret("secret")).isEmpty();
    assertThat(form.action()).isEmpty();
  }
}

package io.github.jpki4j.it.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.it.pcscd.NeedsPcscd;
import io.github.jpki4j.it.pcscd.PcscdFixture;
import io.github.jpki4j.testkit.program.ForeignProgram;
import io.github.jpki4j.testkit.program.ForeignProgram.Outcome;
import io.github.jpki4j.testkit.program.RunnableJar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jpki simulate} as a script uses it: beside other programs, with its control server. */
@NeedsPcscd(programs = {"pkcs15-tool", "env", "kill"})
class SimulateIT {

  private static final Pattern URL = Pattern.compile("\"url\" : \"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("\"token\" : \"([0-9a-f]{32})\"");

  private final PcscdFixture service;
  private final HttpClient client = HttpClient.newHttpClient();
  private Process simulation;
  private String started = "";

  @TempDir private Path folder;

  SimulateIT(PcscdFixture service) {
    this.service = service;
  }

  /** Starts it and returns as soon as it says that the card is in the reader. */
  private void start(String... options) throws IOException {
    // What was started in the background ignores signals, and so would the program below it.
    List<String> words = new ArrayList<>(List.of("env", "--default-signal"));
    words.addAll(RunnableJar.command());
    words.addAll(List.of("simulate", "--json", "--control=0"));
    words.addAll(List.of("--vpcd=127.0.0.1:" + service.port(0)));
    words.addAll(List.of(options));
    simulation = ForeignProgram.of(words.toArray(String[]::new)).in(folder).start();
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(simulation.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    String line = lines.readLine();
    while (line != null && !line.equals("}")) {
      said.append(line).append('\n');
      line = lines.readLine();
    }
    started = said.toString();
    assertThat(line).as(started).isEqualTo("}");
  }

  @AfterEach
  void end() {
    if (simulation != null) {
      ForeignProgram.kill(simulation);
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  private void order(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(found(URL, started) + path))
            .header("Authorization", "Bearer " + found(TOKEN, started))
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private Outcome status() {
    List<String> words = RunnableJar.command();
    words.addAll(List.of("status", "--json", "--reader", service.readerName(0), "--timeout=0"));
    return ForeignProgram.of(words.toArray(String[]::new)).in(folder).run();
  }

  @Test
  void aScriptStartsUsesTakesOutPutsInAndEndsIt() throws Exception {
    start("--tries=sign=2", "--state=card.state");
    Outcome pins =
        ForeignProgram.of("pkcs15-tool", "--reader", service.readerName(0), "--list-pins")
            .in(folder)
            .with("OPENSC_DRIVER", "jpki")
            .with("HOME", folder.toString())
            .run();
    assertThat(pins.exit()).as(pins.text()).isZero();
    assertThat(status().text()).contains("\"triesLeft\" : 3").contains("\"triesLeft\" : 2");

    order("PUT", "/tries/auth", "1");
    assertThat(status().text()).contains("\"triesLeft\" : 1");

    order("POST", "/remove", "");
    assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, () -> status().exit() == 11)).isTrue();
    order("POST", "/insert", "");
    Outcome again = status();
    assertThat(again.exit()).as(again.text()).isZero();
    assertThat(again.text()).contains("\"triesLeft\" : 1");

    ForeignProgram.of("kill", "-TERM", Long.toString(simulation.pid())).run();
    assertThat(simulation.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(simulation.exitValue()).isZero();
    assertThat(PcscdFixture.within(PcscdFixture.PATIENCE, () -> status().exit() == 11)).isTrue();
  }

  /** The answer to reset of a phone is one with which the service works. */
  @Test
  void aPhoneWorksThroughTheService() throws Exception {
    start("--card=android");
    Outcome phone = status();
    assertThat(phone.exit()).as(phone.text()).isZero();
    assertThat(phone.text()).contains("\"card\" : \"android\"");
  }
}

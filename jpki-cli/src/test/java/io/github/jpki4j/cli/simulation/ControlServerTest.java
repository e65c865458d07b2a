package io.github.jpki4j.cli.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders over HTTP to the card in a virtual reader. */
class ControlServerTest {

  private static final String SELECT = "00A4040C0AD392F000260100000001";

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private Path states;
  private VirtualPcd reader;
  private RunningCommand command;
  private String url;
  private String token;

  @BeforeEach
  void open() throws Exception {
    states = Files.createDirectory(folder.resolve("states"));
    reader = new VirtualPcd();
    command =
        RunningCommand.simulate(
            reader, "--json", "--control=0", "--state=" + states.resolve("card.state"));
    reader.insert();
    JsonNode control = command.json().at("/control");
    url = control.at("/url").asText();
    token = control.at("/token").asText();
  }

  @AfterEach
  void close() throws Exception {
    reader.close();
    command.end();
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode order(int status, String method, String path, String body) throws Exception {
    HttpResponse<String> answer = send(method, path, body, "Authorization", "Bearer " + token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void theStateTellsWhatTheCardIs() throws Exception {
    reader.exchange(SELECT);
    JsonNode state = order(200, "GET", "/state", "");
    assertThat(state.at("/card").asText()).isEqualTo("my-number");
    assertThat(state.at("/inserted").asBoolean()).isTrue();
    assertThat(state.at("/ready").asBoolean()).isTrue();
    assertThat(state.at("/commands").asInt()).isEqualTo(1);
    assertThat(state.at("/triesLeft/sign").asInt()).isEqualTo(5);
    assertThat(state.at("/triesLeft").has("licence")).isFalse();
    assertThat(state.toString()).doesNotContain("1234", "ABC123");
  }

  @Test
  void triesAreSetOnTheCardAndInTheFile() throws Exception {
    reader.exchange(SELECT);
    assertThat(order(200, "PUT", "/tries/auth", "1\n").at("/triesLeft").asInt()).isEqualTo(1);
    assertThat(reader.exchange("00200098")).isEqualTo("63C1");
    assertThat(Files.readString(states.resolve("card.state"))).contains("\nauth 1234 1\n");
    assertThat(reader.exchange("002000980439393939")).isEqualTo("63C0");
    assertThat(order(200, "GET", "/tries/auth", "").at("/triesLeft").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /tries/auth, 4, 400, value",
    "PUT, /tries/auth, -1, 400, value",
    "PUT, /tries/auth, '', 400, value",
    "PUT, /tries/auth, 00000000000000000000000000000000000000000000000000000000000000001, 400,"
        + " value",
    "PUT, /tries/pin, 1, 404, secret",
    "PUT, /tries/licence, 1, 404, secret",
    "POST, /tries/auth, 1, 404, order",
    "GET, /, '', 404, order",
    "GET, /insert, '', 404, order",
    "GET, /stop, '', 404, order",
    "DELETE, /state, '', 404, order"
  })
  void whatIsNoOrderIsRefused(String method, String path, String body, int status, String error)
      throws Exception {
    assertThat(order(status, method, path, body).at("/error").asText()).isEqualTo(error);
    assertThat(order(200, "GET", "/tries/auth", "").at("/triesLeft").asInt()).isEqualTo(3);
    assertThat(command.isRunning()).isTrue();
  }

  @Test
  void theCardIsTakenOutAndPutInAgain() throws Exception {
    for (int i = 0; i < 3; i++) {
      JsonNode out = order(200, "POST", "/remove", "");
      assertThat(out.at("/inserted").asBoolean()).isFalse();
      assertThat(out.at("/ready").asBoolean()).isFalse();
      assertThat(reader.isEmpty()).isTrue();
      order(200, "POST", "/remove", "");
      Thread hand =
          new Thread(
              () -> {
                try {
                  reader.insert();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      hand.start();
      JsonNode in = order(200, "POST", "/insert", "");
      hand.join();
      assertThat(in.at("/ready").asBoolean()).isTrue();
      order(200, "POST", "/insert", "");
      assertThat(reader.exchange(SELECT)).isEqualTo("9000");
    }
    assertThat(command.isRunning()).isTrue();
  }

  /** With the card out of the reader, too: a try that is in no file is not passed over. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void triesThatCannotBeWrittenEndTheCommandWithAFailure(boolean inserted) throws Exception {
    if (!inserted) {
      order(200, "POST", "/remove", "");
    }
    Files.move(states, folder.resolve("elsewhere"));
    assertThat(order(500, "PUT", "/tries/auth", "1").at("/error").asText()).isEqualTo("state-file");
    assertThat(command.end()).isEqualTo(50);
    assertThat(command.out()).as("told once").containsOnlyOnce("card.state");
  }

  @Test
  void stopEndsTheCommandAndTakesTheCardOut() throws Exception {
    assertThat(order(200, "POST", "/stop", "").at("/stopping").asBoolean()).isTrue();
    assertThat(command.end()).isZero();
    assertThat(reader.isEmpty()).isTrue();
  }

  @Test
  void withoutTheTokenNothingIsDone() throws Exception {
    for (String[] headers :
        new String[][] {
          {},
          {"Authorization", "Bearer " + token.substring(1)},
          {"Authorization", "Bearer "},
          {"Authorization", token},
          {"Authorization", "Basic " + token}
        }) {
      for (String path : new String[] {"/stop", "/remove", "/no-such-path"}) {
        HttpResponse<String> answer = send("POST", path, "", headers);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("token").doesNotContain(token.substring(1));
      }
    }
    assertThat(order(200, "GET", "/state", "").at("/ready").asBoolean()).isTrue();
  }

  /** Not even one that knows the token: by its own name, by another that leads here, by none. */
  @ParameterizedTest
  @CsvSource({
    "Host: 127.0.0.1:PORT, Origin: http://127.0.0.1:PORT, 403",
    "Host: 127.0.0.1:PORT, Origin: null, 403",
    "Host: 127.0.0.1:PORT, Origin: https://evil.example, 403",
    "Host: evil.example:PORT, X: x, 403",
    "Host: 127.0.0.1, X: x, 403",
    "Host: localhost.evil.example:PORT, X: x, 403",
    "X: x, X: x, 403",
    "Host: 127.0.0.1:PORT, X: x, 200",
    "Host: localhost:PORT, X: x, 200"
  })
  void aPageInABrowserGetsNotIn(String host, String other, int status) throws Exception {
    int port = URI.create(url).getPort();
    String lines =
        "GET /state HTTP/1.1\r\n%s\r\n%s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
            .formatted(host, other, token)
            .replace("PORT", String.valueOf(port));
    try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
      socket.getOutputStream().write(lines.getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 " + status + " ").doesNotContain("Allow-Origin");
    }
  }

  /** The first request by which a page would ask, without a token. */
  @Test
  void aBrowsersQuestionIsRefused() throws Exception {
    HttpResponse<String> answer = send("OPTIONS", "/stop", "", "Origin", "https://evil.example");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aPortInUseIsRefusedBeforeTheReaderIsTouched() throws Exception {
    try (VirtualPcd second = new VirtualPcd()) {
      RunningCommand late =
          RunningCommand.simulate(second, "--control=" + URI.create(url).getPort());
      assertThat(late.end()).isEqualTo(2);
      assertThat(late.said()).contains("is in use");
    }
  }
}

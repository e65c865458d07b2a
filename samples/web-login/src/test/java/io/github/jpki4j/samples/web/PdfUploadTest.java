package io.github.jpki4j.samples.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PDF that is uploaded, and what the page says of it. */
class PdfUploadTest {

  private static final int LARGEST = 10 * 1024 * 1024;

  private static Server server;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    server = new Server(folder, "--web-login.trust-test=true");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> upload(byte[] file) throws Exception {
    Browser browser = Browser.of(server);
    return browser.upload(browser.token(), file);
  }

  private static void assertSays(HttpResponse<String> answer, int status, String sentence) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("<p>" + sentence).doesNotContain("<p>GOOD");
  }

  @Test
  void whatWasSignedIsGoodForTestsAndNoMore() throws Exception {
    HttpResponse<String> answer = upload(SignedPdf.signed());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<p>GOOD FOR TESTS only</p>", "<p>Signature 1</p>", "The CA is a TEST CA");
  }

  @Test
  void whatWasChangedIsNotGood() throws Exception {
    assertSays(upload(SignedPdf.changed()), 200, "NOT GOOD</p>");
  }

  @Test
  void whatNobodySignedIsNotSigned() throws Exception {
    assertSays(upload(SignedPdf.unsigned()), 200, "NOT SIGNED</p>");
  }

  @Test
  void whatIsNoPdfIsNotJudged() throws Exception {
    assertSays(upload(new byte[0]), 422, "This file was not judged.</p>");
    byte[] text = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer = upload(text);
    assertSays(answer, 422, "This file was not judged.</p>");
    assertThat(answer.body()).doesNotContain("<script>");
  }

  @Test
  void whatIsTooLargeIsSaidSoUpToAByte() throws Exception {
    assertSays(upload(new byte[LARGEST]), 422, "This file was not judged.</p>");
    assertSays(upload(new byte[LARGEST + 1]), 413, "The file is too large.</p>");
  }

  @Test
  void uploadsHaveAFewPlacesWhateverTheirPath() throws Exception {
    Browser browser = Browser.of(server);
    List<Closeable> slow = new ArrayList<>();
    for (String path : List.of("/pdf", "/pdf", "/nothing-here", "/nothing-here")) {
      slow.add(browser.beginUpload(path));
    }
    assertThat(slow).hasSize(Uploads.PLACES);
    awaitFreePlaces(0); // else the next upload could take the last one
    HttpResponse<String> answer = upload(SignedPdf.unsigned());
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("Other files are being judged. Try again in a minute.");
    for (Closeable each : slow) {
      each.close();
    }
    awaitFreePlaces(Uploads.PLACES);
    assertSays(upload(SignedPdf.unsigned()), 200, "NOT SIGNED</p>");
  }

  /** The server notices a moment later what begins and ends. */
  private static void awaitFreePlaces(int wanted) throws InterruptedException {
    for (int i = 0; i < 600 && server.freePlaces() != wanted; i++) {
      Thread.sleep(100);
    }
    assertThat(server.freePlaces()).isEqualTo(wanted);
  }

  @Test
  void aFormOfAnotherSessionIsRefused() throws Exception {
    String other = Browser.of(server).token();
    Browser browser = Browser.of(server);
    assertThat(browser.upload(other, SignedPdf.signed()).statusCode()).isEqualTo(403);
    assertThat(browser.token()).isNotEqualTo(other);
    assertThat(browser.upload(other, SignedPdf.signed()).statusCode()).isEqualTo(403);
  }
}

package io.github.jpki4j.samples.web;

import io.github.jpki4j.jca.JpkiProvider;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A client with cookies that trusts the server's certificate alone. */
final class Browser {

  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private final Server server;
  private final SSLContext context;
  private final HttpClient client;

  private Browser(Server server, String protocol, KeyManager[] keys) throws Exception {
    this.server = server;
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", server.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    context = SSLContext.getInstance(protocol);
    context.init(keys, trust.getTrustManagers(), null);
    client = HttpClient.newBuilder().sslContext(context).cookieHandler(new CookieManager()).build();
  }

  /** Without a card. */
  static Browser of(Server server) throws Exception {
    return new Browser(server, "TLS", new KeyManager[0]);
  }

  /** With a card, whose provider is in Java's list. */
  static Browser withCard(Server server, JpkiProvider jpki, String protocol) throws Exception {
    KeyStore store = KeyStore.getInstance("JPKI-AUTH", jpki);
    store.load(null, null);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("NewSunX509");
    keys.init(store, null);
    return new Browser(server, protocol, keys.getKeyManagers());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(path, "en");
  }

  HttpResponse<String> get(String path, String language) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(server.uri(path)).header("Accept-Language", language));
  }

  HttpResponse<String> post(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(server.uri(path))
            .header("Content-Type", type)
            .header("Accept-Language", "en")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** Begins an upload and sends no more than its headers. */
  Closeable beginUpload(String path) throws IOException {
    URI uri = server.uri(path);
    Socket socket = context.getSocketFactory().createSocket(uri.getHost(), uri.getPort());
    String headers =
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 1000\r\n"
            + "Content-Type: multipart/form-data; boundary=border\r\n\r\n";
    socket
        .getOutputStream()
        .write(headers.formatted(path, uri.getAuthority()).getBytes(StandardCharsets.UTF_8));
    return socket;
  }

  /** What the forms of this session carry. */
  String token() throws IOException, InterruptedException {
    Matcher matcher = TOKEN.matcher(get("/").body());
    if (!matcher.find()) {
      throw new IOException("a page without a form");
    }
    return matcher.group(1);
  }

  HttpResponse<String> upload(String token, byte[] file) throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(part("token\"", token + "\r\n"));
    body.write(part("file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf", ""));
    body.write(file);
    body.write("\r\n--border--\r\n".getBytes(StandardCharsets.UTF_8));
    return post("/pdf", "multipart/form-data; boundary=border", body.toByteArray());
  }

  private static byte[] part(String name, String content) {
    return ("--border\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n" + content)
        .getBytes(StandardCharsets.UTF_8);
  }
}

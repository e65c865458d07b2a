package io.github.jpki4j.it.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.KeyKind;
import io.github.jpki4j.testkit.key.Desk;
import io.github.jpki4j.testkit.program.ForeignServer;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Servers of other programs, whose one page tells what they made of the client. */
public enum TlsJudge {
  NGINX {
    @Override
    public ForeignServer start(Path folder, KeyStore keys, byte[] authority, String min, String max)
        throws Exception {
      return NginxServer.start(folder, keys, authority, min.equals(max) ? min : "TLSv1.2 TLSv1.3");
    }

    @Override
    public void assertShows(String page, Desk desk, KeyKind kind, String protocol, boolean pss)
        throws Exception {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(desk.certificate(kind).getEncoded());
      assertThat(page).isEqualTo(protocol + " SUCCESS " + HexFormat.of().formatHex(hash));
    }
  },
  OPENSSL {
    @Override
    public ForeignServer start(Path folder, KeyStore keys, byte[] authority, String min, String max)
        throws Exception {
      return OpensslServer.start(folder, keys, authority, min, max);
    }

    @Override
    public void assertShows(String page, Desk desk, KeyKind kind, String protocol, boolean pss)
        throws Exception {
      String subject = desk.certificate(kind).getSubjectX500Principal().getName();
      assertThat(page)
          .contains("Protocol  : " + protocol + "\n")
          .contains("Peer signature type: " + (pss ? "RSA-PSS" : "RSA") + "\n")
          .containsPattern("Subject: .*" + subject.replaceFirst("^.*?(CN=[^,]+).*$", "$1"));
    }
  };

  /** A server that wants a certificate of this CA. */
  public abstract ForeignServer start(
      Path folder, KeyStore keys, byte[] authority, String min, String max) throws Exception;

  /** That it saw this card's certificate, and (openssl) what kind of signature. */
  public abstract void assertShows(
      String page, Desk desk, KeyKind kind, String protocol, boolean pss) throws Exception;
}

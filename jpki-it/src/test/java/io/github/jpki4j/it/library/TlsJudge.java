package io.github.jpki4j.it.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jpki4j.CertificateKind;
import io.github.jpki4j.KeyKind;
import io.github.jpki4j.cert.JpkiCertificate;
import io.github.jpki4j.it.jca.Desk;
import io.github.jpki4j.it.jca.ForeignServer;
import io.github.jpki4j.it.jca.NginxServer;
import io.github.jpki4j.it.jca.OpensslServer;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.HexFormat;

/** Servers of other programs, whose one page tells what they made of the client. */
enum TlsJudge {
  NGINX {
    @Override
    ForeignServer start(Path folder, KeyStore keys, byte[] authority, String min, String max)
        throws Exception {
      return NginxServer.start(folder, keys, authority, min.equals(max) ? min : "TLSv1.2 TLSv1.3");
    }

    @Override
    void assertShows(String page, Desk desk, KeyKind kind, String protocol, boolean pss)
        throws Exception {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(certificate(desk, kind));
      assertThat(page).isEqualTo(protocol + " SUCCESS " + HexFormat.of().formatHex(hash));
    }
  },
  OPENSSL {
    @Override
    ForeignServer start(Path folder, KeyStore keys, byte[] authority, String min, String max)
        throws Exception {
      return OpensslServer.start(folder, keys, authority, min, max);
    }

    @Override
    void assertShows(String page, Desk desk, KeyKind kind, String protocol, boolean pss)
        throws Exception {
      String subject =
          JpkiCertificate.parse(certificate(desk, kind)).x509().getSubjectX500Principal().getName();
      assertThat(page)
          .contains("Protocol  : " + protocol + "\n")
          .contains("Peer signature type: " + (pss ? "RSA-PSS" : "RSA") + "\n")
          .containsPattern("Subject: .*" + subject.replaceFirst("^.*?(CN=[^,]+).*$", "$1"));
    }
  };

  /** A server that wants a certificate of this CA. */
  abstract ForeignServer start(Path folder, KeyStore keys, byte[] authority, String min, String max)
      throws Exception;

  /** That it saw this card's certificate, and (openssl) what kind of signature. */
  abstract void assertShows(String page, Desk desk, KeyKind kind, String protocol, boolean pss)
      throws Exception;

  static byte[] certificate(Desk desk, KeyKind kind) {
    return desk.card().certificate(CertificateKind.valueOf(kind.name()));
  }

  static PublicKey publicKey(Desk desk, KeyKind kind) throws Exception {
    return JpkiCertificate.parse(certificate(desk, kind)).x509().getPublicKey();
  }
}

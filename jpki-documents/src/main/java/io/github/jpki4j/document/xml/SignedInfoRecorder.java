package io.github.jpki4j.document.xml;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureSpi;
import org.jspecify.annotations.Nullable;

/**
 * Takes from the JDK the bytes that a signature of XML signs. The JDK makes a signature in one
 * piece, with a key of Java; but here the card comes last, after all that can be refused. So the
 * JDK signs with this key, which notes what it is given and answers nothing, and the card signs
 * what was noted. The provider is handed to the JDK for that one signature, and never installed.
 */
final class SignedInfoRecorder implements PrivateKey {

  private static final long serialVersionUID = 1L;

  private final transient ByteArrayOutputStream signedInfo = new ByteArrayOutputStream();

  /** What was to be signed. */
  byte[] recorded() {
    return signedInfo.toByteArray();
  }

  /** Knows one algorithm, for this key. */
  Provider provider(String algorithm) {
    return new OneAlgorithm(algorithm, signedInfo);
  }

  @Override
  public String getAlgorithm() {
    return "RSA";
  }

  @Override
  public @Nullable String getFormat() {
    return null;
  }

  @Override
  public byte @Nullable [] getEncoded() {
    return null;
  }

  private static final class OneAlgorithm extends Provider {

    private static final long serialVersionUID = 1L;

    OneAlgorithm(String algorithm, ByteArrayOutputStream sink) {
      super("jpki4j-xml", "1", "notes what is to be signed");
      putService(
          new Service(this, "Signature", algorithm, Recording.class.getName(), null, null) {
            @Override
            public Object newInstance(@Nullable Object unused) {
              return new Recording(sink);
            }

            @Override
            public boolean supportsParameter(Object key) {
              return key instanceof SignedInfoRecorder;
            }
          });
    }
  }

  private static final class Recording extends SignatureSpi {

    private final ByteArrayOutputStream sink;

    Recording(ByteArrayOutputStream sink) {
      this.sink = sink;
    }

    @Override
    protected void engineInitSign(PrivateKey key) {
      sink.reset();
    }

    @Override
    protected void engineUpdate(byte b) {
      sink.write(b);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
      sink.write(bytes, offset, length);
    }

    @Override
    protected byte[] engineSign() {
      return new byte[1];
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
      throw new InvalidKeyException("does not verify");
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
      return false;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
      throw new InvalidParameterException(name);
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      throw new InvalidParameterException(name);
    }
  }
}

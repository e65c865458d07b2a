package io.github.jpki4j.testcard.pki;

import io.github.jpki4j.testcard.crypto.RsaKey;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * A CA that a tester brings.
 *
 * @param key its key
 * @param certificate as it is; otherwise the test PKI makes one
 */
record OwnAuthority(RsaKey key, @Nullable X509Certificate certificate) {}

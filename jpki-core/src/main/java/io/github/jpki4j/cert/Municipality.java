package io.github.jpki4j.cert;

import java.util.Optional;

/**
 * Where a certificate was issued, as far as it says so: the subject of a sign certificate names
 * prefecture and municipality in Latin letters, the name (CN) in an auth certificate ends in the
 * municipality's code. Personal data. Facts: CERT-12, CERT-13.
 *
 * @param prefecture in Latin letters, such as {@code Tokyo-to}; only in sign certificates
 * @param name in Latin letters, such as {@code Kiyose-shi}; only in sign certificates
 * @param code five digits (JIS X 0401 and 0402 without check digit); only in auth certificates. The
 *     place of the code in the name is inferred from two certificates: UNCERTAIN in general
 * @since 0.1.0
 */
public record Municipality(
    Optional<String> prefecture, Optional<String> name, Optional<String> code) {

  /** Says nothing of the place. */
  @Override
  public String toString() {
    return "Municipality[hidden]";
  }
}

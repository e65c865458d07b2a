/** Test CAs, and what they issue: certificates, revocation lists, OCSP answers. */
@NullMarked
package io.github.jpki4j.testcard.pki;

import org.jspecify.annotations.NullMarked;

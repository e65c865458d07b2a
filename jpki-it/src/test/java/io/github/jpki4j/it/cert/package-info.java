/** Certificates, trust and revocation: the simulated PKI, forged variants, and openssl as judge. */
package io.github.jpki4j.it.cert;

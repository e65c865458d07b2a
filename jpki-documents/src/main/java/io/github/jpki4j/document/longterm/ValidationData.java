package io.github.jpki4j.document.longterm;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the caller has for proving signatures. Nothing else is asked for: no address in a
 * certificate is followed. Immutable, thread-safe.
 *
 * @since 0.1.0
 */
public final class ValidationData {

  private final List<X509Certificate> roots;
  private final List<X509Certificate> certificates;
  private final List<byte[]> crls;
  private final List<byte[]> ocspResponses;

  private ValidationData(
      List<X509Certificate> roots,
      List<X509Certificate> certificates,
      List<byte[]> crls,
      List<byte[]> ocspResponses) {
    this.roots = List.copyOf(roots);
    this.certificates = List.copyOf(certificates);
    this.crls = crls;
    this.ocspResponses = ocspResponses;
  }

  /**
   * Begins with those who are trusted.
   *
   * @param roots CA certificates of signers and of authorities for time stamps; copied
   * @return nothing but these
   */
  public static ValidationData of(Collection<X509Certificate> roots) {
    return new ValidationData(List.copyOf(roots), List.of(), List.of(), List.of());
  }

  /**
   * The same with certificates between the roots and what they issued.
   *
   * @param more proves nothing by itself; copied
   * @return a new one
   */
  public ValidationData withCertificates(Collection<X509Certificate> more) {
    List<X509Certificate> all = new ArrayList<>(certificates);
    all.addAll(more);
    return new ValidationData(roots, all, crls, ocspResponses);
  }

  /**
   * The same with a revocation list.
   *
   * @param crl DER; copied
   * @return a new one
   */
  public ValidationData withCrl(byte[] crl) {
    return new ValidationData(roots, certificates, with(crls, crl), ocspResponses);
  }

  /**
   * The same with the answer of an OCSP responder.
   *
   * @param response DER of an OCSPResponse; copied
   * @return a new one
   */
  public ValidationData withOcspResponse(byte[] response) {
    return new ValidationData(roots, certificates, crls, with(ocspResponses, response));
  }

  private static List<byte[]> with(List<byte[]> list, byte[] more) {
    List<byte[]> all = new ArrayList<>(list);
    all.add(more.clone());
    return all;
  }

  private static List<byte[]> copies(List<byte[]> list) {
    return list.stream().map(byte[]::clone).toList();
  }

  /**
   * Those who are trusted.
   *
   * @return unmodifiable
   */
  public List<X509Certificate> roots() {
    return roots;
  }

  /**
   * Certificates that prove nothing by themselves.
   *
   * @return unmodifiable
   */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /**
   * The revocation lists.
   *
   * @return fresh arrays
   */
  public List<byte[]> crls() {
    return copies(crls);
  }

  /**
   * The answers of OCSP responders.
   *
   * @return fresh arrays
   */
  public List<byte[]> ocspResponses() {
    return copies(ocspResponses);
  }

  /**
   * Whether there is anything that says whether a certificate is revoked.
   *
   * @return true if there is a list or an answer
   */
  public boolean hasRevocation() {
    return !crls.isEmpty() || !ocspResponses.isEmpty();
  }
}

/**
 * One signer of CMS signed data, written and checked: what CMS files and PDFs share. Not exported.
 * The only package beside {@code cms} and {@code pdf} that knows BouncyCastle's CMS classes.
 */
@NullMarked
package io.github.jpki4j.document.signer;

import org.jspecify.annotations.NullMarked;

/** Signed documents, judged by other programs. */
package io.github.jpki4j.it.document;

package io.github.jpki4j.document.pdf.syntax;

/**
 * Bytes of a file that have a meaning.
 *
 * @param start of the first
 * @param end behind the last
 */
public record Part(int start, int end) {}

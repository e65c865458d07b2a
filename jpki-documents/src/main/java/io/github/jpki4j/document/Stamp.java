package io.github.jpki4j.document;

import java.util.List;

/**
 * What a signature shows on a page: text alone.
 *
 * @param lines one or more
 * @param testLine the line above them if the certificate is for tests
 * @param page counted from 1
 */
public record Stamp(List<String> lines, String testLine, int page) {}

package io.github.jpki4j.samples.web;

import java.util.List;

/**
 * What a program is told.
 *
 * @param accepted whether everything is proven
 * @param certificate SHA-256 of the certificate, hexadecimal; empty unless accepted
 * @param number under which the log has the findings; empty if accepted
 * @param findings what was in the way; empty unless {@code web-login.tell-findings} is set
 */
record Answer(boolean accepted, String certificate, String number, List<String> findings) {}

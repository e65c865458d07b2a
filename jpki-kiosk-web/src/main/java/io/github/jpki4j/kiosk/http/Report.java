package io.github.jpki4j.kiosk.http;

/**
 * What a program that watches the kiosk is told.
 *
 * @param status of HTTP: 200 if all is well
 * @param type the media type of the text, with its encoding, which is UTF-8
 * @param text nothing personal
 */
public record Report(int status, String type, String text) {}

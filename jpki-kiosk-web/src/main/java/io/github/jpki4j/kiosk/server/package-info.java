/** The server with the pages: what a program embeds. */
@NullMarked
package io.github.jpki4j.kiosk.server;

import org.jspecify.annotations.NullMarked;

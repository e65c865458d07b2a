/** A browser and a program with a simulated card, against the whole server on 127.0.0.1. */
@NullMarked
package io.github.jpki4j.samples.web;

import org.jspecify.annotations.NullMarked;

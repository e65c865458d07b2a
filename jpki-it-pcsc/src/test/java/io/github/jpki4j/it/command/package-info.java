/** The command as a program of its own, at real readers. */
package io.github.jpki4j.it.command;

/** What tests of several packages need: programs, jars, judges, times. */
package io.github.jpki4j.it.support;

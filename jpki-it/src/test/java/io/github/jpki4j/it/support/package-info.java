/** What tests of several packages need: programs, jars, judges, connections that watch. */
package io.github.jpki4j.it.support;

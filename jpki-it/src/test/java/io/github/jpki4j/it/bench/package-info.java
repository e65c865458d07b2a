/** The benchmark: times, which no test asserts. */
package io.github.jpki4j.it.bench;

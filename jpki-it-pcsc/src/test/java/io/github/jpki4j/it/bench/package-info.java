/** What a real pcscd takes, beside other programs: times, which no test asserts. */
package io.github.jpki4j.it.bench;

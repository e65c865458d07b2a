/** What a release would publish, read by a program that had no part in building it. */
package io.github.jpki4j.it.release;

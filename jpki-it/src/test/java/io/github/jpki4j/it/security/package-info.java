/** What SECURITY.md promises and nobody else tests, and that it names its tests. */
package io.github.jpki4j.it.security;

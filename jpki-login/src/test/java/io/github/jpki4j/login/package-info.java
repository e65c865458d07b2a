/** Tests of logins, with the simulated card and its test CAs. */
package io.github.jpki4j.login;

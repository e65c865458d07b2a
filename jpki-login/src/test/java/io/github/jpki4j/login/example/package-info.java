/** The examples of docs/login.md, as a user of the module writes them. */
package io.github.jpki4j.login.example;

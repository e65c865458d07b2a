/** Libraries that are given the key of a card; the examples of docs/integrations.md. */
package io.github.jpki4j.it.library;

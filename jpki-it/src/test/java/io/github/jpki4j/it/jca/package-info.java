/** The card as a Java key before programs that are not ours: nginx, openssl, xmlsec1. */
package io.github.jpki4j.it.jca;

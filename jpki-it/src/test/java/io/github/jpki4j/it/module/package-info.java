/** The modules as others see them: who knows whom, and a program in a named module. */
package io.github.jpki4j.it.module;

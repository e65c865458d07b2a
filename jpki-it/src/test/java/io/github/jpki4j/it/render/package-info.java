/** What viewers show of a PDF, in pixels. */
package io.github.jpki4j.it.render;

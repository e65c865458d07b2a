/** What was found out about a document, as a screen and as JSON. */
@NullMarked
package io.github.jpki4j.cli.report;

import org.jspecify.annotations.NullMarked;

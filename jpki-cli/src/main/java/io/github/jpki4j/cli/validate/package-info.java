/** Certificates judged: by which authorities, who tells of revocation, and what is shown of it. */
@NullMarked
package io.github.jpki4j.cli.validate;

import org.jspecify.annotations.NullMarked;

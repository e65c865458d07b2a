/** Steps as pages: templates, texts, pictures. */
@NullMarked
package io.github.jpki4j.kiosk.page;

import org.jspecify.annotations.NullMarked;

/**
 * Debian's Chromium, for tests of pages: what a person sees and does, what the page keeps and asks
 * for, and what axe-core says of it. Who uses it has Selenium among its dependencies, and axe-core
 * where it asks for that.
 */
@NullMarked
package io.github.jpki4j.testkit.browser;

import org.jspecify.annotations.NullMarked;

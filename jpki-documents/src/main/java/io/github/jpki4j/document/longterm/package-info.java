/**
 * Forms of signatures that can be checked years later, XAdES and CAdES with time stamps, and a
 * second opinion. The module jpki-documents-dss does this work, where it is on the class path.
 */
@NullMarked
package io.github.jpki4j.document.longterm;

import org.jspecify.annotations.NullMarked;

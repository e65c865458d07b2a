/** What holds for the texts of the whole project: code, comments, messages and pages. */
package io.github.jpki4j.it.docs;

/** What we, EU DSS and pdfsig say of the same files, and what viewers show of them. */
package io.github.jpki4j.it.verdict;

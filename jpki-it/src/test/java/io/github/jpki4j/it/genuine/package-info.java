/** Whether simulated cards, right ones and forged ones, are found genuine. */
package io.github.jpki4j.it.genuine;

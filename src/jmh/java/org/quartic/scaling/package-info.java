/**
 * Measures how the cost of a draw grows with what a spec asks for, and that memory does not grow with draws: the program
 * {@code ops/compare/scaling}. It runs Quartic as its users do, as a process, and needs nothing but a JDK: no class of Quartic, no JMH.
 */
package org.quartic.scaling;

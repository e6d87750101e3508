/**
 * Joint moments of the observables, streamed and mergeable, and the unbiased cumulants with error bars made from them. Everything is
 * kept centred: G4c is a small difference of large numbers and raw power sums would lose it. May use {@code spec} and {@code simd}.
 */
package org.quartic.cumulant;

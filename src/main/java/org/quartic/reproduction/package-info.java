/**
 * arXiv:2602.10209 tried out, equation by equation: what is claimed, what was run to see whether it is so, and the verdict, which follows from
 * the numbers by one rule for all. Pure; may use {@code sweep} and what stands below it.
 */
package org.quartic.reproduction;

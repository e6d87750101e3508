/**
 * Random numbers that are a pure function of what they are for: seed, purpose, block, draw and slot, never of a stream's history. Uses
 * {@code simd} alone.
 */
package org.quartic.random;

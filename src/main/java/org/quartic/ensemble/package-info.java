/**
 * What is random and its law: heads, embeddings, readouts, and how a block is filled with draws of them. May use {@code spec},
 * {@code random} and {@code simd}.
 */
package org.quartic.ensemble;

/**
 * Correlators that are known: by closed forms, or by quadrature to a stated accuracy. They come from moments of the conditional kernel X over
 * the ensemble, exactly as estimates do, but share no code with these. Pure; uses {@code field} and what is below it.
 */
package org.quartic.theory;

/**
 * Arithmetic on lanes: draws side by side. A method works on an index range of {@link org.quartic.simd.Lanes}, or is one number's
 * share of that work, and its result does not depend on the machine. Uses nothing of Quartic's own.
 */
package org.quartic.simd;

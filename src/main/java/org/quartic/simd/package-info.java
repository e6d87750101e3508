/**
 * Arithmetic on lanes: eight draws side by side. Every method works on an index range of {@link org.quartic.simd.Lanes} and its result
 * does not depend on the machine. Uses nothing of Quartic's own.
 */
package org.quartic.simd;

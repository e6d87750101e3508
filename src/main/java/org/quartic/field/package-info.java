/**
 * From parameters to field values and conditional kernels at points. May use {@code ensemble}, {@code spec}, {@code random} and {@code simd}.
 */
package org.quartic.field;

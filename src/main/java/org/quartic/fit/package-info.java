/** Curves through numbers that have error bars: weighted least squares, and whether a curve describes what it was fitted to. Pure. */
package org.quartic.fit;

/**
 * When an estimate is known well enough: the bound of a correlator under a stopping rule, the interval reported with it, and whether a
 * target is reached. May use {@code spec}.
 */
package org.quartic.stopping;

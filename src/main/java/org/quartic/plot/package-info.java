/**
 * Plots for journals. First what is to be seen: from sweeps, results and histories to a {@link org.quartic.plot.Figure}, panels with axes,
 * scales and layers. Then where it goes on the page: {@link org.quartic.plot.Layout} makes a {@link org.quartic.plot.Drawing} of it, in
 * points. Then the page: {@link org.quartic.plot.SvgPage} or {@link org.quartic.plot.PngPage}. All but the last is pure, and of the last only
 * the PNG loads the JDK's graphics; no file, clock or random number has a say, so that the same input gives the same bytes. May use {@code
 * run} and what stands below it.
 */
package org.quartic.plot;

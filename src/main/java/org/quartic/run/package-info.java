/**
 * What a run is without actors: block plan, merge tree, progress, decision, and its result with the result's machine renderings. Knows no
 * Akka, no HTTP, no files and no clocks.
 */
package org.quartic.run;

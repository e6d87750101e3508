/** Stub. */
package org.quartic.stopping;

/** Stub. */
package org.quartic.cumulant;

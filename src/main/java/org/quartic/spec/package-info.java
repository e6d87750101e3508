/**
 * The run spec: immutable values, their reading and checking, and their rendering. Every default has its home here. Uses nothing of
 * Quartic's own.
 */
package org.quartic.spec;

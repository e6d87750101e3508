/**
 * How a run is remembered from one process to the next. What it takes to go on is a {@link org.quartic.store.Remembered}, written and
 * checked by {@link org.quartic.store.CheckpointCodec}; a journal of {@link org.quartic.store.Checkpointed} and snapshots of a
 * {@link org.quartic.store.Memory} hold its bytes, in the database of a {@link org.quartic.store.RunStore}. May use Akka Persistence,
 * {@code run} and what stands below it; nothing here is loaded by a run that is not to be remembered.
 */
package org.quartic.store;

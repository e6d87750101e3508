package org.quartic.store;

/** What has happened to a run, as its journal has it. */
public sealed interface MemoryEvent permits Checkpointed, Unreadable {}

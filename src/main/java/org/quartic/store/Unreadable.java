package org.quartic.store;

/** Something stands in the journal that cannot be read; never written. */
public record Unreadable(String reason) implements MemoryEvent {}

package org.quartic.store;

/**
 * A run has come so far. The bytes are opaque here: {@link CheckpointCodec} reads them.
 *
 * @param checkpoint
 *            not to be modified; empty where there was none yet
 */
public record Checkpointed(Life life, byte[] checkpoint) implements MemoryEvent {}

package org.quartic.store;

import akka.serialization.SerializerWithStringManifest;
import java.io.NotSerializableException;
import java.util.List;

/**
 * What Akka Persistence writes of a run, under versioned manifests. An event that cannot be read is read as {@link Unreadable}, so that those
 * before and after it still count; a snapshot that cannot be read is refused, and the events kept beside it are replayed instead.
 * Thread-safe.
 */
public final class MemorySerializer extends SerializerWithStringManifest {

    static final String CHECKPOINTED = "checkpointed/1";
    static final String MEMORY = "memory/1";

    /** Written with every row: never to be changed. */
    private static final int IDENTIFIER = 84_200;

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object written) {
        return switch (written) {
            case Checkpointed _ -> CHECKPOINTED;
            case Memory _ -> MEMORY;
            default -> throw new IllegalArgumentException("not to be written: " + written.getClass());
        };
    }

    @Override
    public byte[] toBinary(Object written) {
        return switch (written) {
            case Checkpointed checkpointed -> MemoryCodec.encode(List.of(checkpointed));
            case Memory memory -> MemoryCodec.encode(memory.checkpoints());
            default -> throw new IllegalArgumentException("not to be written: " + written.getClass());
        };
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return switch (manifest) {
            case CHECKPOINTED -> event(bytes);
            case MEMORY -> snapshot(bytes);
            default -> throw new NotSerializableException(
                    "expected manifest " + CHECKPOINTED + " or " + MEMORY + ", found " + manifest);
        };
    }

    private static MemoryEvent event(byte[] bytes) {
        try {
            List<Checkpointed> checkpoints = MemoryCodec.decode(bytes);
            MalformedBytesException.expect("an event", "checkpoints", 1, checkpoints.size());
            return checkpoints.getFirst();
        } catch (MalformedBytesException damage) {
            return new Unreadable("an event is damaged: " + damage.getMessage());
        }
    }

    private static Memory snapshot(byte[] bytes) throws NotSerializableException {
        try {
            return new Memory(MemoryCodec.decode(bytes), List.of());
        } catch (MalformedBytesException damage) {
            throw new NotSerializableException("a snapshot is damaged: " + damage.getMessage());
        }
    }
}

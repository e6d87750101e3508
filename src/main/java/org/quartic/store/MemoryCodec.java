package org.quartic.store;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.quartic.store.MemoryDescriptor.CHECKPOINT_LENGTH_OFFSET;
import static org.quartic.store.MemoryDescriptor.CHECKSUM_LENGTH;
import static org.quartic.store.MemoryDescriptor.COUNT_OFFSET;
import static org.quartic.store.MemoryDescriptor.ENTRY_HEADER_LENGTH;
import static org.quartic.store.MemoryDescriptor.HEADER_LENGTH;
import static org.quartic.store.MemoryDescriptor.LENGTH_OFFSET;
import static org.quartic.store.MemoryDescriptor.LIFE_LENGTH_OFFSET;
import static org.quartic.store.MemoryDescriptor.MAGIC;
import static org.quartic.store.MemoryDescriptor.MAGIC_OFFSET;
import static org.quartic.store.MemoryDescriptor.OLDEST_VERSION;
import static org.quartic.store.MemoryDescriptor.VERSION;
import static org.quartic.store.MemoryDescriptor.VERSION_OFFSET;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes and reads the binary form of what is remembered of a run; the checkpoints in it stay opaque. */
final class MemoryCodec {

    private static final String WHAT = "what is remembered of a run";

    private MemoryCodec() {}

    static byte[] encode(List<Checkpointed> checkpoints) {
        List<byte[]> lives = checkpoints.stream().map(checkpointed -> LifeJson.encode(checkpointed.life())).toList();
        long length = HEADER_LENGTH + CHECKSUM_LENGTH;
        for (int i = 0; i < lives.size(); i++) {
            length += ENTRY_HEADER_LENGTH + lives.get(i).length + checkpoints.get(i).checkpoint().length;
        }
        byte[] bytes = new byte[Math.toIntExact(length)];
        var buffer = new UnsafeBuffer(bytes);
        buffer.putInt(MAGIC_OFFSET, MAGIC, LITTLE_ENDIAN);
        buffer.putInt(VERSION_OFFSET, VERSION, LITTLE_ENDIAN);
        buffer.putLong(LENGTH_OFFSET, length, LITTLE_ENDIAN);
        buffer.putInt(COUNT_OFFSET, lives.size(), LITTLE_ENDIAN);
        int offset = HEADER_LENGTH;
        for (int i = 0; i < lives.size(); i++) {
            byte[] life = lives.get(i);
            byte[] checkpoint = checkpoints.get(i).checkpoint();
            buffer.putInt(offset + LIFE_LENGTH_OFFSET, life.length, LITTLE_ENDIAN);
            buffer.putInt(offset + CHECKPOINT_LENGTH_OFFSET, checkpoint.length, LITTLE_ENDIAN);
            buffer.putBytes(offset + ENTRY_HEADER_LENGTH, life);
            buffer.putBytes(offset + ENTRY_HEADER_LENGTH + life.length, checkpoint);
            offset += ENTRY_HEADER_LENGTH + life.length + checkpoint.length;
        }
        buffer.putInt(offset, Checksum.of(buffer, offset), LITTLE_ENDIAN);
        return bytes;
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws MalformedBytesException
     *             if these bytes are not that
     */
    static List<Checkpointed> decode(byte[] bytes) {
        if (bytes.length < HEADER_LENGTH + CHECKSUM_LENGTH) {
            throw new MalformedBytesException(WHAT, "bytes", HEADER_LENGTH + CHECKSUM_LENGTH + " or more",
                    bytes.length);
        }
        var buffer = new UnsafeBuffer(bytes);
        int end = bytes.length - CHECKSUM_LENGTH;
        expect("magic", MAGIC, buffer.getInt(MAGIC_OFFSET, LITTLE_ENDIAN));
        int version = buffer.getInt(VERSION_OFFSET, LITTLE_ENDIAN);
        expect("version", version == OLDEST_VERSION ? OLDEST_VERSION : VERSION, version);
        expect("total length", bytes.length, buffer.getLong(LENGTH_OFFSET, LITTLE_ENDIAN));
        expect("CRC-32C", Checksum.of(buffer, end), buffer.getInt(end, LITTLE_ENDIAN));
        var checkpoints = new ArrayList<Checkpointed>();
        int count = buffer.getInt(COUNT_OFFSET, LITTLE_ENDIAN);
        int offset = HEADER_LENGTH;
        for (int i = 0; i < count; i++) {
            int life = lengthAt(buffer, offset, LIFE_LENGTH_OFFSET, end);
            int checkpoint = lengthAt(buffer, offset, CHECKPOINT_LENGTH_OFFSET, end);
            expectRoom((long) offset + ENTRY_HEADER_LENGTH + life + checkpoint, end);
            checkpoints.add(new Checkpointed(LifeJson.decode(bytes(buffer, offset + ENTRY_HEADER_LENGTH, life)),
                    bytes(buffer, offset + ENTRY_HEADER_LENGTH + life, checkpoint)));
            offset += ENTRY_HEADER_LENGTH + life + checkpoint;
        }
        expect("length of its parts", end, offset);
        return checkpoints;
    }

    private static int lengthAt(DirectBuffer buffer, int entry, int field, int end) {
        expectRoom((long) entry + ENTRY_HEADER_LENGTH, end);
        int length = buffer.getInt(entry + field, LITTLE_ENDIAN);
        if (length < 0) {
            throw new MalformedBytesException(WHAT, "a length of at least", 0, length);
        }
        return length;
    }

    private static void expectRoom(long needed, int end) {
        if (needed > end) {
            throw new MalformedBytesException(WHAT, "bytes of its parts", "at most " + end, needed);
        }
    }

    private static byte[] bytes(DirectBuffer buffer, int offset, int length) {
        byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return bytes;
    }

    private static void expect(String field, long expected, long found) {
        MalformedBytesException.expect(WHAT, field, expected, found);
    }
}

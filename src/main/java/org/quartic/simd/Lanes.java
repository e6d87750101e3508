package org.quartic.simd;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A run of doubles outside the heap, aligned to a cache line. Quantities that differ from draw to draw are laid out
 * {@code [index][8 draws]}: value {@code i} of the group's draw {@code l} stands at {@code 8 i + l}, so that one operation serves eight
 * draws without a shuffle. Not thread-safe: one owner at a time.
 */
public final class Lanes {

    /** Draws side by side: the fixed, virtual vector width. No result depends on the width the machine has. */
    public static final int WIDTH = 8;

    private static final int ALIGNMENT_BYTES = 64;

    private final UnsafeBuffer buffer;
    private final MemorySegment segment;

    private Lanes(ByteBuffer memory) {
        buffer = new UnsafeBuffer(memory);
        segment = MemorySegment.ofBuffer(memory);
    }

    /**
     * Memory for this many doubles, all zero.
     *
     * @throws IllegalArgumentException
     *             if it would be 2 GiB or more
     */
    public static Lanes allocate(long doubles) {
        long bytes = Math.max(1, doubles) * Double.BYTES;
        if (doubles < 0 || bytes > Integer.MAX_VALUE - ALIGNMENT_BYTES) {
            throw new IllegalArgumentException("cannot hold " + doubles + " doubles in one buffer");
        }
        return new Lanes(BufferUtil.allocateDirectAligned((int) bytes, ALIGNMENT_BYTES));
    }

    /** How many doubles there are. */
    public int length() {
        return buffer.capacity() / Double.BYTES;
    }

    /** The double at this index. */
    public double get(int index) {
        return buffer.getDouble(index * Double.BYTES);
    }

    /** Puts a double at this index. */
    public void set(int index, double value) {
        buffer.putDouble(index * Double.BYTES, value);
    }

    /** The 64 bits at this index, when random words pass through the same memory. */
    public long getBits(int index) {
        return buffer.getLong(index * Double.BYTES);
    }

    /** Puts 64 bits at this index. */
    public void setBits(int index, long bits) {
        buffer.putLong(index * Double.BYTES, bits);
    }

    /** The same memory as a segment, for vector loads and stores. */
    public MemorySegment segment() {
        return segment;
    }
}

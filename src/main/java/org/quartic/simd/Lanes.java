package org.quartic.simd;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A run of doubles outside the heap, aligned to a cache line. Quantities that differ from draw to draw are laid out
 * {@code [index][lanes]}: value {@code i} of the strip's draw {@code l} stands at {@code lanes i + l}, so that one operation serves many
 * draws without a shuffle. Not thread-safe: one owner at a time.
 */
public final class Lanes {

    /** The fixed, virtual vector width: strips of draws are multiples of it, and so are sums over draws. No result depends on the machine's. */
    public static final int WIDTH = 8;

    private static final int ALIGNMENT_BYTES = 64;

    private final UnsafeBuffer buffer;

    private Lanes(ByteBuffer memory) {
        buffer = new UnsafeBuffer(memory);
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

    /**
     * The address of a range, for vector loads and stores: it holds while this object is reachable.
     *
     * @throws IndexOutOfBoundsException
     *             if the range does not lie within this memory
     */
    long address(int offset, long length) {
        Objects.checkFromIndexSize((long) offset, length, (long) length());
        return buffer.addressOffset() + (long) offset * Double.BYTES;
    }
}

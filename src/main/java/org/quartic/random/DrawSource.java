package org.quartic.random;

import org.quartic.simd.Lanes;
import org.quartic.simd.Logarithm;

/**
 * The random numbers of one group of eight draws, each draw in its lane. A number is named by seed, purpose, block, draw and slot, and is a
 * pure function of that name: no call changes what another returns, and how many numbers are asked for at once, or in which order, does
 * not matter.
 *
 * <p>
 * A slot gives a draw four normals, two uniforms or one chi: {@code normals(s, 8, ...)} gives what {@code normals(s, 4, ...)} and
 * {@code normals(s + 1, 4, ...)} give. Numbers of one slot are not independent of each other when they are asked for in different ways, so
 * whoever draws gives every quantity slots of its own. {@link Philox4x32} makes the bits.
 *
 * <p>
 * Begins with draws 0 to 7 of block 0. Allocates nothing after construction. Not thread-safe.
 */
public final class DrawSource {

    /** The slots a call of {@link #chi} takes. */
    public static final long CHI_SLOTS = 1;

    private static final int NORMALS_OF_SLOT = 4;
    private static final int UNIFORMS_OF_SLOT = 2;

    /** Where u < 1 - SQUEEZE x^4, a candidate for chi is accepted without a logarithm. */
    private static final double SQUEEZE = 0.0331;

    private final long key;
    private final Purpose purpose;
    private final Lanes candidate = Lanes.allocate(2);
    private long block;
    private int firstDraw;

    public DrawSource(long seed, Purpose purpose) {
        this.key = seed;
        this.purpose = purpose;
    }

    /**
     * Goes to eight draws of a block.
     *
     * @param block
     *            from 0 and below 2^48
     * @param firstDraw
     *            the draw of lane 0: a multiple of 8, from 0 and below 65,536
     * @throws IllegalArgumentException
     *             if there are no such draws
     */
    public void position(long block, int firstDraw) {
        if (block < 0 || block >= Counter.BLOCKS) {
            throw new IllegalArgumentException("no block " + block + ": blocks go from 0 to " + (Counter.BLOCKS - 1));
        }
        if (firstDraw < 0 || firstDraw >= Counter.DRAWS || firstDraw % Lanes.WIDTH != 0) {
            throw new IllegalArgumentException(
                    "no group of draws begins at " + firstDraw + ": multiples of " + Lanes.WIDTH + " from 0 to "
                            + (Counter.DRAWS - Lanes.WIDTH) + " do");
        }
        this.block = block;
        this.firstDraw = firstDraw;
    }

    /**
     * Standard normals: value {@code j} of lane {@code l} goes to {@code out[offset + 8 j + l]}. It depends on slot
     * {@code slot + j / 4} alone. No value exceeds 7.17.
     *
     * @throws IllegalArgumentException
     *             if the count is negative or the slots do not lie between 0 and 2^48
     */
    public void normals(long slot, int count, Lanes out, int offset) {
        requireCount(count);
        requireSlots(slot, normalSlots(count));
        words(slot, count + 1 >> 1, out, offset, 2 * Lanes.WIDTH);
        Normals.fromWords(out, offset, count);
    }

    /**
     * Uniform numbers, odd multiples of 2^-53 between 0 and 1: value {@code j} of lane {@code l} goes to {@code out[offset + 8 j + l]}. It
     * depends on slot {@code slot + j / 2} alone.
     *
     * @throws IllegalArgumentException
     *             if the count is negative or the slots do not lie between 0 and 2^48
     */
    public void uniforms(long slot, int count, Lanes out, int offset) {
        requireCount(count);
        requireSlots(slot, uniformSlots(count));
        words(slot, count, out, offset, Lanes.WIDTH);
        Uniforms.fromWords(out, offset, count);
    }

    /**
     * The length of a vector of this many independent standard normals, one of each lane: lane {@code l} goes to {@code out[offset + l]}.
     * Exact: one degree of freedom is |N(0,1)|, from two on by rejection (Marsaglia and Tsang, ACM TOMS 26 (2000) 363), attempt after
     * attempt in the same slot, each lane for itself; at least 95% of the attempts succeed.
     *
     * @throws IllegalArgumentException
     *             if there is no degree of freedom or no such slot
     */
    public void chi(long slot, int degreesOfFreedom, Lanes out, int offset) {
        requireSlots(slot, CHI_SLOTS);
        if (degreesOfFreedom < 1) {
            throw new IllegalArgumentException("chi has 1 degree of freedom or more, not " + degreesOfFreedom);
        }
        for (int lane = 0; lane < Lanes.WIDTH; lane++) {
            out.set(offset + lane, chi(slot, degreesOfFreedom, firstDraw + lane));
        }
    }

    /** The slots a call of {@link #normals} for this many values takes. */
    public static long normalSlots(long count) {
        return Math.ceilDiv(count, NORMALS_OF_SLOT);
    }

    /** The slots a call of {@link #uniforms} for this many values takes. */
    public static long uniformSlots(long count) {
        return Math.ceilDiv(count, UNIFORMS_OF_SLOT);
    }

    /**
     * With a = k/2, d = a - 1/3 and v = (1 + x / sqrt(9 d))^3 for a normal x, the number d v has the gamma law of shape a if it is kept with
     * probability exp(x^2/2 + d (1 - v + ln v)), and chi is sqrt(2 d v).
     */
    private double chi(long slot, int degreesOfFreedom, int draw) {
        if (degreesOfFreedom == 1) {
            drawCandidate(slot, 0, draw);
            return Math.abs(Normals.first(candidate.getBits(0)));
        }
        double d = 0.5 * degreesOfFreedom - 1.0 / 3.0;
        double slope = 1 / Math.sqrt(9 * d);
        for (int attempt = 0; attempt < Counter.ATTEMPTS; attempt++) {
            drawCandidate(slot, attempt, draw);
            double x = Normals.first(candidate.getBits(0));
            double u = Uniforms.of(candidate.getBits(1));
            double root = Math.fma(slope, x, 1);
            double v = root * root * root;
            if (root > 0 && isAccepted(x, u, v, d)) {
                return Math.sqrt(2 * d * v);
            }
        }
        throw new IllegalStateException(Counter.ATTEMPTS + " candidates for chi rejected in a row");
    }

    private static boolean isAccepted(double x, double u, double v, double d) {
        double square = x * x;
        return u < 1 - SQUEEZE * square * square || Logarithm.log(u) < 0.5 * square + d * (1 - v + Logarithm.log(v));
    }

    private void drawCandidate(long slot, int attempt, int draw) {
        Philox4x32.words(key, Counter.low(purpose, attempt, draw, slot), Counter.high(block, slot), candidate, 0, 1);
    }

    /** Puts word {@code w} of lane {@code l} at {@code offset + spacing w + l}: word 2 s and 2 s + 1 of a lane come from slot s. */
    private void words(long slot, int count, Lanes out, int offset, int spacing) {
        int paired = count & ~1;
        for (int word = 0; word < paired; word += 2) {
            long s = slot + (word >> 1);
            int first = offset + spacing * word;
            long high = Counter.high(block, s);
            for (int lane = 0; lane < Lanes.WIDTH; lane++) {
                Philox4x32.words(key, Counter.low(purpose, 0, firstDraw + lane, s), high, out, first + lane,
                        first + spacing + lane);
            }
        }
        if (paired < count) {
            long s = slot + (paired >> 1);
            for (int lane = 0; lane < Lanes.WIDTH; lane++) {
                drawCandidate(s, 0, firstDraw + lane);
                out.setBits(offset + spacing * paired + lane, candidate.getBits(0));
            }
        }
    }

    private static void requireCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("cannot draw " + count + " numbers");
        }
    }

    private static void requireSlots(long slot, long slots) {
        if (slot < 0 || slot > Counter.SLOTS - slots) {
            throw new IllegalArgumentException(
                    "no " + slots + " slots from " + slot + " on: slots go from 0 to " + (Counter.SLOTS - 1));
        }
    }
}

package org.quartic.random;

import org.quartic.simd.ChiLaw;
import org.quartic.simd.LaneKernels;
import org.quartic.simd.Lanes;

/**
 * The random numbers of one group of eight draws, each draw in its lane. A number is named by seed, purpose, block, draw and slot, and is a
 * pure function of that name: no call changes what another returns, and how many numbers are asked for at once, or in which order, does
 * not matter.
 *
 * <p>
 * A slot gives a draw four normals, two uniforms or one chi: {@code normals(s, 8, ...)} gives what {@code normals(s, 4, ...)} and
 * {@code normals(s + 1, 4, ...)} give. Numbers of one slot are not independent of each other when they are asked for in different ways, so
 * whoever draws gives every quantity slots of its own. {@link org.quartic.simd.Philox4x32} makes the bits.
 *
 * <p>
 * Begins with draws 0 to 7 of block 0. Allocates nothing after construction. Not thread-safe.
 */
public final class DrawSource {

    /** The slots a call of {@link #chi} takes. */
    public static final long CHI_SLOTS = 1;

    /** Normals a slot gives: who draws in portions begins each at a multiple of it. */
    public static final int NORMALS_OF_SLOT = 4;
    private static final int UNIFORMS_OF_SLOT = 2;

    /** Where the second word of a counter stands behind the first and the room for a normal. */
    private static final int SECOND_WORD = 2 * Lanes.WIDTH;
    private static final int ALL_LANES = (1 << Lanes.WIDTH) - 1;
    private static final LaneKernels KERNELS = LaneKernels.CHOSEN;

    private final long key;
    private final Purpose purpose;
    private final Lanes candidates = Lanes.allocate(2 * SECOND_WORD);
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
        int pairs = count >> 1;
        words(slot, pairs, out, offset, 2 * Lanes.WIDTH);
        KERNELS.normals(out, offset, pairs);
        if ((count & 1) != 0) {
            lastNormal(slot, pairs, out, offset + 2 * Lanes.WIDTH * pairs);
        }
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
        KERNELS.uniforms(out, offset, count);
    }

    /**
     * The two uniform numbers of one attempt in one slot, for what is drawn by rejection: attempt 0 is what {@link #uniforms(long, int, Lanes,
     * int)} gives.
     *
     * @throws IllegalArgumentException
     *             if there is no such slot
     * @throws IllegalStateException
     *             if there have been as many attempts as can be told apart
     */
    public void uniformsOfAttempt(long slot, int attempt, Lanes out, int offset) {
        requireSlots(slot, 1);
        requireAttempt(attempt);
        KERNELS.words(key, Counter.low(purpose, attempt, firstDraw, slot), Counter.high(block, slot), 1, out, offset,
                Lanes.WIDTH);
        KERNELS.uniforms(out, offset, 2);
    }

    private static void requireAttempt(int attempt) {
        if (attempt >= Counter.ATTEMPTS) {
            throw new IllegalStateException(Counter.ATTEMPTS + " candidates rejected in a row");
        }
    }

    /**
     * One chi of this law in each lane: lane {@code l} goes to {@code out[offset + l]}. Exact, by rejection, attempt after attempt in the
     * same slot, each lane for itself; at least 95% of the attempts succeed.
     *
     * @throws IllegalArgumentException
     *             if there is no such slot
     */
    public void chi(long slot, ChiLaw law, Lanes out, int offset) {
        requireSlots(slot, CHI_SLOTS);
        drawCandidates(slot, 0);
        if (law.degreesOfFreedom() == 1) {
            for (int lane = 0; lane < Lanes.WIDTH; lane++) {
                out.set(offset + lane, Math.abs(candidates.get(lane)));
            }
            return;
        }
        int accepted = KERNELS.chi(candidates, 0, SECOND_WORD, law, out, offset);
        for (int attempt = 0; accepted != ALL_LANES; attempt++) {
            requireAttempt(attempt);
            if (attempt > 0) {
                drawCandidates(slot, attempt);
            }
            accepted = accept(law, accepted, out, offset);
        }
    }

    /** The lanes that are accepted after this attempt, and their values in place. */
    private int accept(ChiLaw law, int accepted, Lanes out, int offset) {
        int now = accepted;
        for (int lane = 0; lane < Lanes.WIDTH; lane++) {
            if ((accepted & 1 << lane) == 0) {
                double chi = law.valueOf(candidates.get(lane), candidates.get(SECOND_WORD + lane));
                if (!Double.isNaN(chi)) {
                    out.set(offset + lane, chi);
                    now |= 1 << lane;
                }
            }
        }
        return now;
    }

    /** Whether a draw has so many slots. */
    public static boolean hasSlots(long slots) {
        return slots >= 0 && slots <= Counter.SLOTS;
    }

    /** The slots a call of {@link #normals} for this many values takes. */
    public static long normalSlots(long count) {
        return Math.ceilDiv(count, NORMALS_OF_SLOT);
    }

    /** The slots a call of {@link #uniforms} for this many values takes. */
    public static long uniformSlots(long count) {
        return Math.ceilDiv(count, UNIFORMS_OF_SLOT);
    }

    /** A normal and a uniform number of an attempt in all lanes, from the first and the second word of its counter. */
    private void drawCandidates(long slot, int attempt) {
        drawCounter(slot, attempt);
        KERNELS.normals(candidates, 0, 1);
        KERNELS.uniforms(candidates, SECOND_WORD, 1);
    }

    private void drawCounter(long slot, int attempt) {
        KERNELS.words(key, Counter.low(purpose, attempt, firstDraw, slot), Counter.high(block, slot), 1, candidates, 0,
                SECOND_WORD);
    }

    /** The first normal of the word after so many others, where there is no room for its second. */
    private void lastNormal(long slot, int word, Lanes out, int offset) {
        drawCounter(slot + (word >> 1), 0);
        int own = (word & 1) * SECOND_WORD;
        KERNELS.normals(candidates, own, 1);
        for (int lane = 0; lane < Lanes.WIDTH; lane++) {
            out.set(offset + lane, candidates.get(own + lane));
        }
    }

    /** Puts word {@code w} of lane {@code l} at {@code offset + spacing w + l}: word 2 s and 2 s + 1 of a lane come from slot s. */
    private void words(long slot, int count, Lanes out, int offset, int spacing) {
        int counters = count >> 1;
        int done = 0;
        while (done < counters) {
            // Consecutive slots are consecutive counters up to where the lower half of the slot overflows.
            long next = slot + done;
            int together = (int) Math.min(counters - done, Counter.slotsBeforeCarry(next));
            KERNELS.words(key, Counter.low(purpose, 0, firstDraw, next), Counter.high(block, next), together, out,
                    offset + 2 * done * spacing, spacing);
            done += together;
        }
        if ((count & 1) != 0) {
            drawCounter(slot + counters, 0);
            for (int lane = 0; lane < Lanes.WIDTH; lane++) {
                out.setBits(offset + spacing * 2 * counters + lane, candidates.getBits(lane));
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

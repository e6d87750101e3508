package org.quartic.random;

import org.quartic.simd.ChiLaw;
import org.quartic.simd.LaneKernels;
import org.quartic.simd.Lanes;

/**
 * Independent random numbers, named by seed, purpose, block, draw and slot: a pure function of that name. A slot gives a draw four normals,
 * two uniforms or one chi: see {@link Numbering#SLOTS}. {@link org.quartic.simd.Philox4x32} makes the bits.
 *
 * <p>
 * Begins with the first draws of block 0. Allocates nothing after construction. Not thread-safe.
 */
public final class PseudoRandomSource implements DrawSource {

    private static final int CHIS_AT_ONCE = 4;

    private static final LaneKernels KERNELS = LaneKernels.CHOSEN;

    private final long key;
    private final Purpose purpose;
    private final int lanes;
    /** Where a word stands behind another one and the room for a normal. */
    private final int secondWord;
    private final Lanes candidates;
    private final Lanes retried = Lanes.allocate(4L * Lanes.WIDTH);
    private long block;
    private int firstDraw;

    /**
     * The numbers for one purpose of a run.
     *
     * @param lanes
     *            draws of a strip: a power of two, at least {@link Lanes#WIDTH}
     * @throws IllegalArgumentException
     *             if there cannot be so many
     */
    public PseudoRandomSource(long seed, Purpose purpose, int lanes) {
        if (lanes < Lanes.WIDTH || Integer.bitCount(lanes) != 1 || lanes > Counter.DRAWS) {
            throw new IllegalArgumentException("no strip has " + lanes + " draws: a power of two from " + Lanes.WIDTH);
        }
        this.key = seed;
        this.purpose = purpose;
        this.lanes = lanes;
        secondWord = 2 * lanes;
        candidates = Lanes.allocate(4L * lanes * CHIS_AT_ONCE);
    }

    @Override
    public void position(long block, int firstDraw) {
        if (block < 0 || block >= Counter.BLOCKS) {
            throw new IllegalArgumentException("no block " + block + ": blocks go from 0 to " + (Counter.BLOCKS - 1));
        }
        if (firstDraw < 0 || firstDraw > Counter.DRAWS - lanes || firstDraw % Lanes.WIDTH != 0) {
            throw new IllegalArgumentException("no strip of " + lanes + " draws begins at " + firstDraw
                    + ": multiples of " + Lanes.WIDTH + " from 0 to " + (Counter.DRAWS - lanes) + " do");
        }
        this.block = block;
        this.firstDraw = firstDraw;
    }

    @Override
    public void normals(long slot, int count, Lanes out, int offset) {
        requireCount(count);
        requireSlots(slot, Numbering.SLOTS.normals(count));
        int pairs = count >> 1;
        words(slot, pairs, out, offset, secondWord);
        KERNELS.normals(out, offset, pairs, lanes);
        if ((count & 1) != 0) {
            lastNormal(slot, pairs, out, offset + 2 * lanes * pairs);
        }
    }

    @Override
    public void uniforms(long slot, int count, Lanes out, int offset) {
        requireCount(count);
        requireSlots(slot, Numbering.SLOTS.uniforms(count));
        words(slot, count, out, offset, lanes);
        KERNELS.uniforms(out, offset, count * lanes);
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
                2 * lanes, lanes, lanes);
        KERNELS.uniforms(out, offset, 2 * lanes);
    }

    @Override
    public Numbering numbering() {
        return Numbering.SLOTS;
    }

    private static void requireAttempt(int attempt) {
        if (attempt >= Counter.ATTEMPTS) {
            throw new IllegalStateException(Counter.ATTEMPTS + " candidates rejected in a row");
        }
    }

    @Override
    public void chi(long slot, ChiLaw[] laws, Lanes out, int offset, int spacing) {
        requireSlots(slot, laws.length * Numbering.OF_CHI);
        for (int first = 0; first < laws.length; first += CHIS_AT_ONCE) {
            chi(slot + first * Numbering.OF_CHI, laws, first, Math.min(CHIS_AT_ONCE, laws.length - first), out,
                    offset + first * spacing, spacing);
        }
    }

    private void chi(long slot, ChiLaw[] laws, int first, int count, Lanes out, int offset, int spacing) {
        int together = (int) Math.min(count, Counter.slotsBeforeCarry(slot));
        drawCandidates(slot, 0, firstDraw, candidates, together, lanes);
        for (int j = 0; j < together; j++) {
            choose(slot + j, laws[first + j], j * secondWord, (together + j) * secondWord, out, offset + j * spacing);
        }
        if (together < count) {
            chi(slot + together, laws, first + together, count - together, out, offset + together * spacing, spacing);
        }
    }

    /** A value in each lane from its candidate, or from further ones. */
    private void choose(long slot, ChiLaw law, int normal, int uniform, Lanes out, int offset) {
        if (law.degreesOfFreedom() == 1) {
            for (int lane = 0; lane < lanes; lane++) {
                out.set(offset + lane, Math.abs(candidates.get(normal + lane)));
            }
        } else if (!KERNELS.chi(candidates, normal, uniform, law, out, offset, lanes)) {
            for (int group = 0; group < lanes; group += Lanes.WIDTH) {
                if (!accepts(law, candidates, normal + group, uniform + group, out, offset + group)) {
                    retry(slot, law, firstDraw + group, out, offset + group);
                }
            }
        }
    }

    /** Attempt after attempt for eight draws, until every one has its value. */
    private void retry(long slot, ChiLaw law, int draw, Lanes out, int offset) {
        int attempt = 0;
        do {
            requireAttempt(++attempt);
            drawCandidates(slot, attempt, draw, retried, 1, Lanes.WIDTH);
        } while (!accepts(law, retried, 0, 2 * Lanes.WIDTH, out, offset));
    }

    /** Puts values where there are none yet in eight draws, as far as their candidates are accepted; whether all have one now. */
    private static boolean accepts(ChiLaw law, Lanes candidates, int normal, int uniform, Lanes out, int offset) {
        boolean all = true;
        for (int lane = 0; lane < Lanes.WIDTH; lane++) {
            if (Double.isNaN(out.get(offset + lane))) {
                double chi = law.valueOf(candidates.get(normal + lane), candidates.get(uniform + lane));
                out.set(offset + lane, chi);
                all &= !Double.isNaN(chi);
            }
        }
        return all;
    }

    /**
     * A normal and a uniform number of an attempt from each of these slots, in so many lanes, made of the first and the second word of its
     * counter: first the normals, then the uniform numbers, each with room for another behind it.
     */
    private void drawCandidates(long slot, int attempt, int draw, Lanes out, int slots, int count) {
        drawCounters(slot, attempt, draw, out, slots, count);
        KERNELS.normals(out, 0, slots, count);
        KERNELS.uniforms(out, slots * 2 * count, slots * 2 * count);
    }

    private void drawCounters(long slot, int attempt, int draw, Lanes out, int slots, int count) {
        KERNELS.words(key, Counter.low(purpose, attempt, draw, slot), Counter.high(block, slot), slots, out, 0,
                2 * count,
                slots * 2 * count, count);
    }

    /** The first normal of the word after so many others, where there is no room for its second. */
    private void lastNormal(long slot, int word, Lanes out, int offset) {
        drawCounters(slot + (word >> 1), 0, firstDraw, candidates, 1, lanes);
        int own = (word & 1) * secondWord;
        KERNELS.normals(candidates, own, 1, lanes);
        KERNELS.scale(candidates, own, 1.0, out, offset, lanes);
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
                    offset + 2 * done * spacing, 2 * spacing, spacing, lanes);
            done += together;
        }
        if ((count & 1) != 0) {
            drawCounters(slot + counters, 0, firstDraw, candidates, 1, lanes);
            for (int lane = 0; lane < lanes; lane++) {
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

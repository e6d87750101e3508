package org.quartic.random;

import org.quartic.simd.ChiLaw;
import org.quartic.simd.LaneKernels;
import org.quartic.simd.Lanes;
import org.quartic.simd.Philox4x32;

/**
 * The points of Sobol's sequence, scrambled anew for every replicate: randomised quasi-Monte Carlo. A place of a draw is a dimension of the
 * sequence (see {@link Numbering#DIMENSIONS}), so that a draw's most important numbers should come first. Normals and chis are monotone
 * functions of one number each.
 *
 * <p>
 * What block holds which points says {@link NetOrder}. A scrambling is keyed by seed, purpose, replicate and dimension. The first 32 binary
 * digits of a number are those of the scrambled point, the others are random.
 *
 * <p>
 * Begins with the first draws of block 0. Allocates nothing once the laws of chi have been met. Not thread-safe.
 */
public final class SobolSource implements DrawSource {

    /** Points of a replicate that can be told apart. */
    public static final long MOST_POINTS = 1L << DirectionNumbers.INDEX_BITS;

    private static final LaneKernels KERNELS = LaneKernels.CHOSEN;
    private static final QuantileTable NORMAL = new QuantileTable(normal -> normal);
    private static final long LOW_32 = 0xffffffffL;

    private final long seed;
    private final int attempt;
    private final NetOrder order;
    private final int lanes;
    private final int[] directions;
    /** What the lowest bits of an index, which are the lane, contribute: lane l of dimension j at lanes j + l. */
    private final int[] ofLane;
    private final int[] shifts;
    private final int[] factors;
    private final int[] words;
    private final Lanes key = Lanes.allocate(Lanes.WIDTH);
    private int replicate = -1;
    private long firstPoint;
    private ChiLaw[] laws = {};
    private QuantileTable[] chis = {};

    /**
     * The scrambled points of a run.
     *
     * @param purpose
     *            {@link Purpose#MAIN} or {@link Purpose#PILOT}: scramblings of different purposes are independent
     * @param dimensions
     *            numbers of a draw
     * @param lanes
     *            draws of a strip: a power of two, at least {@link Lanes#WIDTH}, no more than make a block
     * @throws IllegalArgumentException
     *             if there are not as many dimensions, or strips do not fit into blocks
     */
    public SobolSource(long seed, Purpose purpose, NetOrder order, int dimensions, int lanes) {
        if (lanes < Lanes.WIDTH || Integer.bitCount(lanes) != 1 || lanes > order.pointsPerBlock()) {
            throw new IllegalArgumentException("strips of " + lanes + " in blocks of " + order.pointsPerBlock());
        }
        this.seed = seed;
        this.attempt = purpose.code();
        this.order = order;
        this.lanes = lanes;
        directions = DirectionNumbers.of(dimensions);
        ofLane = new int[dimensions * lanes];
        shifts = new int[dimensions];
        factors = new int[dimensions];
        words = new int[lanes];
        for (int dimension = 0; dimension < dimensions; dimension++) {
            for (int lane = 0; lane < lanes; lane++) {
                ofLane[dimension * lanes + lane] = digits(dimension, lane);
            }
        }
        position(0, 0);
    }

    private int digits(int dimension, long index) {
        int digits = 0;
        for (long left = index; left != 0; left &= left - 1) {
            digits ^= directions[dimension * DirectionNumbers.INDEX_BITS + Long.numberOfTrailingZeros(left)];
        }
        return digits;
    }

    @Override
    public Numbering numbering() {
        return Numbering.DIMENSIONS;
    }

    @Override
    public void position(long block, int firstDraw) {
        if (block < 0 || firstDraw < 0 || firstDraw % lanes != 0 || firstDraw > order.pointsPerBlock() - lanes) {
            throw new IllegalArgumentException("no strip at " + firstDraw + " of block " + block);
        }
        long point = order.firstPoint(block) + firstDraw;
        if (point >= MOST_POINTS) {
            throw new IllegalArgumentException("no point " + point + ": a replicate has " + MOST_POINTS);
        }
        firstPoint = point;
        int owner = NetOrder.replicate(order.replicates(), block);
        if (owner != replicate) {
            replicate = owner;
            scrambleAnew();
        }
    }

    private void scrambleAnew() {
        for (int dimension = 0; dimension < shifts.length; dimension++) {
            Philox4x32.words(seed, Counter.low(Purpose.SCRAMBLE, attempt, 0, dimension),
                    Counter.high(replicate, dimension), key, 0, 1);
            shifts[dimension] = (int) key.getBits(0);
            factors[dimension] = (int) key.getBits(1);
        }
    }

    @Override
    public void normals(long slot, int count, Lanes out, int offset) {
        uniforms(slot, count, out, offset);
        invert(NORMAL, out, offset, count * lanes);
    }

    @Override
    public void uniforms(long slot, int count, Lanes out, int offset) {
        if (count < 0 || slot < 0 || slot > shifts.length - count) {
            throw new IllegalArgumentException(
                    "no " + count + " dimensions from " + slot + " on among " + shifts.length);
        }
        for (int j = 0; j < count; j++) {
            draw((int) slot + j, out, offset + j * lanes);
        }
        KERNELS.uniforms(out, offset, count * lanes);
    }

    /** The 64 digits of one dimension's number in every lane. Plain loops over arrays, which the compiler turns into vectors. */
    private void draw(int dimension, Lanes out, int offset) {
        int start = digits(dimension, firstPoint);
        int shift = shifts[dimension];
        int factor = factors[dimension];
        int from = dimension * lanes;
        for (int lane = 0; lane < lanes; lane++) {
            words[lane] = OwenScrambling.scramble(start ^ ofLane[from + lane], shift, factor);
        }
        for (int lane = 0; lane < lanes; lane++) {
            long first = Integer.reverse(words[lane]);
            out.setBits(offset + lane,
                    first << Integer.SIZE | OwenScrambling.further(words[lane], shift, factor) & LOW_32);
        }
    }

    @Override
    public void chi(long slot, ChiLaw[] laws, Lanes out, int offset, int spacing) {
        if (this.laws != laws) {
            chis = new QuantileTable[laws.length];
            for (int j = 0; j < laws.length; j++) {
                chis[j] = ChiQuantile.of(laws[j].degreesOfFreedom());
            }
            this.laws = laws;
        }
        for (int j = 0; j < laws.length; j++) {
            uniforms(slot + j, 1, out, offset + j * spacing);
            invert(chis[j], out, offset + j * spacing, lanes);
        }
    }

    private static void invert(QuantileTable law, Lanes numbers, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            numbers.set(i, law.at(numbers.get(i)));
        }
    }
}

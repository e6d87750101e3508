package org.quartic.simd;

/**
 * Scalar kernels for the first second or so of computing, then vector ones: until vector code is compiled, which takes seconds, it is
 * hundreds of times slower than scalar code, and many a run is over by then. The bits are the same either way.
 */
final class SwitchedKernels implements LaneKernels {

    /** Operations of the scalar kernels, of a nanosecond or two each. */
    private static final long SCALAR_OPERATIONS = 1L << 29;
    /** What a random number, an exponential and the like count for. */
    private static final long OPERATIONS_OF_FUNCTION = 16;

    private static final LaneKernels SCALAR = new ScalarKernels();
    private static final LaneKernels VECTOR = new VectorKernels();

    private final long scalarOperations;
    /** Counted without care for what other threads count: it does not have to be exact. */
    private long operations;

    SwitchedKernels() {
        this(SCALAR_OPERATIONS);
    }

    SwitchedKernels(long scalarOperations) {
        this.scalarOperations = scalarOperations;
    }

    private LaneKernels forNumbers(long numbers) {
        if (operations < scalarOperations) {
            operations += numbers;
            return SCALAR;
        }
        return VECTOR;
    }

    private LaneKernels forFunctions(long numbers) {
        return forNumbers(OPERATIONS_OF_FUNCTION * numbers);
    }

    @Override
    public void words(long key, long low, long high, int counters, Lanes out, int offset, int counterSpacing,
            int wordSpacing, int lanes) {
        forFunctions(2L * counters * lanes).words(key, low, high, counters, out, offset, counterSpacing, wordSpacing,
                lanes);
    }

    @Override
    public void normals(Lanes memory, int offset, int pairs, int lanes) {
        forFunctions(2L * pairs * lanes).normals(memory, offset, pairs, lanes);
    }

    @Override
    public void uniforms(Lanes memory, int offset, int length) {
        forNumbers(length).uniforms(memory, offset, length);
    }

    @Override
    public boolean chi(Lanes candidates, int normal, int uniform, ChiLaw law, Lanes out, int offset, int lanes) {
        return forFunctions(lanes).chi(candidates, normal, uniform, law, out, offset, lanes);
    }

    @Override
    public void exp(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        forFunctions(length).exp(in, inOffset, length, out, outOffset);
    }

    @Override
    public void log(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        forFunctions(length).log(in, inOffset, length, out, outOffset);
    }

    @Override
    public void cosine(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        forFunctions(length).cosine(in, inOffset, length, out, outOffset);
    }

    @Override
    public void scale(Lanes in, int inOffset, double factor, Lanes out, int outOffset, int length) {
        forNumbers(length).scale(in, inOffset, factor, out, outOffset, length);
    }

    @Override
    public void fill(double value, Lanes out, int outOffset, int length) {
        forNumbers(length).fill(value, out, outOffset, length);
    }

    @Override
    public void subtract(Lanes in, int inOffset, double value, Lanes out, int outOffset, int length) {
        forNumbers(length).subtract(in, inOffset, value, out, outOffset, length);
    }

    @Override
    public void add(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        forNumbers(length).add(x, xOffset, y, yOffset, out, outOffset, length);
    }

    @Override
    public void multiply(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        forNumbers(length).multiply(x, xOffset, y, yOffset, out, outOffset, length);
    }

    @Override
    public void multiplyAdd(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        forNumbers(length).multiplyAdd(x, xOffset, y, yOffset, out, outOffset, length);
    }

    @Override
    public void addScaled(Lanes in, int inOffset, double factor, Lanes out, int outOffset, int length) {
        forNumbers(length).addScaled(in, inOffset, factor, out, outOffset, length);
    }

    @Override
    public void sums(Lanes in, int inOffset, int length, double origin, Lanes out, int outOffset) {
        forNumbers(length).sums(in, inOffset, length, origin, out, outOffset);
    }

    @Override
    public void product(Lanes x, int xOffset, int xRow, int xInner, Lanes y, int yOffset, int yInner, int yColumn,
            Lanes out, int outOffset, int outRow, int outColumn, int rows, int inner, int columns, boolean accumulate,
            int lanes) {
        forNumbers((long) rows * inner * columns * lanes).product(x, xOffset, xRow, xInner, y, yOffset, yInner, yColumn,
                out, outOffset, outRow, outColumn,
                rows, inner, columns, accumulate, lanes);
    }

    @Override
    public void softmax(Lanes scores, int offset, int rows, int columns, int lanes) {
        forFunctions((long) rows * columns * lanes).softmax(scores, offset, rows, columns, lanes);
    }

    @Override
    public String toString() {
        return VECTOR.toString();
    }
}

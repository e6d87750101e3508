package org.quartic.simd;

/**
 * Vector kernels after some calls of scalar ones: what is done at the start of a process is not worth the wait for vector code, which is
 * hundreds of times slower than scalar code until it is compiled. The bits are the same either way.
 */
final class SwitchedKernels implements LaneKernels {

    /** About what a small run takes in all. Counted without care for what other threads count: it does not have to be exact. */
    private static final int SCALAR_CALLS = 10_000;

    private static final LaneKernels SCALAR = new ScalarKernels();
    private static final LaneKernels VECTOR = new VectorKernels();

    private int calls;

    private LaneKernels current() {
        if (calls < SCALAR_CALLS) {
            calls++;
            return SCALAR;
        }
        return VECTOR;
    }

    @Override
    public void words(long key, long low, long high, int counters, Lanes out, int offset, int counterSpacing,
            int wordSpacing, int lanes) {
        current().words(key, low, high, counters, out, offset, counterSpacing, wordSpacing, lanes);
    }

    @Override
    public void normals(Lanes memory, int offset, int pairs, int lanes) {
        current().normals(memory, offset, pairs, lanes);
    }

    @Override
    public void uniforms(Lanes memory, int offset, int length) {
        current().uniforms(memory, offset, length);
    }

    @Override
    public boolean chi(Lanes candidates, int normal, int uniform, ChiLaw law, Lanes out, int offset, int lanes) {
        return current().chi(candidates, normal, uniform, law, out, offset, lanes);
    }

    @Override
    public void exp(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        current().exp(in, inOffset, length, out, outOffset);
    }

    @Override
    public void log(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        current().log(in, inOffset, length, out, outOffset);
    }

    @Override
    public void cosine(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        current().cosine(in, inOffset, length, out, outOffset);
    }

    @Override
    public void scale(Lanes in, int inOffset, double factor, Lanes out, int outOffset, int length) {
        current().scale(in, inOffset, factor, out, outOffset, length);
    }

    @Override
    public void fill(double value, Lanes out, int outOffset, int length) {
        current().fill(value, out, outOffset, length);
    }

    @Override
    public void subtract(Lanes in, int inOffset, double value, Lanes out, int outOffset, int length) {
        current().subtract(in, inOffset, value, out, outOffset, length);
    }

    @Override
    public void add(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        current().add(x, xOffset, y, yOffset, out, outOffset, length);
    }

    @Override
    public void multiply(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        current().multiply(x, xOffset, y, yOffset, out, outOffset, length);
    }

    @Override
    public void multiplyAdd(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        current().multiplyAdd(x, xOffset, y, yOffset, out, outOffset, length);
    }

    @Override
    public void sums(Lanes in, int inOffset, int length, double origin, Lanes out, int outOffset) {
        current().sums(in, inOffset, length, origin, out, outOffset);
    }

    @Override
    public void product(Lanes x, int xOffset, int xRow, int xInner, Lanes y, int yOffset, int yInner, int yColumn,
            Lanes out, int outOffset, int outRow, int outColumn, int rows, int inner, int columns, boolean accumulate,
            int lanes) {
        current().product(x, xOffset, xRow, xInner, y, yOffset, yInner, yColumn, out, outOffset, outRow, outColumn,
                rows, inner, columns, accumulate, lanes);
    }

    @Override
    public void softmax(Lanes scores, int offset, int rows, int columns, int lanes) {
        current().softmax(scores, offset, rows, columns, lanes);
    }

    @Override
    public String toString() {
        return VECTOR.toString();
    }
}

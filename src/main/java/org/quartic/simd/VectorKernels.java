package org.quartic.simd;

import java.lang.ref.Reference;

/**
 * The kernels on vectors of the width the machine prefers: eight draws are one, two or four of them. Every method does the same operations in
 * the same order as {@link ScalarKernels}, so that the bits are the same at any width. It checks that the ranges it was given lie within
 * their memory, once, and keeps that memory reachable while only its addresses are in use.
 */
final class VectorKernels implements LaneKernels {

    private static final long BYTES = Double.BYTES;
    private static final int STEP = Vectors.STEP;
    /** For the rare numbers that vectors cannot take. */
    private static final LaneKernels SCALAR = new ScalarKernels();

    @Override
    public void words(long key, long low, long high, int counters, Lanes out, int offset, int counterSpacing,
            int wordSpacing, int lanes) {
        long address = out.address(offset, extent(counters, counterSpacing, wordSpacing + lanes));
        VectorPhilox.words(key, low, high, counters, address, BYTES * counterSpacing, BYTES * wordSpacing, lanes);
        Reference.reachabilityFence(out);
    }

    @Override
    public void normals(Lanes memory, int offset, int pairs, int lanes) {
        long address = memory.address(offset, 2 * pairs * lanes);
        VectorNormals.radii(address, pairs, lanes);
        VectorNormals.turns(address, pairs, lanes);
        Reference.reachabilityFence(memory);
    }

    @Override
    public void uniforms(Lanes memory, int offset, int length) {
        VectorNormals.uniforms(memory.address(offset, length), length);
        Reference.reachabilityFence(memory);
    }

    @Override
    public boolean chi(Lanes candidates, int normal, int uniform, ChiLaw law, Lanes out, int offset, int lanes) {
        boolean all = VectorNormals.chi(candidates.address(normal, lanes), candidates.address(uniform, lanes),
                law.slope(), 2.0 * law.shift(), out.address(offset, lanes), lanes);
        keep(candidates, out);
        return all;
    }

    @Override
    public void exp(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        VectorMath.exp(in.address(inOffset, length), length, out.address(outOffset, length));
        keep(in, out);
    }

    @Override
    public void log(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        long address = in.address(inOffset, length);
        if (VectorMath.areNormal(address, length)) {
            VectorMath.logOfNormal(address, length, out.address(outOffset, length));
            keep(in, out);
        } else {
            SCALAR.log(in, inOffset, length, out, outOffset);
        }
    }

    @Override
    public void cosine(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        long address = in.address(inOffset, length);
        if (VectorMath.areReducible(address, length)) {
            VectorMath.cosine(address, length, out.address(outOffset, length));
            keep(in, out);
        } else {
            SCALAR.cosine(in, inOffset, length, out, outOffset);
        }
    }

    @Override
    public void scale(Lanes in, int inOffset, double factor, Lanes out, int outOffset, int length) {
        VectorRanges.scale(in.address(inOffset, length), factor, out.address(outOffset, length), length);
        keep(in, out);
    }

    @Override
    public void fill(double value, Lanes out, int outOffset, int length) {
        VectorRanges.fill(value, out.address(outOffset, length), length);
        Reference.reachabilityFence(out);
    }

    @Override
    public void subtract(Lanes in, int inOffset, double value, Lanes out, int outOffset, int length) {
        VectorRanges.subtract(in.address(inOffset, length), value, out.address(outOffset, length), length);
        keep(in, out);
    }

    @Override
    public void add(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        VectorRanges.add(x.address(xOffset, length), y.address(yOffset, length), out.address(outOffset, length),
                length);
        keep(x, y);
        Reference.reachabilityFence(out);
    }

    @Override
    public void multiply(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        VectorRanges.multiply(x.address(xOffset, length), y.address(yOffset, length), out.address(outOffset, length),
                length);
        keep(x, y);
        Reference.reachabilityFence(out);
    }

    @Override
    public void multiplyAdd(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        VectorRanges.multiplyAdd(x.address(xOffset, length), y.address(yOffset, length),
                out.address(outOffset, length), length);
        keep(x, y);
        Reference.reachabilityFence(out);
    }

    @Override
    public void sums(Lanes in, int inOffset, int length, double origin, Lanes out, int outOffset) {
        VectorRanges.sums(in.address(inOffset, length), length, origin, out.address(outOffset, Lanes.WIDTH));
        keep(in, out);
    }

    @Override
    public void product(Lanes x, int xOffset, int xRow, int xInner, Lanes y, int yOffset, int yInner, int yColumn,
            Lanes out, int outOffset, int outRow, int outColumn, int rows, int inner, int columns, boolean accumulate,
            int lanes) {
        long xAddress = x.address(xOffset, extent(rows, xRow, extent(inner, xInner, lanes)));
        long yAddress = y.address(yOffset, extent(columns, yColumn, extent(inner, yInner, lanes)));
        long outAddress = out.address(outOffset, extent(rows, outRow, extent(columns, outColumn, lanes)));
        VectorProduct.product(xAddress, BYTES * xRow, BYTES * xInner, yAddress, BYTES * yInner, BYTES * yColumn,
                outAddress, BYTES * outRow, BYTES * outColumn, rows, inner, columns, accumulate, lanes);
        keep(x, y);
        Reference.reachabilityFence(out);
    }

    @Override
    public void softmax(Lanes scores, int offset, int rows, int columns, int lanes) {
        int length = rows * columns * lanes;
        long address = scores.address(offset, length);
        VectorSoftmax.subtractLargest(address, rows, columns, lanes);
        VectorMath.exp(address, length, address);
        VectorSoftmax.normalise(address, rows, columns, lanes);
        Reference.reachabilityFence(scores);
    }

    /** From the first to the last of so many ranges of this length, a stride apart; zero if there is none. */
    private static int extent(int count, int stride, int length) {
        return count == 0 || length == 0 ? 0 : (count - 1) * stride + length;
    }

    private static void keep(Lanes in, Lanes out) {
        Reference.reachabilityFence(in);
        Reference.reachabilityFence(out);
    }

    @Override
    public String toString() {
        return "vector, " + Double.SIZE * STEP + " bits";
    }
}

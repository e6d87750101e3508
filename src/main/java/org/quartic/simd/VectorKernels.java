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
        requireStrip(lanes);
        long address = address(out, offset, extent(counters, counterSpacing, extent(2, wordSpacing, lanes)));
        VectorPhilox.words(key, low, high, counters, address, BYTES * counterSpacing, BYTES * wordSpacing, lanes);
        Reference.reachabilityFence(out);
    }

    @Override
    public void normals(Lanes memory, int offset, int pairs, int lanes) {
        requireStrip(lanes);
        long address = address(memory, offset, 2L * pairs * lanes);
        VectorNormals.radii(address, pairs, lanes);
        VectorNormals.turns(address, pairs, lanes);
        Reference.reachabilityFence(memory);
    }

    @Override
    public void uniforms(Lanes memory, int offset, int length) {
        VectorNormals.uniforms(address(memory, offset, length), length);
        Reference.reachabilityFence(memory);
    }

    @Override
    public boolean chi(Lanes candidates, int normal, int uniform, ChiLaw law, Lanes out, int offset, int lanes) {
        boolean all = VectorNormals.chi(address(candidates, normal, lanes), address(candidates, uniform, lanes),
                law.slope(), 2.0 * law.shift(), address(out, offset, lanes), lanes);
        keep(candidates, out);
        return all;
    }

    @Override
    public void exp(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        VectorMath.exp(address(in, inOffset, length), length, address(out, outOffset, length));
        keep(in, out);
    }

    @Override
    public void log(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        long address = address(in, inOffset, length);
        if (VectorMath.areNormal(address, length)) {
            VectorMath.logOfNormal(address, length, address(out, outOffset, length));
            keep(in, out);
        } else {
            SCALAR.log(in, inOffset, length, out, outOffset);
        }
    }

    @Override
    public void cosine(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        long address = address(in, inOffset, length);
        if (VectorMath.areReducible(address, length)) {
            VectorMath.cosine(address, length, address(out, outOffset, length));
            keep(in, out);
        } else {
            SCALAR.cosine(in, inOffset, length, out, outOffset);
        }
    }

    @Override
    public void scale(Lanes in, int inOffset, double factor, Lanes out, int outOffset, int length) {
        VectorRanges.scale(address(in, inOffset, length), factor, address(out, outOffset, length), length);
        keep(in, out);
    }

    @Override
    public void fill(double value, Lanes out, int outOffset, int length) {
        VectorRanges.fill(value, address(out, outOffset, length), length);
        Reference.reachabilityFence(out);
    }

    @Override
    public void subtract(Lanes in, int inOffset, double value, Lanes out, int outOffset, int length) {
        VectorRanges.subtract(address(in, inOffset, length), value, address(out, outOffset, length), length);
        keep(in, out);
    }

    @Override
    public void add(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        VectorRanges.add(address(x, xOffset, length), address(y, yOffset, length), address(out, outOffset, length),
                length);
        keep(x, y);
        Reference.reachabilityFence(out);
    }

    @Override
    public void multiply(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        VectorRanges.multiply(address(x, xOffset, length), address(y, yOffset, length), address(out, outOffset, length),
                length);
        keep(x, y);
        Reference.reachabilityFence(out);
    }

    @Override
    public void multiplyAdd(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        VectorRanges.multiplyAdd(address(x, xOffset, length), address(y, yOffset, length),
                address(out, outOffset, length), length);
        keep(x, y);
        Reference.reachabilityFence(out);
    }

    @Override
    public void addScaled(Lanes in, int inOffset, double factor, Lanes out, int outOffset, int length) {
        VectorRanges.addScaled(address(in, inOffset, length), factor, address(out, outOffset, length), length);
        keep(in, out);
    }

    @Override
    public void sums(Lanes in, int inOffset, int length, double origin, Lanes out, int outOffset) {
        VectorRanges.sums(address(in, inOffset, length), length, origin, address(out, outOffset, Lanes.WIDTH));
        keep(in, out);
    }

    @Override
    public void product(Lanes x, int xOffset, int xRow, int xInner, Lanes y, int yOffset, int yInner, int yColumn,
            Lanes out, int outOffset, int outRow, int outColumn, int rows, int inner, int columns, boolean accumulate,
            int lanes) {
        long xAddress = address(x, xOffset, extent(rows, xRow, extent(inner, xInner, lanes)));
        long yAddress = address(y, yOffset, extent(columns, yColumn, extent(inner, yInner, lanes)));
        long outAddress = address(out, outOffset, extent(rows, outRow, extent(columns, outColumn, lanes)));
        VectorProduct.product(xAddress, BYTES * xRow, BYTES * xInner, yAddress, BYTES * yInner, BYTES * yColumn,
                outAddress, BYTES * outRow, BYTES * outColumn, rows, inner, columns, accumulate, lanes);
        keep(x, y);
        Reference.reachabilityFence(out);
    }

    @Override
    public void softmax(Lanes scores, int offset, int rows, int columns, int lanes) {
        requireStrip(lanes);
        if (columns < 1) {
            throw new IllegalArgumentException("a softmax of " + columns + " scores");
        }
        int length = Math.multiplyExact(Math.multiplyExact(rows, columns), lanes);
        long address = address(scores, offset, length);
        VectorSoftmax.subtractLargest(address, rows, columns, lanes);
        VectorMath.weights(address, length);
        VectorSoftmax.normalise(address, rows, columns, lanes);
        Reference.reachabilityFence(scores);
    }

    /**
     * The address of a range that is whole vectors of any width.
     *
     * @throws IndexOutOfBoundsException
     *             if it does not lie within its memory
     * @throws IllegalArgumentException
     *             if it is not a multiple of eight
     */
    private static long address(Lanes memory, int offset, long length) {
        if (length % Lanes.WIDTH != 0) {
            throw new IllegalArgumentException("a multiple of " + Lanes.WIDTH + " numbers, not " + length);
        }
        return memory.address(offset, length);
    }

    private static void requireStrip(int lanes) {
        if (lanes < Lanes.WIDTH || Integer.bitCount(lanes) != 1) {
            throw new IllegalArgumentException("no strip has " + lanes + " draws");
        }
    }

    /** From the first to the last of so many ranges of this length, a stride apart; zero if there is none. */
    private static long extent(int count, int stride, long length) {
        if (count < 0 || stride < 0) {
            throw new IllegalArgumentException(count + " ranges, " + stride + " apart");
        }
        return count == 0 || length == 0 ? 0 : (count - 1L) * stride + length;
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

package org.quartic.simd;

/**
 * The arithmetic that all draws go through, a strip of them at a time: as many draws side by side as {@code lanes} says, a power of two and
 * at least eight. There are two implementations that give the same bits: {@link ScalarKernels}, which says plainly what is computed, and
 * {@link VectorKernels}, which is fast (and {@link SwitchedKernels}, which is either). Offsets and strides count doubles of the memory; a quantity of a strip takes {@code lanes} doubles.
 * Lengths are multiples of eight, strides not negative. Thread-safe; nothing is allocated.
 */
public sealed interface LaneKernels permits ScalarKernels, VectorKernels, SwitchedKernels {

    /** The kernels of this process: see {@link KernelChoice}. */
    LaneKernels CHOSEN = KernelChoice.choose();

    /**
     * The words of consecutive Philox counters. Lane l's counter c is (low + l 2^32 + c, high), where no sum carries over into another word;
     * its words go to offset + c counterSpacing + l and, wordSpacing further, to offset + c counterSpacing + wordSpacing + l.
     */
    void words(long key, long low, long high, int counters, Lanes out, int offset, int counterSpacing, int wordSpacing,
            int lanes);

    /**
     * Turns words into pairs of normals in place, as {@link Normals} says: the word of pair p and lane l stands at offset + 2 p lanes + l, where
     * the first of its pair goes; the second goes to offset + (2 p + 1) lanes + l.
     */
    void normals(Lanes memory, int offset, int pairs, int lanes);

    /** Turns words into uniform numbers in place, as {@link Uniforms} says. */
    void uniforms(Lanes memory, int offset, int length);

    /**
     * One candidate for chi in every lane, from a normal and a uniform number, after Marsaglia and Tsang: see {@link ChiLaw}. NaN in a lane
     * whose candidate is not accepted by the squeeze alone.
     *
     * @return whether there is no such lane
     */
    boolean chi(Lanes candidates, int normal, int uniform, ChiLaw law, Lanes out, int offset, int lanes);

    /** out[i] = e^in[i], i below length; in place if wanted. */
    void exp(Lanes in, int inOffset, int length, Lanes out, int outOffset);

    /** out[i] = ln in[i], i below length; in place if wanted. */
    void log(Lanes in, int inOffset, int length, Lanes out, int outOffset);

    /** out[i] = cos in[i], i below length; in place if wanted. */
    void cosine(Lanes in, int inOffset, int length, Lanes out, int outOffset);

    /** out[i] = in[i] factor, i below length; in place if wanted. */
    void scale(Lanes in, int inOffset, double factor, Lanes out, int outOffset, int length);

    /** out[i] = value, i below length. */
    void fill(double value, Lanes out, int outOffset, int length);

    /** out[i] = in[i] - value, i below length; in place if wanted. */
    void subtract(Lanes in, int inOffset, double value, Lanes out, int outOffset, int length);

    /** out[i] = x[i] + y[i], i below length; in place if wanted. */
    void add(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length);

    /** out[i] = x[i] y[i], i below length; in place if wanted. */
    void multiply(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length);

    /** out[i] += x[i] y[i], i below length, as one fused multiply-add. */
    void multiplyAdd(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length);

    /** out[i] += factor in[i], i below length, as one fused multiply-add. */
    void addScaled(Lanes in, int inOffset, double factor, Lanes out, int outOffset, int length);

    /** out[l] = sum over i of in[8 i + l] - origin, i ascending, for the eight l; length is a multiple of eight. */
    void sums(Lanes in, int inOffset, int length, double origin, Lanes out, int outOffset);

    /**
     * out[i][j] = sum over k of x[i][k] y[k][j], k ascending, on top of what out holds if it accumulates. Entry (i, k) of x stands at
     * xOffset + i xRow + k xInner, entry (k, j) of y at yOffset + k yInner + j yColumn, entry (i, j) of out at outOffset + i outRow + j
     * outColumn. No stride is negative, and out overlaps with neither x nor y.
     */
    void product(Lanes x, int xOffset, int xRow, int xInner, Lanes y, int yOffset, int yInner, int yColumn, Lanes out,
            int outOffset, int outRow, int outColumn, int rows, int inner, int columns, boolean accumulate, int lanes);

    /** Replaces rows of scores by their softmax: the largest of a row is subtracted first, so that scores of any finite size are safe. */
    void softmax(Lanes scores, int offset, int rows, int columns, int lanes);
}

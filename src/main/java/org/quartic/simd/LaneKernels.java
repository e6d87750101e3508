package org.quartic.simd;

/**
 * The arithmetic that all draws go through, eight at a time. There are two implementations that give the same bits: {@link ScalarKernels},
 * which says plainly what is computed, and {@link VectorKernels}, which is fast. Offsets and strides count doubles of the memory; a
 * quantity of eight draws takes eight doubles. Stateless and therefore thread-safe; nothing is allocated.
 */
public sealed interface LaneKernels permits ScalarKernels, VectorKernels {

    /** The kernels of this process: see {@link KernelChoice}. */
    LaneKernels CHOSEN = KernelChoice.choose();

    /**
     * The words of consecutive Philox counters for eight lanes. Lane l's counter c is (low + l 2^32 + c, high); its two words go to offset +
     * 2 c spacing + l and offset + (2 c + 1) spacing + l.
     */
    void words(long key, long low, long high, int counters, Lanes out, int offset, int spacing);

    /** Turns words into pairs of normals in place, as {@link Normals} says: each word stands where the first of its pair goes. */
    void normals(Lanes memory, int offset, int pairs);

    /** Turns words into uniform numbers in place, as {@link Uniforms} says. */
    void uniforms(Lanes memory, int offset, int count);

    /**
     * One candidate for chi in every lane, from a normal and a uniform number, after Marsaglia and Tsang: see {@link ChiLaw}.
     *
     * @return a bit for every lane whose candidate is accepted by the squeeze alone
     */
    int chi(Lanes candidates, int normal, int uniform, ChiLaw law, Lanes out, int offset);

    /** out[i] = e^in[i], i below length; in place if wanted. */
    void exp(Lanes in, int inOffset, int length, Lanes out, int outOffset);

    /** out[i] = ln in[i], i below length; in place if wanted. */
    void log(Lanes in, int inOffset, int length, Lanes out, int outOffset);

    /** out[i] = cos in[i], i below length; in place if wanted. */
    void cosine(Lanes in, int inOffset, int length, Lanes out, int outOffset);

    /** out[i] = in[i] factor, i below length; in place if wanted. */
    void scale(Lanes in, int inOffset, double factor, Lanes out, int outOffset, int length);

    /** out[i] = in[i] factor[i], i below length; in place if wanted. */
    void multiply(Lanes in, int inOffset, Lanes factor, int factorOffset, Lanes out, int outOffset, int length);

    /**
     * out[i][j] = sum over k of x[i][k] y[k][j], k ascending, on top of what out holds if it accumulates. Entry (i, k) of x stands at
     * xOffset + i xRow + k xInner, entry (k, j) of y at yOffset + k yInner + j yColumn, entry (i, j) of out at outOffset + i outRow + 8 j.
     */
    void product(Lanes x, int xOffset, int xRow, int xInner, Lanes y, int yOffset, int yInner, int yColumn, Lanes out,
            int outOffset,
            int outRow, int rows, int inner, int columns, boolean accumulate);

    /** Replaces rows of scores by their softmax: the largest of a row is subtracted first, so that scores of any finite size are safe. */
    void softmax(Lanes scores, int offset, int rows, int columns);
}

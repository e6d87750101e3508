package org.quartic.random;

import org.quartic.simd.ChiLaw;
import org.quartic.simd.Lanes;

/**
 * The random numbers of one strip of draws, each draw in its lane. A number is a pure function of its name: no call changes what another
 * returns, and how many numbers are asked for at once, or in which order, does not matter.
 *
 * <p>
 * A draw's numbers are numbered from 0 on, as {@link #numbering} says: {@code normals(s, 8, ...)} gives what {@code normals(s, 4, ...)} and
 * {@code normals(s + numbering().normals(4), 4, ...)} give. Numbers of one place are not independent of each other when they are asked for
 * in different ways, so whoever draws gives every quantity places of its own.
 */
public sealed interface DrawSource permits PseudoRandomSource, SobolSource {

    /** How the numbers of a draw are numbered. */
    Numbering numbering();

    /**
     * Goes to a strip of draws of a block.
     *
     * @param block
     *            from 0 and below 2^48
     * @param firstDraw
     *            the draw of lane 0: a multiple of 8, from 0 and so that all draws are below 65,536
     * @throws IllegalArgumentException
     *             if there are no such draws
     */
    void position(long block, int firstDraw);

    /**
     * Standard normals: value {@code j} of lane {@code l} goes to {@code out[offset + lanes j + l]}.
     *
     * @throws IllegalArgumentException
     *             if the count is negative or there are no such places
     */
    void normals(long slot, int count, Lanes out, int offset);

    /**
     * Uniform numbers, odd multiples of 2^-53 between 0 and 1: value {@code j} of lane {@code l} goes to {@code out[offset + lanes j + l]}.
     *
     * @throws IllegalArgumentException
     *             if the count is negative or there are no such places
     */
    void uniforms(long slot, int count, Lanes out, int offset);

    /**
     * One chi of each law in each lane, from consecutive places: lane {@code l} of law {@code j} goes to {@code out[offset + spacing j + l]}.
     *
     * @throws IllegalArgumentException
     *             if there are no such places
     */
    void chi(long slot, ChiLaw[] laws, Lanes out, int offset, int spacing);
}

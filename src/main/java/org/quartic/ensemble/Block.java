package org.quartic.ensemble;

import org.quartic.simd.Lanes;

/**
 * A number of draws and the memory they pass through: a sampler fills the parameters, an evaluator turns them into observables, an
 * aggregator reads those. One block has one owner at a time; its memory is allocated once and used again for every block number it
 * carries.
 */
public final class Block {

    private final Lanes parameters;
    private final Lanes observables;
    private long number;
    private int draws;

    /** Memory for so many doubles of parameters and of observables; no draws yet. */
    public Block(long parameterDoubles, long observableDoubles) {
        parameters = Lanes.allocate(parameterDoubles);
        observables = Lanes.allocate(observableDoubles);
    }

    /**
     * From here on these are the draws of block {@code number}, of which there are {@code draws}.
     *
     * @throws IllegalArgumentException
     *             if the number is negative or the draws are not a positive multiple of eight
     */
    public void begin(long number, int draws) {
        if (number < 0 || draws <= 0 || draws % Lanes.WIDTH != 0) {
            throw new IllegalArgumentException("no such block: number " + number + ", " + draws + " draws");
        }
        this.number = number;
        this.draws = draws;
    }

    /** The block's number in its run, from 0. */
    public long number() {
        return number;
    }

    /** How many draws it holds: a multiple of eight. */
    public int draws() {
        return draws;
    }

    /** What a sampler writes, strip after strip of draws; the layout is the parameter layout's. */
    public Lanes parameters() {
        return parameters;
    }

    /** What an evaluator writes; the layout is the block layout's. */
    public Lanes observables() {
        return observables;
    }
}

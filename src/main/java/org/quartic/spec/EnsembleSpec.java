package org.quartic.spec;

/**
 * The ensemble of random networks: the section {@code ensemble} of a run spec.
 *
 * @param heads
 *            N_h, at least 1
 * @param width
 *            d_k
 */
public record EnsembleSpec(int heads, Width width, Mixing mixing, ScoreScaling scoreScaling, Sequence sequence,
        Embedding embedding, Sigmas sigma, Readout readout) {

    /** The same with other tokens. */
    public EnsembleSpec with(Embedding other) {
        return new EnsembleSpec(heads, width, mixing, scoreScaling, sequence, other, sigma, readout);
    }
}

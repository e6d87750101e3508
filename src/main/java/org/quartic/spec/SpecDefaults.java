package org.quartic.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a run spec says where it says nothing: every default has its home here. */
public final class SpecDefaults {
    /** The name of a run nobody named. */
    public static final String NAME = "run";
    public static final long SEED = 0;
    public static final int HEADS = 1;
    public static final Mixing MIXING = Mixing.SOFTMAX;
    public static final ScoreScaling SCORE_SCALING = ScoreScaling.SQRT_WIDTH;
    public static final Sequence SEQUENCE = new Sequence.Points();
    public static final boolean INCLUDE_QUERY = false;
    public static final Embedding EMBEDDING = new Embedding.Coordinates();
    public static final Embedding.Scope SCOPE = Embedding.Scope.PER_HEAD;
    public static final Sigmas SIGMA = new Sigmas(1.0, 1.0, 1.0, 1.0);
    public static final Readout READOUT = new Readout.Gaussian();
    public static final Estimator ESTIMATOR = Estimator.AUTO;
    public static final Sampling SAMPLING = new Sampling.Auto();
    public static final int REPLICATES = 32;
    public static final Correlators.TwoPoint TWO_POINT = new Correlators.TwoPoint.All();
    public static final List<Sextuple> SIX_POINT = List.of();
    public static final StopSpec.Rule RULE = StopSpec.Rule.ANYTIME;
    public static final double CONFIDENCE = 0.95;
    public static final long MIN_DRAWS = 16_384;
    public static final long MAX_DRAWS = 1_000_000_000_000L;
    /** What {@code expected-draws = auto} becomes where nothing better is known. */
    public static final long EXPECTED_DRAWS = 1L << 20;
    /** No bound on the running time. */
    public static final Optional<Duration> MAX_WALL_TIME = Optional.empty();

    private SpecDefaults() {}
}

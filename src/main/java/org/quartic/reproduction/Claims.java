package org.quartic.reproduction;

import java.util.List;

/** All claims, in the order of the paper. */
public final class Claims {
    /** They. */
    public static final List<Claim> ALL = List.of(new WidthAndTwoPoint(), new ScoresAndTwoPoint(),
            new KernelAndTwoPoint(), new CosNetKernel(), new FreePropagator(), new EuclideanTokens(),
            new EuclideanCoordinates(), new ReflectionPositivity(), new ReflectionLimit(), new Split(),
            new CovarianceForm(), new InfiniteWidth(), new WidthScaling(), new WidthScalingOfRandomTokens(),
            new HeadsAndTwoPoint(), new ManyHeads(), new SharedTokens());

    private Claims() {}

    /** The names of all sweeps, each once, in the order in which claims need them. */
    public static List<String> sweeps() {
        return ALL.stream().flatMap(claim -> claim.statement().sweeps().stream()).distinct().toList();
    }

    /** The names of the claims that a sweep is run for. */
    public static List<String> of(String sweep) {
        return ALL.stream().map(Claim::statement).filter(statement -> statement.sweeps().contains(sweep))
                .map(Statement::name).toList();
    }

    /** Whether one of them needs the covariance of all estimates of a run. */
    public static boolean needsCovariance(String sweep) {
        return ALL.stream()
                .anyMatch(claim -> claim.needsCovariance() && claim.statement().sweeps().contains(sweep));
    }
}

package org.quartic.reproduction;

import java.util.List;

/** All claims, in the order of the paper. */
public final class Claims {
    /** All of them. */
    public static final List<Claim> ALL = List.of(new WidthAndTwoPoint(), new ScoresAndTwoPoint(),
            new KernelAndTwoPoint(), new CosNetKernel(), new FreePropagator(), new EuclideanTokens(),
            new EuclideanCoordinates(), new ReflectionPositivity(), new ReflectionLimit(), new Split(),
            new CovarianceForm(), new InfiniteWidth(), new WidthScaling(), new WidthScalingOfRandomTokens(),
            new HeadsAndTwoPoint(), new ManyHeads(), new SharedTokens());

    private Claims() {}

    /** The names of all, in their order. */
    public static List<String> names() {
        return ALL.stream().map(claim -> claim.statement().name()).toList();
    }

    /** Those of these names, in the order of all; all of them where there are no names. */
    public static List<Claim> named(List<String> names) {
        return ALL.stream().filter(claim -> names.isEmpty() || names.contains(claim.statement().name())).toList();
    }

    /** The names of the sweeps that these claims need, each once, in the order in which they need them. */
    public static List<String> sweeps(List<Claim> claims) {
        return claims.stream().flatMap(claim -> claim.statement().sweeps().stream()).distinct().toList();
    }

    /** Those of these claims that need this sweep. */
    public static List<Claim> needing(String sweep, List<Claim> claims) {
        return claims.stream().filter(claim -> claim.statement().sweeps().contains(sweep)).toList();
    }
}

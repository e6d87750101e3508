package org.quartic.spec;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the keys of a run spec stand. What each admits is known to whoever reads it. */
final class SpecKeys {

    /** Every key that holds a value of its own, by its full path, in the order of rendering. */
    static final List<String> ALL = List.of("name", "seed", "points", "ensemble.heads", "ensemble.width",
            "ensemble.mixing", "ensemble.score-scaling", "ensemble.sequence", "ensemble.sequence.context.points",
            "ensemble.sequence.context.include-query", "ensemble.embedding", "ensemble.embedding.cos-net.features",
            "ensemble.embedding.cos-net.momentum.gaussian.sigma", "ensemble.embedding.cos-net.momentum.ball.cutoff",
            "ensemble.embedding.cos-net.momentum.propagator.mass",
            "ensemble.embedding.cos-net.momentum.propagator.cutoff",
            "ensemble.embedding.cos-net.profile.constant.value",
            "ensemble.embedding.cos-net.profile.free-scalar.mass", "ensemble.embedding.cos-net.scope",
            "ensemble.sigma.query", "ensemble.sigma.key", "ensemble.sigma.value", "ensemble.sigma.readout",
            "ensemble.readout", "ensemble.readout.three-point.fourth-moment", "estimator", "sampling",
            "sampling.sobol.replicates",
            "correlators.two-point", "correlators.four-point", "correlators.six-point", "stop.target",
            "stop.target.absolute", "stop.target.relative", "stop.target.significance", "stop.rule", "stop.confidence",
            "stop.min-draws", "stop.max-draws", "stop.expected-draws", "stop.max-wall-time");

    /** The keys whose object names one of several alternatives: setting one alternative takes away another. */
    static final Set<String> CHOICES = Set.of("ensemble.sequence", "ensemble.embedding",
            "ensemble.embedding.cos-net.momentum", "ensemble.embedding.cos-net.profile", "ensemble.readout", "sampling",
            "stop.target");

    private SpecKeys() {}

    /** The full path of the first key or section of this name, wherever it stands. */
    static Optional<String> pathOf(String name) {
        return ALL.stream().filter(path -> ("." + path + ".").contains("." + name + ".")).findFirst()
                .map(path -> path.substring(0, ("." + path + ".").indexOf("." + name + ".") + name.length()));
    }
}

package org.quartic.reproduction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.quartic.fit.Fitted;
import org.quartic.spec.FitSpec;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SweepReader;
import org.quartic.spec.SweepSpec;
import org.quartic.sweep.SweepFit;
import org.quartic.sweep.SweepResult;
import org.quartic.theory.Theory;

/** Everything that was run, by the names of the sweeps. Thread-safe. */
public final class Evidence {

    /**
     * A sweep and what came of it.
     *
     * @throws IllegalArgumentException
     *             if any of its runs has no result
     */
    public record Swept(SweepSpec spec, SweepResult result) {
        public Swept {
            result.runs().stream().filter(run -> run.result().isEmpty()).findFirst().ifPresent(run -> {
                throw new IllegalArgumentException("nothing is known of " + result.name() + " at " + run.at());
            });
        }
    }

    private final Map<String, Swept> sweeps;
    // Several claims ask for the same, and it may take a while.
    private final Map<RunSpec, Theory> theories;

    /** All of these. */
    public Evidence(Map<String, Swept> sweeps) {
        this(sweeps, new ConcurrentHashMap<>());
    }

    /**
     * All of these.
     *
     * @param theories
     *            what is known already, to which is added what is found out
     */
    Evidence(Map<String, Swept> sweeps, Map<RunSpec, Theory> theories) {
        this.sweeps = Map.copyOf(sweeps);
        this.theories = theories;
    }

    /** The runs of a sweep, in the order of its file. */
    List<Observed> runs(String sweep) {
        Swept swept = swept(sweep);
        return IntStream.range(0, swept.result().runs().size()).mapToObj(i -> new Observed(swept.spec().points().get(i),
                swept.result().runs().get(i).result().orElseThrow(), this::theory)).toList();
    }

    /** What is known of a spec. */
    Theory theory(RunSpec spec) {
        return theories.computeIfAbsent(spec, Theory::of);
    }

    /** The runs of a sweep where keys have these values. */
    List<Observed> runs(String sweep, Map<String, String> place) {
        return runs(sweep).stream().filter(run -> run.isAt(place)).toList();
    }

    /** The only one of them. */
    Observed run(String sweep, Map<String, String> place) {
        List<Observed> runs = runs(sweep, place);
        if (runs.size() != 1) {
            throw new IllegalArgumentException(runs.size() + " runs of " + sweep + " at " + place);
        }
        return runs.getFirst();
    }

    /** The curve that a sweep has fitted to a quantity; empty where there is none of this shape. */
    Optional<Fitted> fit(String sweep, FitSpec.Curve curve, FitSpec.Quantity quantity, Quadruple fourPoint,
            Map<String, String> place) {
        List<SweepFit> fits = swept(sweep).result().fits().stream()
                .filter(fit -> fit.asked().curve().equals(curve) && fit.asked().quantity() == quantity
                        && fit.asked().fourPoint().equals(fourPoint) && isAt(fit, place))
                .toList();
        if (fits.size() != 1) {
            throw new IllegalArgumentException(fits.size() + " such fits to " + sweep);
        }
        return fits.getFirst().fitted();
    }

    private static boolean isAt(SweepFit fit, Map<String, String> place) {
        var texts = new LinkedHashMap<String, String>();
        fit.at().forEach((key, value) -> texts.put(key, SweepReader.text(value)));
        return texts.equals(place);
    }

    private Swept swept(String name) {
        Swept swept = sweeps.get(name);
        if (swept == null) {
            throw new IllegalArgumentException("there is no sweep " + name);
        }
        return swept;
    }
}

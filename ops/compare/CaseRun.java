import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One case: a spec, and everything that is measured of it. */
final class CaseRun {

    private static final int FIRST_DRAWS = 16;

    private final String name;
    private final String spec;
    private final Workshop workshop;
    private final Ensemble ensemble;
    private final Cost cost;
    private final Path text;
    private final NumPy numPy;
    private final Series series = new Series();
    private final double twinDifference;

    /** Reads the spec, by a run of a few draws, which the C program has to repeat. */
    CaseRun(String name, Workshop workshop) throws IOException, InterruptedException, Shell.Failure {
        this.name = name;
        this.workshop = workshop;
        spec = "ops/compare/" + name + ".conf";
        Map<String, Object> first = workshop.quartic().firstDraws(spec, List.of(), FIRST_DRAWS);
        ensemble = Ensemble.of(Json.object(first, "spec"));
        cost = Cost.of(ensemble);
        text = Files.writeString(workshop.folder().resolve(name), ensemble.text());
        numPy = new NumPy(workshop.shell(), workshop.options(), ensemble.field(), text);
        twinDifference = workshop.cPrograms().isEmpty() ? Double.NaN
                : workshop.cPrograms().get().difference(ensemble, text, first);
    }

    /** Everything once, one after the other. */
    void measure(int round) {
        var options = workshop.options();
        workshop.attempt(name, "Quartic", () -> {
            Quartic.Cost cost = workshop.quarticCost(name, spec, List.of(), 1);
            series.add(Series.Of.QUARTIC, cost.nanos());
            if (cost.stages().size() == 3) {
                series.add(Series.Of.SAMPLING, cost.stages().get(0));
                series.add(Series.Of.EVALUATING, cost.stages().get(1));
                series.add(Series.Of.REDUCING, cost.stages().get(2));
            }
        });
        workshop.attempt(name, "bare loop", () -> series.add(Series.Of.BARE_LOOP, workshop.bareLoop(spec)));
        if (workshop.hasNumPy()) {
            workshop.attempt(name, "NumPy", () -> series.add(Series.Of.NUMPY, numPy.cost()));
        }
        workshop.cPrograms().ifPresent(programs -> workshop.attempt(name, "C", () -> {
            series.add(Series.Of.TWIN, programs.twin(text));
            addLimits(programs.machine(false));
        }));
        // Every other round: two threads take as long as all the rest, and are not what most figures are about.
        if (options.hasTwoCores() && round % 2 == 0) {
            workshop.attempt(name, "two threads",
                    () -> series.add(Series.Of.TWO_THREADS,
                            workshop.quarticCost(name, spec, List.of(), 2).nanos()));
            if (workshop.hasNumPy()) {
                workshop.attempt(name, "NumPy on two cores",
                        () -> series.add(Series.Of.NUMPY_TWO_CORES, numPy.costOnBothCores()));
            }
        }
        series.endRound(round);
    }

    private void addLimits(Machine machine) {
        series.add(Series.Of.LIMIT, cost.limit(machine));
        series.add(Series.Of.LITERAL_LIMIT, cost.literalLimit(machine));
        series.add(Series.Of.SAMPLING_LIMIT, cost.samplingLimit(machine));
        series.add(Series.Of.EVALUATING_LIMIT, cost.evaluatingLimit(machine));
        series.add(Series.Of.REDUCING_LIMIT, cost.reducingLimit(machine));
    }

    String name() {
        return name;
    }

    Series series() {
        return series;
    }

    /** The formulation and batch NumPy is fastest with. */
    String numPyBest() {
        return numPy.best();
    }

    /** How far the C program's first draws are from Quartic's. */
    double twinDifference() {
        return twinDifference;
    }
}

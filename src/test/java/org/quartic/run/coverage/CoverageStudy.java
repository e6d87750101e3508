package org.quartic.run.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;
import org.quartic.run.Assignment;
import org.quartic.run.BlockWork;
import org.quartic.run.Estimation;
import org.quartic.run.Look;
import org.quartic.run.Outcome;
import org.quartic.run.Progress;
import org.quartic.run.Verdict;
import org.quartic.spec.RunSpec;
import org.quartic.spec.StopSpec;
import org.quartic.theory.KnownFourPoint;
import org.quartic.theory.KnownValue;
import org.quartic.theory.Theory;

/**
 * How often the interval of a run that chose when to stop has the exact value in it: many runs of one spec, each with a seed of its own. The
 * ways to stop that are compared share the draws of a seed and decide each for itself, by the steps of a real run.
 *
 * @param exact
 *            G4c of the four-points of the case, in their order
 */
record CoverageStudy(CoverageCase coverageCase, List<Cell> cells, List<Double> exact) {

    /** About as many make up the bound of the anytime rule, so that both rules take about as many draws. */
    private static final double STANDARD_ERRORS = 3.2;
    static final List<Double> CONFIDENCES = List.of(0.8, 0.95, 0.99);

    /** Of a case, by all ways to stop. */
    static CoverageStudy of(CoverageCase coverageCase) {
        var cells = new ArrayList<Cell>();
        for (double target : List.of(coverageCase.loose(), coverageCase.tight())) {
            for (StopSpec.Rule rule : StopSpec.Rule.values()) {
                double bound = rule == StopSpec.Rule.ANYTIME ? target : target / STANDARD_ERRORS;
                for (double confidence : CONFIDENCES) {
                    cells.add(new Cell(rule, coverageCase.target(), bound, confidence));
                }
            }
        }
        RunSpec spec = coverageCase.spec(0, cells.getFirst().stop());
        Theory theory = Theory.of(spec);
        if (theory.fourPoint().isEmpty()) {
            throw new IllegalArgumentException(coverageCase.name() + ": " + theory.method());
        }
        return new CoverageStudy(coverageCase, cells,
                theory.fourPoint().stream().map(KnownFourPoint::connected).map(KnownValue::value).toList());
    }

    /** One tally a cell, in their order, of so many runs. */
    List<Tally> tallies(int runs) {
        List<List<Outcome>> ends = LongStream.rangeClosed(1, runs).parallel().mapToObj(this::ends).toList();
        return IntStream.range(0, cells.size()).mapToObj(cell -> {
            List<Outcome> ofCell = ends.stream().map(ofSeed -> ofSeed.get(cell)).toList();
            return new Tally(coverageCase.name(), cells.get(cell).ruleInWords(), cells.get(cell).targetInWords(),
                    cells.get(cell).confidence(), ofCell.stream().filter(this::covers).count(),
                    ofCell.stream().mapToLong(Outcome::draws).toArray());
        }).toList();
    }

    private boolean covers(Outcome end) {
        List<Verdict> verdicts = end.look().map(Look::fourPoint).orElseThrow();
        return IntStream.range(0, exact.size()).allMatch(i -> verdicts.get(i).interval().lower() <= exact.get(i)
                && exact.get(i) <= verdicts.get(i).interval().upper());
    }

    /** How the run of a seed ends in each cell. */
    private List<Outcome> ends(long seed) {
        List<Estimation> estimations = cells.stream()
                .map(cell -> Estimation.of(coverageCase.spec(seed, cell.stop()), false)).toList();
        var runs = new ArrayList<Progress>();
        estimations.forEach(estimation -> runs.add(Progress.start(estimation.plan(), 1, estimation::look)));
        BlockWork work = estimations.getFirst().work();
        Block block = work.newBlock();
        for (long number = 0; runs.stream().anyMatch(run -> run.outcome().isEmpty()); number++) {
            block.begin(number, estimations.getFirst().plan().drawsOf(number));
            work.sample(block);
            work.evaluate(block);
            Summary summary = work.reduce(block);
            runs.replaceAll(run -> advanced(run, summary));
        }
        return runs.stream().map(run -> run.outcome().orElseThrow()).toList();
    }

    private static Progress advanced(Progress run, Summary summary) {
        if (run.outcome().isPresent()) {
            return run;
        }
        Progress.Issue issue = run.issue().orElseThrow();
        Assignment assignment = issue.assignment();
        return issue.next().summarised(assignment.block(), summary).next();
    }
}

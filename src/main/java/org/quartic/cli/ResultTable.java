package org.quartic.cli;

import java.util.Locale;
import java.util.Optional;

import org.quartic.cumulant.Estimate;
import org.quartic.run.ConfidenceInterval;
import org.quartic.run.Figures;
import org.quartic.run.FourPointResult;
import org.quartic.run.RunResult;
import org.quartic.run.SixPointResult;
import org.quartic.run.TwoPointResult;
import org.quartic.run.Warning;
import org.quartic.run.Words;

/** A result for people to read on a terminal of a hundred columns or more. */
final class ResultTable {
    private static final String ABSENT = "-";
    private static final int DIGITS_OF_A_BOUND = 2;

    private ResultTable() {}

    /** The result as text with a line end. */
    static String text(RunResult result) {
        var text = new StringBuilder(head(result));
        if (!result.fourPoint().isEmpty()) {
            text.append('\n').append(fourPoints(result)).append('\n').append(parts(result));
        }
        if (!result.sixPoint().isEmpty()) {
            text.append('\n').append(sixPoints(result));
        }
        if (!result.twoPoint().isEmpty()) {
            text.append('\n').append(twoPoints(result));
        }
        if (!result.warnings().isEmpty()) {
            text.append('\n');
            for (Warning warning : result.warnings()) {
                text.append("warning (").append(warning.code()).append("): ").append(warning.message()).append('\n');
            }
        }
        return text.toString();
    }

    private static String head(RunResult result) {
        return String.format(Locale.ROOT, "%s: %s\n%,d draws of %s, %s, in %s (%s of processor time, %s)\n",
                result.name(),
                result.status().word(), result.draws(), Words.of(result.estimator()), Words.of(result.sampling()),
                Figures.duration(result.wallSeconds()), Figures.duration(result.cpuSeconds()),
                threads(result.provenance().threads()));
    }

    private static String threads(int threads) {
        return threads == 1 ? "1 thread" : threads + " threads";
    }

    private static String fourPoints(RunResult result) {
        var table = new TextTable("points", "G4c ± standard error", intervals(result.fourPoint().getFirst().interval()),
                "bound", "target", "reached");
        for (FourPointResult four : result.fourPoint()) {
            table.row(Words.of(four.points()), Figures.estimate(four.estimate()),
                    Figures.interval(four.interval().lower(), four.interval().upper()),
                    Figures.significant(four.bound(), DIGITS_OF_A_BOUND),
                    Figures.significant(four.target(), DIGITS_OF_A_BOUND), four.reached() ? "yes" : "no");
        }
        return table.text();
    }

    private static String intervals(ConfidenceInterval interval) {
        return "joint " + Figures.significant(100.0 * interval.confidence(), 6) + "% interval ("
                + interval.kind().word() + ")";
    }

    private static String parts(RunResult result) {
        var table = new TextTable("points", "G4c normalised", "finite width I_dk", "independence breaking I_IB");
        for (FourPointResult four : result.fourPoint()) {
            table.row(Words.of(four.points()), Figures.estimate(four.normalised()), part(four.finiteWidth()),
                    part(four.independenceBreaking()));
        }
        return table.text();
    }

    private static String part(Optional<Estimate> part) {
        return part.map(Figures::estimate).orElse(ABSENT);
    }

    private static String sixPoints(RunResult result) {
        var table = new TextTable("points", "G6c ± standard error", "G6c normalised");
        for (SixPointResult six : result.sixPoint()) {
            table.row(Words.of(six.points()), Figures.estimate(six.estimate()), Figures.estimate(six.normalised()));
        }
        return table.text();
    }

    private static String twoPoints(RunResult result) {
        var table = new TextTable("points", "G2 ± standard error");
        for (TwoPointResult two : result.twoPoint()) {
            table.row(Words.of(two.points()), Figures.estimate(two.estimate()));
        }
        return table.text();
    }
}

package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartic.cumulant.Estimate;
import org.quartic.fit.Fitted;
import org.quartic.run.Figures;
import org.quartic.run.FourPointResult;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.run.Warning;
import org.quartic.run.Words;
import org.quartic.spec.FitSpec;
import org.quartic.spec.SweepReader;
import org.quartic.sweep.SweepFit;
import org.quartic.sweep.SweepResult;
import org.quartic.sweep.SweepRun;

/** A sweep for people to read on a terminal. */
final class SweepTable {
    private static final String ABSENT = "-";
    private static final int DIGITS_OF_A_BOUND = 2;
    private static final int DIGITS_OF_CHI_SQUARED = 3;

    private SweepTable() {}

    /** The sweep as text with a line end: every four-point of every run, then the curves, then what is to be doubted. */
    static String text(SweepResult sweep) {
        long converged = sweep.runs().stream().filter(run -> run.status() == Status.CONVERGED).count();
        var text = new StringBuilder(sweep.name()).append(": ").append(sweep.status().word()).append('\n')
                .append(converged).append(" of ").append(sweep.runs().size()).append(" runs converged, ")
                .append(Figures.duration(seconds(sweep))).append(" of processor time\n\n").append(runs(sweep));
        if (!sweep.fits().isEmpty()) {
            text.append('\n');
            sweep.fits().forEach(fit -> text.append(fit(fit)));
        }
        String warnings = sweep.runs().stream().flatMap(SweepTable::warnings)
                .collect(Collectors.joining());
        return text.append(warnings.isEmpty() ? "" : "\n").append(warnings).toString();
    }

    /** One line that says how far a sweep is. */
    static String progress(SweepProgress progress) {
        String far = Double.isFinite(progress.boundOverTarget())
                ? ", error bar " + Figures.significant(progress.boundOverTarget(), 2) + " x target" : "";
        return progress.ended() + " of " + progress.runs() + " runs ended; now " + progress.running() + far;
    }

    private static double seconds(SweepResult sweep) {
        return sweep.runs().stream().flatMap(run -> run.result().stream()).mapToDouble(RunResult::cpuSeconds).sum();
    }

    private static String runs(SweepResult sweep) {
        List<String> head = Stream.concat(sweep.keys().stream(),
                Stream.of("draws", "points", "G4c ± standard error", "bound", "target", "status")).toList();
        var table = new TextTable(head.toArray(String[]::new));
        for (SweepRun run : sweep.runs()) {
            List<String> at = sweep.keys().stream().map(key -> cell(run.at().get(key))).toList();
            if (run.result().filter(known -> !known.fourPoint().isEmpty()).isEmpty()) {
                table.row(cells(at, List.of(ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, run.status().word())));
            }
            run.result().ifPresent(result -> {
                for (FourPointResult four : result.fourPoint()) {
                    table.row(cells(at, List.of(Figures.count(result.draws()), Words.of(four.points()),
                            Figures.estimate(four.estimate()), Figures.significant(four.bound(), DIGITS_OF_A_BOUND),
                            Figures.significant(four.target(), DIGITS_OF_A_BOUND), run.status().word())));
                }
            });
        }
        return table.text();
    }

    private static String[] cells(List<String> at, List<String> found) {
        return Stream.concat(at.stream(), found.stream()).toArray(String[]::new);
    }

    private static String cell(JsonNode value) {
        return value == null ? ABSENT : SweepReader.text(value);
    }

    private static String fit(SweepFit fit) {
        FitSpec asked = fit.asked();
        var text = new StringBuilder(quantity(asked.quantity())).append(' ').append(Words.of(asked.fourPoint()))
                .append(" over ").append(asked.over()).append(" = x").append(at(fit.at())).append(": ")
                .append(fit.fitted().map(SweepTable::curve).orElse("no curve")).append('\n');
        fit.infinite().ifPresent(found -> text.append("  at infinite: ").append(Figures.estimate(found))
                .append(fit.pull().map(pull -> ", " + Figures.significant(Math.abs(pull), 2) + " standard errors "
                        + (pull < 0 ? "below" : "above") + " the plateau").orElse(""))
                .append('\n'));
        fit.warnings().forEach(warning -> text.append("  ").append(warning(warning)).append('\n'));
        return text.toString();
    }

    private static String quantity(FitSpec.Quantity quantity) {
        return switch (quantity) {
            case FOUR_POINT -> "G4c";
            case NORMALISED -> "normalised G4c";
            case FINITE_WIDTH -> "I_dk";
            case INDEPENDENCE_BREAKING -> "I_IB";
        };
    }

    private static String at(Map<String, JsonNode> at) {
        return at.isEmpty() ? "" : at.entrySet().stream()
                .map(value -> value.getKey() + " = " + SweepReader.text(value.getValue()))
                .collect(Collectors.joining(", ", " at ", ""));
    }

    private static String curve(Fitted curve) {
        List<String> names = curve.curve().parameters();
        var text = new StringBuilder(curve.curve().formula());
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? " with " : ", ").append(names.get(i)).append(" = ")
                    .append(Figures.estimate(new Estimate(curve.parameters()[i], curve.standardError(i))));
        }
        return text.append("; chi^2 = ").append(Figures.significant(curve.chiSquared(), DIGITS_OF_CHI_SQUARED))
                .append(" for ").append(curve.degreesOfFreedom()).append(" degrees of freedom").toString();
    }

    private static Stream<String> warnings(SweepRun run) {
        String where = at(run.at()).strip();
        return Stream.concat(run.error().stream().map(error -> where + ": " + error + "\n"),
                run.result().stream().flatMap(result -> result.warnings().stream())
                        .map(warning -> where + ": " + warning(warning) + "\n"));
    }

    private static String warning(Warning warning) {
        return "warning (" + warning.code() + "): " + warning.message();
    }
}

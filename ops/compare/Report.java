import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All that was measured, as tables or as JSON. */
record Report(Options options, String version, Optional<Machine> machine, Optional<String> build, List<CaseRun> cases,
        List<ErrorRun> errors, List<String> missing) {

    /** Something that was to be reached. */
    private record Verdict(String what, Spread measured, double goal, boolean percent) {
        boolean reached() {
            return measured.median() >= goal;
        }
    }

    private List<Verdict> verdicts() {
        var verdicts = new ArrayList<Verdict>();
        for (CaseRun each : cases) {
            Series series = each.series();
            add(verdicts, each.name() + ", times NumPy", series.ratio(Series.Of.NUMPY, Series.Of.QUARTIC),
                    Goals.timesNumPy(each.name()), false);
            add(verdicts, each.name() + ", share of the limit", series.ratio(Series.Of.LIMIT, Series.Of.QUARTIC),
                    Goals.shareOfLimit(each.name()), true);
            add(verdicts, each.name() + ", pipeline to bare loop", series.ratio(Series.Of.BARE_LOOP, Series.Of.QUARTIC),
                    Goals.PIPELINE_TO_BARE_LOOP, true);
            add(verdicts, each.name() + ", two threads to one",
                    series.ratio(Series.Of.QUARTIC, Series.Of.TWO_THREADS), Goals.TWO_THREADS_TO_ONE, false);
        }
        for (ErrorRun each : errors) {
            add(verdicts, each.name() + ", times NumPy", each.ratio(), Goals.timesNumPyToAnError(each.width()), false);
        }
        return verdicts;
    }

    private static void add(List<Verdict> verdicts, String what, Spread measured, double goal, boolean percent) {
        if (measured.isThere() && Double.isFinite(goal)) {
            verdicts.add(new Verdict(what, measured, goal, percent));
        }
    }

    String text() {
        var out = new StringBuilder();
        out.append(version).append(", ").append(options.rounds()).append(" rounds on core ").append(options.core())
                .append("; medians (least..most)\n");
        machine.ifPresent(each -> out.append(String.format(Locale.ROOT,
                "%nThis machine, one core, in C (%s)%n"
                        + "%s GF/s of fused multiply-adds in double; %s ns a normal; %s ns an exponential;"
                        + " reads of %s, %s and %s GB/s (L1, L2, memory)%n",
                build.orElse("-"), Spread.digits(each.gigaflops()), Spread.digits(each.normalNanos()),
                Spread.digits(each.exponentialNanos()), Spread.digits(each.nearGigabytes()),
                Spread.digits(each.middleGigabytes()), Spread.digits(each.farGigabytes()))));
        if (!cases.isEmpty()) {
            out.append("\nNanoseconds a draw, one core: by the clock\n")
                    .append(draws());
            out.append("\nTimes faster than\n").append(ratios());
            out.append("\nStages: nanoseconds a draw by the clock, and what the limit would take, as a share of it\n")
                    .append(stages());
        }
        if (!errors.isEmpty()) {
            out.append(String.format(Locale.ROOT, "%nSeconds on one core to a standard error of %.0e of the quickstart's"
                    + " G4c(0,1,2,3), start-up left out%n(NumPy's, for the literal field, extrapolated from its measured"
                    + " rate and variance)%n", ErrorRun.ERROR)).append(errorTable());
        }
        out.append("\nGoals\n").append(goals());
        if (!missing.isEmpty()) {
            out.append("\nMissing or doubtful\n");
            missing.forEach(each -> out.append(each).append('\n'));
        }
        return out.toString();
    }

    private Table draws() {
        var table = new Table("case", "Quartic", "bare loop", "NumPy", "C", "limit", "limit, literally",
                "NumPy is best with");
        for (CaseRun each : cases) {
            Series series = each.series();
            table.row(each.name(), series.spread(Series.Of.QUARTIC).text(), series.spread(Series.Of.BARE_LOOP).text(),
                    series.spread(Series.Of.NUMPY).text(), series.spread(Series.Of.TWIN).text(),
                    series.spread(Series.Of.LIMIT).text(), series.spread(Series.Of.LITERAL_LIMIT).text(),
                    each.numPyBest());
        }
        return table;
    }

    private Table ratios() {
        var table = new Table("case", "NumPy", "C", "share of limit", "share of literal limit", "pipeline/bare loop",
                "two threads/one", "NumPy, two cores each", "C differs by");
        for (CaseRun each : cases) {
            Series series = each.series();
            table.row(each.name(), series.ratio(Series.Of.NUMPY, Series.Of.QUARTIC).text(),
                    series.ratio(Series.Of.TWIN, Series.Of.QUARTIC).text(),
                    series.ratio(Series.Of.LIMIT, Series.Of.QUARTIC).percent(),
                    series.ratio(Series.Of.LITERAL_LIMIT, Series.Of.QUARTIC).percent(),
                    series.ratio(Series.Of.BARE_LOOP, Series.Of.QUARTIC).percent(),
                    series.ratio(Series.Of.QUARTIC, Series.Of.TWO_THREADS).text(),
                    series.ratio(Series.Of.NUMPY_TWO_CORES, Series.Of.TWO_THREADS).text(),
                    String.format(Locale.ROOT, "%.0e", each.twinDifference()));
        }
        return table;
    }

    private Table stages() {
        var table = new Table("case", "sampling", "share", "evaluating", "share", "reducing", "share");
        for (CaseRun each : cases) {
            Series series = each.series();
            table.row(each.name(), series.spread(Series.Of.SAMPLING).text(),
                    series.ratio(Series.Of.SAMPLING_LIMIT, Series.Of.SAMPLING).percent(),
                    series.spread(Series.Of.EVALUATING).text(),
                    series.ratio(Series.Of.EVALUATING_LIMIT, Series.Of.EVALUATING).percent(),
                    series.spread(Series.Of.REDUCING).text(),
                    series.ratio(Series.Of.REDUCING_LIMIT, Series.Of.REDUCING).percent());
        }
        return table;
    }

    private Table errorTable() {
        var table = new Table("d_k", "Quartic", "NumPy", "ratio");
        for (ErrorRun each : errors) {
            table.row(Integer.toString(each.width()), each.quarticSeconds().text(), each.numPySeconds().text(),
                    each.ratio().text());
        }
        return table;
    }

    private Table goals() {
        var table = new Table("what", "measured", "goal", "reached");
        for (Verdict each : verdicts()) {
            table.row(each.what, each.percent ? each.measured.percent() : each.measured.text(),
                    each.percent ? Math.round(100 * each.goal) + "%" : Spread.digits(each.goal),
                    each.reached() ? "yes" : "no");
        }
        return table;
    }

    String json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("version", version);
        json.put("rounds", options.rounds());
        json.put("cores", options.cores());
        machine.ifPresent(each -> json.put("machine",
                Json.map("gflops", each.gigaflops(), "normal-ns", each.normalNanos(), "exp-ns",
                        each.exponentialNanos(), "l1-gbs", each.nearGigabytes(), "l2-gbs", each.middleGigabytes(),
                        "dram-gbs",
                        each.farGigabytes())));
        var measured = new LinkedHashMap<String, Object>();
        for (CaseRun each : cases) {
            Map<String, Object> series = each.series().json();
            series.put("numpy-best", each.numPyBest());
            series.put("twin-difference", each.twinDifference());
            measured.put(each.name(), series);
        }
        json.put("nanoseconds", measured);
        json.put("errors", errors.stream().map(ErrorRun::json).toList());
        json.put("goals",
                verdicts().stream().map(each -> Json.map("what", each.what, "measured", each.measured.json(), "goal",
                        each.goal, "reached", each.reached())).toList());
        json.put("missing", missing);
        return Json.write(json);
    }
}

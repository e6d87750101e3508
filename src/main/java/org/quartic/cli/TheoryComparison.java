package org.quartic.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.quartic.cumulant.Estimate;
import org.quartic.run.Figures;
import org.quartic.run.FourPointResult;
import org.quartic.run.ResultCsv;
import org.quartic.run.ResultJson;
import org.quartic.run.RunResult;
import org.quartic.run.TwoPointResult;
import org.quartic.run.Words;
import org.quartic.theory.KnownFourPoint;
import org.quartic.theory.KnownValue;
import org.quartic.theory.Theory;

/** A result with what is known beside what was estimated. */
record TheoryComparison(RunResult result, Theory theory) {

    private static final int DIGITS = 2;

    /** The result's own tables, and one more. */
    String table() {
        String own = ResultTable.text(result);
        if (theory.fourPoint().isEmpty()) {
            return own + "\ntheory: not known\n" + theory.method() + "\n";
        }
        var table = new TextTable("points", "estimate ± standard error", "known by " + theory.method(), "accuracy",
                "difference / standard error");
        List<KnownFourPoint> known = theory.fourPoint();
        for (int i = 0; i < result.fourPoint().size(); i++) {
            FourPointResult four = result.fourPoint().get(i);
            row(table, Words.of(four.points()), four.estimate(), known.get(i).connected());
        }
        for (TwoPointResult two : result.twoPoint()) {
            known(two).ifPresent(value -> row(table, Words.of(two.points()), two.estimate(), value));
        }
        return own + "\n" + table.text();
    }

    private static void row(TextTable table, String points, Estimate estimate, KnownValue known) {
        double difference = (estimate.value() - known.value()) / estimate.standardError();
        table.row(points, Figures.estimate(estimate), Double.toString(known.value()),
                Figures.significant(known.accuracy(), 1),
                Double.isFinite(difference) ? Figures.significant(difference, DIGITS) : "-");
    }

    private Optional<KnownValue> known(TwoPointResult two) {
        return Optional.ofNullable(theory.twoPoint().get(two.points()));
    }

    /** What is known of each correlator, in the order of rows: two-points, then four-points. */
    Stream<Optional<KnownValue>> known() {
        return Stream.concat(result.twoPoint().stream().map(this::known),
                IntStream.range(0, result.fourPoint().size())
                        .mapToObj(i -> theory.fourPoint().isEmpty() ? Optional.<KnownValue>empty()
                                : Optional.of(theory.fourPoint().get(i).connected())));
    }

    /** A field {@code theory} in every correlator, null where nothing is known. */
    String json() {
        ObjectNode tree = ResultJson.tree(result);
        List<Optional<KnownValue>> known = known().toList();
        var places = new ArrayList<ObjectNode>();
        tree.get("two-point").forEach(two -> places.add((ObjectNode) two));
        tree.get("four-point").forEach(four -> places.add((ObjectNode) four));
        for (int i = 0; i < places.size(); i++) {
            ObjectNode place = places.get(i);
            known.get(i).ifPresentOrElse(
                    value -> place.putObject("theory").put("value", value.value()).put("accuracy", value.accuracy()),
                    () -> place.putNull("theory"));
        }
        return ResultJson.pretty(tree);
    }

    /** Two more columns, empty where nothing is known. */
    String csv() {
        List<String> lines = ResultCsv.text(result).lines().toList();
        List<Optional<KnownValue>> known = known().toList();
        var text = new StringBuilder(lines.getFirst()).append(",known,accuracy\n");
        for (int row = 1; row < lines.size(); row++) {
            Optional<KnownValue> value = row <= known.size() ? known.get(row - 1) : Optional.empty();
            text.append(lines.get(row)).append(',').append(value.map(k -> Double.toString(k.value())).orElse(""))
                    .append(',').append(value.map(k -> Double.toString(k.accuracy())).orElse("")).append('\n');
        }
        return text.toString();
    }
}

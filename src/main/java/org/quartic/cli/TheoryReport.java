package org.quartic.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

import org.quartic.run.Figures;
import org.quartic.run.ResultJson;
import org.quartic.run.Words;
import org.quartic.spec.Pair;
import org.quartic.theory.KnownFourPoint;
import org.quartic.theory.KnownValue;
import org.quartic.theory.Theory;

/** What is known of a spec's correlators. */
record TheoryReport(String name, Theory theory) {

    /** For people. */
    String table() {
        if (theory.fourPoint().isEmpty()) {
            return name + ": not known\n" + theory.method() + "\n";
        }
        var four = new TextTable("points", "G4c", "accuracy", "finite width I_dk", "independence breaking I_IB");
        for (KnownFourPoint known : theory.fourPoint()) {
            four.row(Words.of(known.points()), Double.toString(known.connected().value()),
                    accuracy(known.connected()), part(known.finiteWidth()), part(known.independenceBreaking()));
        }
        var two = new TextTable("points", "G2", "accuracy");
        theory.twoPoint().forEach((pair, known) -> two.row(Words.of(pair), Double.toString(known.value()),
                accuracy(known)));
        return name + ": known by " + theory.method() + "\n\n" + four.text()
                + (theory.twoPoint().isEmpty() ? "" : "\n" + two.text());
    }

    /** For programs. */
    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("schema", "quartic.theory/1").put("name", name).put("known", !theory.fourPoint().isEmpty())
                .put("method", theory.method());
        ArrayNode two = json.putArray("two-point");
        theory.twoPoint().forEach((pair, known) -> put(two.addObject(), pair, known));
        ArrayNode four = json.putArray("four-point");
        for (KnownFourPoint known : theory.fourPoint()) {
            ObjectNode one = four.addObject();
            ArrayNode points = one.putArray("points");
            known.points().indices().forEach(points::add);
            put(one, known.connected());
            put(one, "finite-width", known.finiteWidth());
            put(one, "independence-breaking", known.independenceBreaking());
        }
        return ResultJson.pretty(json);
    }

    private static void put(ObjectNode json, Pair points, KnownValue known) {
        json.putArray("points").add(points.a()).add(points.b());
        put(json, known);
    }

    private static void put(ObjectNode json, String part, Optional<KnownValue> known) {
        known.ifPresentOrElse(value -> put(json.putObject(part), value), () -> json.putNull(part));
    }

    private static void put(ObjectNode json, KnownValue known) {
        json.put("value", known.value()).put("accuracy", known.accuracy());
    }

    private static String accuracy(KnownValue known) {
        return Figures.significant(known.accuracy(), 1);
    }

    private static String part(Optional<KnownValue> known) {
        return known.map(value -> Double.toString(value.value())).orElse("-");
    }
}

package org.quartic.plot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.quartic.cumulant.Estimate;

/** Reads histories as daemons tell them; besides {@code looks} there may be {@code name}, {@code points} and {@code target}. */
public final class HistoryReader {
    private HistoryReader() {}

    /**
     * The history that was written so.
     *
     * @param name
     *            what it is called where it does not say so
     * @throws IllegalArgumentException
     *             if it is none, with the place and the reason in one line
     */
    public static History read(JsonNode json, String name) {
        Part whole = Part.whole(json);
        List<Part> looks = whole.at("looks").elements();
        if (looks.isEmpty()) {
            throw whole.at("looks").fault("at least one look");
        }
        int count = looks.getFirst().at("four-point").elements().size();
        Optional<List<Part>> points = whole.optional("points").map(Part::elements);
        if (points.isPresent() && points.get().size() != count) {
            throw whole.at("points").fault("a list of " + count + " four-points");
        }
        var tracks = new ArrayList<History.Track>();
        for (int i = 0; i < count; i++) {
            int place = i;
            tracks.add(new History.Track(points.map(each -> each.get(place).indices(4)).orElse(List.of()),
                    target(whole, place, count),
                    looks.stream().map(look -> sight(look, place, count)).toList()));
        }
        return new History(whole.optional("name").map(Part::text).orElse(name), tracks);
    }

    private static History.Sight sight(Part look, int place, int count) {
        List<Part> fourPoint = look.at("four-point").elements();
        if (fourPoint.size() != count) {
            throw look.at("four-point").fault("a list of " + count + ", as in the first look");
        }
        Part four = fourPoint.get(place);
        return new History.Sight(look.number("draws"),
                new Estimate(four.number("estimate"), four.number("standard-error")), four.number("bound"));
    }

    /** One for all, or a list with one for each. */
    private static double target(Part whole, int place, int count) {
        Optional<Part> target = whole.optional("target");
        if (target.isEmpty() || target.get().json().isNumber()) {
            return target.map(Part::number).orElse(Double.NaN);
        }
        List<Part> each = target.get().elements();
        if (each.size() != count) {
            throw target.get().fault("a number, or a list of " + count);
        }
        return each.get(place).number();
    }
}

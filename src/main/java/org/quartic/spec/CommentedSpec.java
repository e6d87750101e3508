package org.quartic.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigSyntax;
import java.util.ArrayList;
import java.util.List;

/**
 * A spec to go on from by hand: every key with what it means and what else it may be. A key that has its default stands there commented out,
 * so that taking away the mark changes nothing. Thread-safe.
 */
public final class CommentedSpec {
    private static final int COMMENT_COLUMN = 38;
    private static final int LINE_CHARACTERS = 140;

    /** A key, or a section where the key ends in a dot, and words about it. */
    private record Note(String key, String words) {}

    private static final List<Note> NOTES = List.of(
            new Note("name", "shown to people; no result depends on it"),
            new Note("seed", "a signed 64-bit integer: another one, other random numbers"),
            new Note("points", "spacetime points x_a, all of one dimension; correlators name them by index, from 0"),
            new Note("ensemble.", "the random networks"),
            new Note("heads", "N_h, how many independent heads are summed"),
            new Note("width", "d_k: an integer from 1, or infinite"),
            new Note("mixing", "softmax, or none: tokens without attention"),
            new Note("score-scaling", "sqrt-width, or width: scores over d_k, footnote 2 of the paper"),
            new Note("sequence",
                    "points: queries attend to these; or { context { points = [[..], ..], include-query = false } }"),
            new Note("embedding",
                    "coordinates, or { cos-net { features, momentum, profile, scope } }: random tokens, (2.22)"),
            new Note("sigma", "standard deviations of (2.8) and (2.9), each at least 0"),
            new Note("readout", "gaussian, rademacher, uniform or { three-point { fourth-moment = 5.0 } }"),
            new Note("estimator", "auto, collapsed, kernel or field: the last two need a finite width"),
            new Note("sampling", "auto, pseudo-random or { sobol { replicates = 32 } }"),
            new Note("correlators.", "what is estimated, by indices into the points, which may repeat"),
            new Note("two-point", "all, none or [[0, 1], ..]"),
            new Note("four-point", "connected four-point functions G4c; these have targets"),
            new Note("six-point", "connected six-point functions G6c"),
            new Note("stop.", "when the run is done"),
            new Note("target", "for every four-point: absolute, relative or significance, or a list with one for each"),
            new Note("rule", "anytime: intervals hold although the run chose when to stop; or standard-error"),
            new Note("confidence", "joint over the distinct four-points"),
            new Note("min-draws", "no decision before"),
            new Note("max-draws", "never exceeded"),
            new Note("expected-draws", "auto, or where intervals are to be tightest"),
            new Note("max-wall-time", "none, or a duration with its unit, such as 90s or 1.5h"));

    private CommentedSpec() {}

    /**
     * The text of a spec that is not resolved; every line ends in a line feed.
     *
     * @throws IllegalStateException
     *             if it does not read back as the same spec
     */
    public static String of(RunSpec spec) {
        String text = text(spec);
        boolean same = SpecReader.read(text, ConfigSyntax.CONF, "", SpecDefaults.NAME,
                List.of()) instanceof SpecReading.Valid(RunSpec read) && read.equals(spec);
        if (!same) {
            throw new IllegalStateException("not the spec that was to be written:\n" + text);
        }
        return text;
    }

    private static String text(RunSpec spec) {
        ObjectNode given = SpecWriter.json(spec);
        ObjectNode defaults = SpecWriter.json(withDefaults(spec));
        var lines = new ArrayList<String>();
        String section = "";
        for (Note note : NOTES) {
            boolean isSection = note.key().endsWith(".");
            String inner = section + note.key();
            if (!section.isEmpty() && (isSection || at(given, inner).isMissingNode())) {
                lines.add("}");
                section = "";
            }
            if (isSection) {
                section = note.key();
                lines.add("");
                lines.add("# " + note.words());
                lines.add(note.key().replace(".", " {"));
            } else {
                addKey(section, note, given, defaults, lines);
            }
        }
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    private static void addKey(String section, Note note, ObjectNode given, ObjectNode defaults, List<String> lines) {
        JsonNode value = at(given, section + note.key());
        String indent = section.isEmpty() ? "" : "  ";
        String mark = value.equals(at(defaults, section + note.key())) && !isRequired(section + note.key()) ? "# " : "";
        String line = indent + mark + note.key() + " = " + HoconText.inline(value);
        String comment = "# " + note.words();
        String padded = line + " ".repeat(Math.max(2, COMMENT_COLUMN - line.length())) + comment;
        if (padded.length() <= LINE_CHARACTERS) {
            lines.add(padded);
            return;
        }
        lines.add(indent + comment);
        if (line.length() > LINE_CHARACTERS && value instanceof ObjectNode object) {
            lines.add(indent + note.key() + " {");
            HoconText.of(object).lines().forEach(inner -> lines.add(indent + "  " + inner));
            lines.add(indent + "}");
        } else {
            lines.add(line);
        }
    }

    private static JsonNode at(JsonNode json, String path) {
        JsonNode found = json;
        for (String key : path.split("\\.")) {
            found = found.path(key);
        }
        return found;
    }

    /** What has no default is not commented out. */
    private static boolean isRequired(String path) {
        return List.of("name", "points", "ensemble.width", "correlators.four-point", "stop.target").contains(path);
    }

    /** The spec with all at its default that has one. */
    private static RunSpec withDefaults(RunSpec spec) {
        ObjectNode least = SpecWriter.json(spec).retain("name", "points", "ensemble", "correlators", "stop");
        least.withObject("ensemble").retain("width");
        least.withObject("correlators").retain("four-point");
        least.withObject("stop").retain("target");
        return switch (SpecReader.read(least.toString(), ConfigSyntax.JSON, "", spec.name(), List.of())) {
            case SpecReading.Valid(RunSpec read) -> read;
            case SpecReading.Faulty(List<SpecFault> faults) -> throw new IllegalStateException(
                    "the least of a valid spec is none: " + faults);
        };
    }
}

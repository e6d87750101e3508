package org.quartic.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of text with italics, subscripts and superscripts, such as G_4^c(x_0).
 *
 * @param spans
 *            from left to right
 */
public record MathText(List<Span> spans) {
    /** The font of a script is so much smaller. */
    static final double SCRIPT_SIZE = 0.7;

    /** Where a span stands. */
    enum Place {
        LINE(0.0), SUBSCRIPT(0.22), SUPERSCRIPT(-0.36),
        /** Over the subscript before it, not after it. */
        ABOVE(-0.42);

        private final double down;

        Place(double down) {
            this.down = down;
        }

        /** How far its base line is below that of the line, in sizes of the line's font. */
        double down() {
            return down;
        }

        double size() {
            return this == LINE ? 1.0 : SCRIPT_SIZE;
        }
    }

    /** Characters of one kind. */
    record Span(String text, boolean italic, Place place) {

        /** In sizes of the line's font. */
        double width() {
            return place.size() * Advance.of(text);
        }
    }

    public MathText {
        spans = List.copyOf(spans);
    }

    /** Text as it is, whatever its characters. */
    public static MathText plain(String text) {
        return new MathText(text.isEmpty() ? List.of() : List.of(new Span(text, false, Place.LINE)));
    }

    /**
     * Text in a short notation: {@code *x*} is in italics, {@code _} and {@code ^} lower and raise the next character or what follows in
     * braces, and {@code ^} right after a subscript puts it above that.
     */
    static MathText of(String notation) {
        var spans = new ArrayList<Span>();
        var run = new StringBuilder();
        boolean italic = false;
        for (int i = 0; i < notation.length(); i++) {
            char c = notation.charAt(i);
            if (c != '*' && c != '_' && c != '^') {
                run.append(c);
                continue;
            }
            if (!run.isEmpty()) {
                spans.add(new Span(run.toString(), italic, Place.LINE));
                run.setLength(0);
            }
            if (c == '*') {
                italic = !italic;
            } else {
                int end = notation.charAt(i + 1) == '{' ? notation.indexOf('}', i) : i + 1;
                String script = notation.substring(notation.charAt(i + 1) == '{' ? i + 2 : i + 1,
                        notation.charAt(i + 1) == '{' ? end : end + 1);
                boolean above = c == '^' && i > 0 && !spans.isEmpty() && spans.getLast().place() == Place.SUBSCRIPT;
                spans.add(
                        new Span(script, false, c == '_' ? Place.SUBSCRIPT : above ? Place.ABOVE : Place.SUPERSCRIPT));
                i = end;
            }
        }
        if (!run.isEmpty()) {
            spans.add(new Span(run.toString(), italic, Place.LINE));
        }
        return new MathText(spans);
    }

    MathText plus(MathText next) {
        var all = new ArrayList<>(spans);
        all.addAll(next.spans);
        return new MathText(all);
    }

    /** In brackets that say size without sign. */
    MathText size() {
        return plain("|").plus(this).plus(plain("|"));
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** In sizes of the font. */
    double width() {
        double width = 0.0;
        double before = 0.0;
        for (Span span : spans) {
            width += span.place() == Place.ABOVE ? Math.max(0.0, span.width() - before) : span.width();
            before = span.width();
        }
        return width;
    }

    /** Not wider than this, in sizes of the font: cut at its end where it is. */
    MathText within(double limit) {
        if (width() <= limit) {
            return this;
        }
        var kept = new ArrayList<>(spans);
        while (!kept.isEmpty() && new MathText(kept).width() + Advance.of("…") > limit) {
            Span last = kept.removeLast();
            int end = last.text().offsetByCodePoints(last.text().length(), -1);
            if (end > 0) {
                kept.add(new Span(last.text().substring(0, end), last.italic(), last.place()));
            }
        }
        return new MathText(kept).plus(plain("…"));
    }

    /** Its characters in a row. */
    String characters() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}

package org.quartic.plot;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The fonts of a machine: first one that is as wide as the page was laid out for, then whatever has the characters it lacks. */
record Fonts(Font first, Font second) {
    private static final List<String> AS_WIDE = List.of("Helvetica", "Arial", "Liberation Sans", "Nimbus Sans",
            "Arimo");

    /** Text in one font. */
    record Piece(String text, Font font) {}

    /**
     * Those that are installed.
     *
     * @throws MissingFontsException
     *             where there are none
     */
    static Fonts ofThisMachine() {
        try {
            var any = new Font(Font.SANS_SERIF, Font.PLAIN, 1);
            Set<String> families = Set.copyOf(Arrays.asList(
                    GraphicsEnvironment.getLocalGraphicsEnvironment()
                            .getAvailableFontFamilyNames(Locale.ROOT)));
            return new Fonts(AS_WIDE.stream().filter(families::contains).findFirst()
                    .map(family -> new Font(family, Font.PLAIN, 1)).orElse(any), any);
        } catch (RuntimeException | LinkageError e) {
            // What the JDK throws where fontconfig or every font is missing differs from version to version.
            throw new MissingFontsException(e);
        }
    }

    /** The text in pieces, each of one font. */
    List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        int from = 0;
        while (from < text.length()) {
            boolean lacking = !first.canDisplay(text.codePointAt(from));
            int to = from;
            while (to < text.length() && !first.canDisplay(text.codePointAt(to)) == lacking) {
                to += Character.charCount(text.codePointAt(to));
            }
            pieces.add(new Piece(text.substring(from, to), lacking ? second : first));
            from = to;
        }
        return pieces;
    }
}

package org.quartic.cli;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * How text fills the cells of a terminal: most letters take one, those of East Asia and most pictures two, marks on other letters none. The
 * classes are those of Unicode's Annex 11, as far as Java's own tables tell them.
 */
final class Cells {
    /** Stands for what was cut off. */
    static final String CUT = "…";

    private static final Set<UnicodeScript> WIDE = Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA, UnicodeScript.HANGUL, UnicodeScript.BOPOMOFO, UnicodeScript.YI);
    private static final int HALFWIDTH_FIRST = 0xFF61;
    private static final int HALFWIDTH_LAST = 0xFFDC;
    private static final int FULLWIDTH_FIRST = 0xFF01;
    private static final int FULLWIDTH_LAST = 0xFF60;

    private Cells() {}

    /** How many cells this takes. */
    static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    /** The text, or as much of its beginning as fits into so many cells with a sign that it was cut. */
    static String cut(String text, int cells) {
        if (width(text) <= cells) {
            return text;
        }
        var kept = new StringBuilder();
        int left = cells - width(CUT);
        for (int point : text.codePoints().toArray()) {
            left -= width(point);
            if (left < 0) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.append(CUT).toString();
    }

    /** The text and blanks, so many cells in all where it is not longer. */
    static String padded(String text, int cells) {
        return text + " ".repeat(Math.max(0, cells - width(text)));
    }

    /** What comes from elsewhere, without what would move the cursor or turn the direction of the text. */
    static String plain(String text) {
        return text.codePoints().filter(point -> !isControl(point)).collect(StringBuilder::new,
                StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isControl(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT
                || Character.getType(point) == Character.LINE_SEPARATOR
                || Character.getType(point) == Character.PARAGRAPH_SEPARATOR;
    }

    private static int width(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        if (point >= HALFWIDTH_FIRST && point <= HALFWIDTH_LAST) {
            return false;
        }
        return point >= FULLWIDTH_FIRST && point <= FULLWIDTH_LAST || Character.isEmojiPresentation(point)
                || WIDE.contains(UnicodeScript.of(point));
    }
}

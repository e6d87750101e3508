package org.quartic.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.quartic.plot.Drawing;
import org.quartic.plot.Figure;
import org.quartic.plot.Layout;
import org.quartic.plot.Length;
import org.quartic.plot.MissingFontsException;
import org.quartic.plot.Paper;
import org.quartic.plot.PngPage;
import org.quartic.plot.SvgPage;

/**
 * A file a figure goes to, whole or not at all: its ending says what it is.
 *
 * @param isVector
 *            whether it is an SVG; else a PNG
 */
record PlotFile(OutputFile file, boolean isVector) {
    static final String SVG = ".svg";
    /** The width of a column of a journal. */
    static final Length COLUMN = Length.millimetres(86.0);

    private static final String PNG = ".png";
    private static final double PANEL_HEIGHT = 60.0;
    private static final double FURTHER_PANEL_HEIGHT = 35.0;

    /**
     * The file at this path, which may exist. Nothing is written yet.
     *
     * @param option
     *            that names it
     * @throws UsageFault
     *             where its ending says nothing, or a file could not be put there
     */
    static PlotFile at(String option, Path path) {
        String name = path.toString().toLowerCase(Locale.ROOT);
        String ending = List.of(SVG, PNG).stream().filter(name::endsWith).findFirst().orElseThrow(
                () -> new UsageFault(option + ": found " + path + "; allowed: a file ending in .svg or .png"));
        return new PlotFile(OutputFile.at(path), ending.equals(SVG));
    }

    /** Puts a figure there, as large as its panels need in a column, and without a title. */
    void write(Figure figure) throws IOException {
        write(figure, COLUMN, Optional.empty(), "");
    }

    /**
     * Puts a figure there.
     *
     * @param height
     *            by default what its panels need
     * @throws UsageFault
     *             where there is no room for it
     */
    void write(Figure figure, Length width, Optional<Length> height, String title) throws IOException {
        Length tall = height.orElseGet(
                () -> Length.millimetres(PANEL_HEIGHT + FURTHER_PANEL_HEIGHT * (figure.panels().size() - 1)));
        Drawing drawing = drawing(figure, new Paper(width.points(), tall.points(), title));
        if (isVector) {
            file.write(SvgPage.text(drawing));
        } else {
            byte[] png = png(drawing);
            file.write(out -> out.write(png));
        }
    }

    private static Drawing drawing(Figure figure, Paper paper) {
        try {
            return Layout.of(figure, paper);
        } catch (IllegalArgumentException e) {
            throw new UsageFault(e.getMessage());
        }
    }

    private static byte[] png(Drawing drawing) {
        // The JDK asks for a display else where DISPLAY is set.
        System.setProperty("java.awt.headless", "true");
        try {
            return PngPage.bytes(drawing);
        } catch (MissingFontsException e) {
            throw new NoFonts(e);
        }
    }

    /** Nothing to write with. */
    private static final class NoFonts extends ExplainedFailure {
        private static final long serialVersionUID = 1L;

        NoFonts(MissingFontsException cause) {
            super(cause.getMessage());
            initCause(cause);
        }
    }
}

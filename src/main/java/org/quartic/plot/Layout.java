package org.quartic.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.quartic.plot.Mark.Anchor;

/** Puts a figure on paper: frames with room for what stands beside them, one over the other and their left sides aligned. */
public final class Layout {
    /** Of axes and their ticks, in points. */
    static final double FONT = 8.0;

    private static final double EDGE = 3.0;
    private static final double BETWEEN_PANELS = 7.0;
    private static final double LINE = 1.35 * FONT;
    private static final int ROUNDS = 8;
    // Below this there is no room for anything within a frame.
    private static final double SMALLEST_FRAME = 25.0;

    private final Figure figure;
    private final Paper paper;
    private final List<Boolean> above;
    private List<Box> frames;

    private Layout(Figure figure, Paper paper) {
        this.figure = figure;
        this.paper = paper;
        int panels = figure.panels().size();
        above = new ArrayList<>(Collections.nCopies(panels, false));
        frames = Collections.nCopies(panels,
                new Box(0.0, 0.0, 0.8 * paper.width(), 0.8 * paper.height() / panels));
    }

    /**
     * The page.
     *
     * @throws IllegalArgumentException
     *             where there is no room for it
     */
    public static Drawing of(Figure figure, Paper paper) {
        return new Layout(figure, paper).drawing();
    }

    private Drawing drawing() {
        settle();
        var marks = new ArrayList<Mark>();
        if (!paper.title().isEmpty()) {
            marks.add(new Mark.Writing(new Spot(paper.width() / 2.0, EDGE + FONT),
                    MathText.plain(paper.title()).within((paper.width() - 2.0 * EDGE) / FONT), FONT, Anchor.MIDDLE,
                    false));
        }
        for (int i = 0; i < frames.size(); i++) {
            boolean last = i == frames.size() - 1;
            marks.addAll(new PanelLayout(figure.panels().get(i), frames.get(i), last, above.get(i)).marks());
        }
        return new Drawing(paper.width(), paper.height(), title(), marks);
    }

    /** Which ticks there are depends on the room for them, and that on how wide their labels are: so frames are looked for in rounds. */
    private void settle() {
        List<Box> before = List.of();
        for (int round = 0; round < ROUNDS && !before.equals(frames); round++) {
            before = frames;
            for (int i = 0; i < frames.size(); i++) {
                // A legend that went above a frame stays there, lest it come and go for ever.
                above.set(i, above.get(i) || !PanelLayout.hasPlaceForLegend(figure.panels().get(i), frames.get(i)));
            }
            frames = next();
        }
    }

    private List<Box> next() {
        List<Panel> panels = figure.panels();
        Box last = frames.getLast();
        double left = left();
        double width = paper.width() - left - right();
        double below = XTicks.of(panels.getLast().x().scale(), last.width()).height()
                + (panels.getLast().x().label().isEmpty() ? EDGE : LINE + EDGE);
        var over = new ArrayList<Double>();
        for (int i = 0; i < panels.size(); i++) {
            var layout = new PanelLayout(panels.get(i), frames.get(i), false, above.get(i));
            over.add(layout.heightAbove() + (i > 0 ? BETWEEN_PANELS : 0.0));
        }
        double top = EDGE + (paper.title().isEmpty() ? 0.0 : LINE);
        double height = (paper.height() - top - below - over.stream().mapToDouble(Double::doubleValue).sum())
                / panels.size();
        if (width < SMALLEST_FRAME || height < SMALLEST_FRAME) {
            throw new IllegalArgumentException("there is no room for the plot: a larger --width or --height helps");
        }
        var boxes = new ArrayList<Box>();
        for (double room : over) {
            top += room;
            boxes.add(new Box(left, top, width, height));
            top += height;
        }
        return boxes;
    }

    private double left() {
        double labels = 0.0;
        for (int i = 0; i < frames.size(); i++) {
            List<Tick> ticks = figure.panels().get(i).y().scale().ticks(PanelLayout.yRoom(frames.get(i).height()));
            labels = Math.max(labels, ticks.stream().mapToDouble(tick -> tick.label().width()).max().orElse(0.0));
        }
        return EDGE + LINE + FONT * labels + 2.0 * PanelLayout.GAP;
    }

    // The last label below may stand under the frame's corner.
    private double right() {
        Scale scale = figure.panels().getLast().x().scale();
        if (scale instanceof CategoryScale) {
            return EDGE;
        }
        Box frame = frames.getLast();
        double overhang = scale.ticks(PanelLayout.xRoom(frame.width())).stream().filter(tick -> !tick.isSmall())
                .max(Comparator.comparingDouble(Tick::value))
                .map(tick -> FONT * tick.label().width() / 2.0
                        - (1.0 - scale.fraction(tick.value())) * frame.width())
                .orElse(0.0);
        return Math.max(EDGE, overhang + 1.0);
    }

    private String title() {
        Panel first = figure.panels().getFirst();
        return paper.title().isEmpty() ? first.y().label().characters() + " against "
                + figure.panels().getLast().x().label().characters() : paper.title();
    }
}

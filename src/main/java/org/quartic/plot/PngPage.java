package org.quartic.plot;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextAttribute;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

/** A drawing as an image of {@value #DOTS_PER_INCH} dots to the inch, in the fonts of this machine. */
public final class PngPage {
    /** Dots to the inch. */
    public static final int DOTS_PER_INCH = 300;

    private static final double POINTS_PER_INCH = 72.0;

    private final Graphics2D graphics;
    private final Fonts fonts;

    private PngPage(Graphics2D graphics, Fonts fonts) {
        this.graphics = graphics;
        this.fonts = fonts;
    }

    /**
     * The bytes of the file.
     *
     * @throws MissingFontsException
     *             where this machine has no fonts
     */
    public static byte[] bytes(Drawing drawing) {
        double scale = DOTS_PER_INCH / POINTS_PER_INCH;
        var image = new BufferedImage((int) Math.round(drawing.width() * scale),
                (int) Math.round(drawing.height() * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(scale, scale);
        new PngPage(graphics, Fonts.ofThisMachine()).marks(drawing.marks());
        graphics.dispose();
        return PngBytes.of(image, DOTS_PER_INCH);
    }

    private void marks(List<Mark> marks) {
        for (Mark mark : marks) {
            switch (mark) {
                case Mark.Line line -> line(line);
                case Mark.Area area -> area(area);
                case Mark.Symbol symbol -> symbol(symbol);
                case Mark.Writing writing -> writing(writing);
                case Mark.Clipped clipped -> clipped(clipped);
            }
        }
    }

    private void line(Mark.Line line) {
        Ink ink = line.ink();
        graphics.setColor(new Color(ink.rgb()));
        float width = (float) ink.width();
        if (ink.dash().lengths().isEmpty()) {
            graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        } else {
            float[] lengths = new float[ink.dash().lengths().size()];
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] = ink.dash().lengths().get(i).floatValue();
            }
            graphics.setStroke(
                    new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10.0f, lengths, 0.0f));
        }
        graphics.draw(path(line.spots(), false));
    }

    private void area(Mark.Area area) {
        graphics.setColor(new Color(area.rgb()));
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) area.opacity()));
        graphics.fill(path(area.corners(), true));
        graphics.setComposite(AlphaComposite.SrcOver);
    }

    private void symbol(Mark.Symbol symbol) {
        Spot middle = symbol.middle();
        double radius = symbol.radius();
        List<Spot> corners = symbol.style().shape().corners(radius);
        Shape shape = corners.isEmpty()
                ? new Ellipse2D.Double(middle.x() - radius, middle.y() - radius, 2.0 * radius, 2.0 * radius)
                : path(corners.stream().map(corner -> middle.plus(corner.x(), corner.y())).toList(), true);
        var colour = new Color(symbol.style().rgb());
        graphics.setColor(colour);
        if (!symbol.style().open()) {
            graphics.fill(shape);
        }
        graphics.setStroke(new BasicStroke((float) Mark.Symbol.OUTLINE));
        graphics.draw(shape);
    }

    private void writing(Mark.Writing writing) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(writing.at().x(), writing.at().y());
        if (writing.upwards()) {
            graphics.rotate(-Math.PI / 2.0);
        }
        graphics.setColor(Color.BLACK);
        double width = write(writing, 0.0, false);
        double start = switch (writing.anchor()) {
            case START -> 0.0;
            case MIDDLE -> -width / 2.0;
            case END -> -width;
        };
        write(writing, start, true);
        graphics.setTransform(before);
    }

    /** Writes, or only measures, and gives how wide it is. */
    private double write(Mark.Writing writing, double start, boolean visible) {
        double x = start;
        double end = start;
        double scriptAt = start;
        for (MathText.Span span : writing.text().spans()) {
            double size = span.place().size() * writing.size();
            double at = span.place() == MathText.Place.ABOVE ? scriptAt : x;
            double width = piece(span, size, at, span.place().down() * writing.size(), visible);
            scriptAt = at;
            end = Math.max(end, at + width);
            x = end;
        }
        return end - start;
    }

    private double piece(MathText.Span span, double size, double x, double down, boolean visible) {
        double at = x;
        // A font may lack a sign that another one has.
        for (Fonts.Piece piece : fonts.pieces(span.text())) {
            Font font = piece.font().deriveFont(Map.of(TextAttribute.SIZE, (float) size,
                    TextAttribute.POSTURE,
                    span.italic() ? TextAttribute.POSTURE_OBLIQUE : TextAttribute.POSTURE_REGULAR));
            var glyphs = font.createGlyphVector(graphics.getFontRenderContext(), piece.text());
            if (visible) {
                graphics.fill(glyphs.getOutline((float) at, (float) down));
            }
            at += glyphs.getLogicalBounds().getWidth();
        }
        return at - x;
    }

    private void clipped(Mark.Clipped clipped) {
        Shape before = graphics.getClip();
        Box window = clipped.window();
        graphics.clip(new Rectangle2D.Double(window.left(), window.top(), window.width(), window.height()));
        marks(clipped.marks());
        graphics.setClip(before);
    }

    private static Path2D path(List<Spot> spots, boolean closed) {
        var path = new Path2D.Double();
        path.moveTo(spots.getFirst().x(), spots.getFirst().y());
        spots.stream().skip(1).forEach(spot -> path.lineTo(spot.x(), spot.y()));
        if (closed) {
            path.closePath();
        }
        return path;
    }
}

package org.quartic.plot;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A drawing as SVG. Text stays text, in whatever font without serifs there is. */
public final class SvgPage {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String FONTS = "Helvetica, Arial, 'Liberation Sans', 'Nimbus Sans', sans-serif";
    private static final int DECIMALS = 3;
    private static final double POINTS_OF_A_MILLIMETRE = 72.0 / 25.4;

    private final XMLStreamWriter xml;
    private int windows;

    private SvgPage(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The text of the file. */
    public static String text(Drawing drawing) {
        var text = new StringWriter();
        try {
            // The JDK's own, whatever else there may be.
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new SvgPage(xml).write(drawing);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML could not be written to memory", e);
        }
        return text.toString();
    }

    private void write(Drawing drawing) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        end();
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace(NAMESPACE);
        put("width", number(drawing.width() / POINTS_OF_A_MILLIMETRE) + "mm");
        put("height", number(drawing.height() / POINTS_OF_A_MILLIMETRE) + "mm");
        put("viewBox", "0 0 " + number(drawing.width()) + " " + number(drawing.height()));
        put("role", "img");
        put("font-family", FONTS);
        end();
        xml.writeStartElement("title");
        xml.writeCharacters(valid(drawing.title()));
        close();
        area(new Box(0.0, 0.0, drawing.width(), drawing.height()).corners(), 0xFFFFFF, 1.0);
        marks(drawing.marks());
        xml.writeEndElement();
        end();
        xml.writeEndDocument();
    }

    private void marks(List<Mark> marks) throws XMLStreamException {
        for (Mark mark : marks) {
            switch (mark) {
                case Mark.Line line -> line(line);
                case Mark.Area area -> area(area.corners(), area.rgb(), area.opacity());
                case Mark.Symbol symbol -> symbol(symbol);
                case Mark.Writing writing -> writing(writing);
                case Mark.Clipped clipped -> clipped(clipped);
            }
        }
    }

    private void line(Mark.Line line) throws XMLStreamException {
        xml.writeEmptyElement("polyline");
        put("points", points(line.spots()));
        put("fill", "none");
        put("stroke", colour(line.ink().rgb()));
        put("stroke-width", number(line.ink().width()));
        if (!line.ink().dash().lengths().isEmpty()) {
            put("stroke-dasharray",
                    line.ink().dash().lengths().stream().map(SvgPage::number).collect(Collectors.joining(" ")));
        }
        end();
    }

    private void area(List<Spot> corners, int rgb, double opacity) throws XMLStreamException {
        xml.writeEmptyElement("polygon");
        put("points", points(corners));
        put("fill", colour(rgb));
        if (opacity < 1.0) {
            put("fill-opacity", number(opacity));
        }
        end();
    }

    private void symbol(Mark.Symbol symbol) throws XMLStreamException {
        List<Spot> corners = symbol.style().shape().corners(symbol.radius());
        if (corners.isEmpty()) {
            xml.writeEmptyElement("circle");
            put("cx", number(symbol.middle().x()));
            put("cy", number(symbol.middle().y()));
            put("r", number(symbol.radius()));
        } else {
            xml.writeEmptyElement("polygon");
            put("points", points(corners.stream()
                    .map(corner -> symbol.middle().plus(corner.x(), corner.y())).toList()));
        }
        put("class", "datum");
        String colour = colour(symbol.style().rgb());
        put("fill", symbol.style().open() ? "none" : colour);
        put("stroke", colour);
        put("stroke-width", number(Mark.Symbol.OUTLINE));
        end();
    }

    private void writing(Mark.Writing writing) throws XMLStreamException {
        xml.writeStartElement("text");
        xml.writeAttribute("xml:space", "preserve");
        put("x", number(writing.at().x()));
        put("y", number(writing.at().y()));
        if (writing.upwards()) {
            put("transform", "rotate(-90 " + number(writing.at().x()) + " " + number(writing.at().y()) + ")");
        }
        put("font-size", number(writing.size()));
        if (writing.anchor() != Mark.Anchor.START) {
            put("text-anchor", writing.anchor().name().toLowerCase(Locale.ROOT));
        }
        double down = 0.0;
        double before = 0.0;
        double late = 0.0;
        for (MathText.Span span : writing.text().spans()) {
            xml.writeStartElement("tspan");
            double right = late;
            late = 0.0;
            if (span.place() == MathText.Place.ABOVE) {
                right -= before;
                late = Math.max(0.0, before - span.width());
            }
            if (right != 0.0) {
                put("dx", number(right * writing.size()));
            }
            if (span.place().down() != down) {
                put("dy", number((span.place().down() - down) * writing.size()));
            }
            if (span.place() != MathText.Place.LINE) {
                put("font-size", number(span.place().size() * writing.size()));
            }
            if (span.italic()) {
                put("font-style", "italic");
            }
            down = span.place().down();
            before = span.width();
            xml.writeCharacters(valid(span.text()));
            xml.writeEndElement();
        }
        close();
    }

    private void clipped(Mark.Clipped clipped) throws XMLStreamException {
        String id = "frame-" + ++windows;
        xml.writeStartElement("clipPath");
        put("id", id);
        xml.writeEmptyElement("rect");
        put("x", number(clipped.window().left()));
        put("y", number(clipped.window().top()));
        put("width", number(clipped.window().width()));
        put("height", number(clipped.window().height()));
        close();
        xml.writeStartElement("g");
        put("clip-path", "url(#" + id + ")");
        end();
        marks(clipped.marks());
        close();
    }

    private void put(String attribute, String value) throws XMLStreamException {
        xml.writeAttribute(attribute, value);
    }

    private void close() throws XMLStreamException {
        xml.writeEndElement();
        end();
    }

    private void end() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private static String points(List<Spot> spots) {
        return spots.stream().map(spot -> number(spot.x()) + "," + number(spot.y())).collect(Collectors.joining(" "));
    }

    private static String colour(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }

    private static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    // XML has no place for most control characters, nor for half a surrogate pair.
    private static String valid(String text) {
        return text.codePoints()
                .map(c -> c < ' ' || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || c == 0xFFFE
                        || c == 0xFFFF ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}

package org.quartic.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** An SVG as a reader of XML finds it. */
record Page(Element root) {
    private static final double MILLIMETRE = 72.0 / 25.4;

    static Page of(Figure figure) {
        return of(figure, 86.0, 60.0);
    }

    static Page of(Figure figure, double width, double height) {
        return of(SvgPage.text(Layout.of(figure, new Paper(width * MILLIMETRE, height * MILLIMETRE, ""))));
    }

    static Page of(String svg) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            return new Page(factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement());
        } catch (Exception e) {
            throw new AssertionError(svg, e);
        }
    }

    /** The texts on it, each without what tells how its characters are set. */
    List<String> texts() {
        return elements("text").stream().map(Element::getTextContent).toList();
    }

    /** How many marks of data there are, those of the legend too. */
    long marks() {
        return List.of("circle", "polygon").stream().flatMap(name -> elements(name).stream())
                .filter(each -> each.getAttribute("class").equals("datum")).count();
    }

    List<Element> elements(String name) {
        NodeList found = root.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** The text whose characters are these. */
    Element text(String characters) {
        List<Element> found = elements("text").stream().filter(each -> each.getTextContent().equals(characters))
                .toList();
        assertThat(found).as("%s among %s", characters, texts()).hasSize(1);
        return found.getFirst();
    }
}

package org.quartic.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PngPageTest {
    @BeforeAll
    static void doWithoutADisplay() {
        System.setProperty("java.awt.headless", "true");
    }

    private static byte[] png() {
        var figure = SweepFigure.of(List.of(SweepReader.read(Sweeps.overWidth("a"))), Sweeps.NONE);
        return PngPage.bytes(Layout.of(figure, new Paper(Length.of("86mm").points(), Length.of("600px").points(), "")));
    }

    @Test
    void shouldHaveThreeHundredDotsToTheInchAndSaySo() throws IOException {
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(png()))) {
            ImageReader reader = ImageIO.getImageReaders(stream).next();
            reader.setInput(stream);
            assertThat(reader.getWidth(0)).isEqualTo(1016);
            assertThat(reader.getHeight(0)).isEqualTo(600);
            var root = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
            var physical = (Element) root.getElementsByTagName("pHYs").item(0);
            assertThat(physical.getAttribute("pixelsPerUnitXAxis")).isEqualTo("11811");
            assertThat(physical.getAttribute("unitSpecifier")).isEqualTo("meter");
        }
    }

    @Test
    void shouldShowCurvesInTheirColoursOnWhite() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png()));
        List<Integer> colours = IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF).boxed().toList();
        for (int curve = 0; curve < 2; curve++) {
            int colour = Style.of(curve).rgb();
            assertThat(colours.stream().filter(each -> each == colour).count()).isGreaterThan(100);
        }
        assertThat(colours.stream().filter(each -> each == 0xFFFFFF).count()).isGreaterThan(colours.size() * 3L / 4L);
    }

    @Test
    void shouldGiveTheSameBytesForTheSameFigure() {
        assertThat(png()).isEqualTo(png());
    }
}

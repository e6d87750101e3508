package org.quartic.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quartic.simd.ChiLaw;
import org.quartic.simd.Lanes;

/** The bits of some draws, as they have been since they were first released: whoever moves them moves every result ever printed. */
class DrawBitsTest {

    private static final String FIXTURE = "draws.txt";

    @Test
    void shouldNeverMove() throws IOException {
        try (InputStream fixture = DrawBitsTest.class.getResourceAsStream(FIXTURE)) {
            String expected = new String(fixture.readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(drawn())
                    .containsExactlyElementsOf(expected.lines().filter(line -> !line.startsWith("#")).toList());
        }
    }

    private static List<String> drawn() {
        List<String> lines = new ArrayList<>();
        record Place(long seed, Purpose purpose, long block, int firstDraw, long slot) {}
        for (Place place : List.of(new Place(0, Purpose.MAIN, 0, 0, 0), new Place(42, Purpose.PILOT, 7, 16, 5),
                new Place(-1, Purpose.FROZEN_TOKENS, (1L << 48) - 1, 65_528, (1L << 48) - 2),
                new Place(0x0123_4567_89ab_cdefL, Purpose.SCRAMBLE, 0x1234_5678_9abcL, 1024, 0xfedc_ba98_7654L),
                new Place(7, Purpose.FIELD_SAMPLES, 1, 8, 1L << 32))) {
            var source = new PseudoRandomSource(place.seed, place.purpose, Lanes.WIDTH);
            source.position(place.block, place.firstDraw);
            Lanes out = Lanes.allocate(8 * 8);
            String name = place.seed + " " + place.purpose + " " + place.block + " " + place.firstDraw + " "
                    + place.slot;
            source.normals(place.slot, 7, out, 0);
            append(lines, name + " normals", out, 7);
            source.uniforms(place.slot, 3, out, 0);
            append(lines, name + " uniforms", out, 3);
            for (int degreesOfFreedom : new int[]{1, 2, 5, 64, Integer.MAX_VALUE}) {
                source.chi(place.slot, new ChiLaw[]{ChiLaw.of(degreesOfFreedom)}, out, 0, 8);
                append(lines, name + " chi-" + degreesOfFreedom, out, 1);
            }
        }
        return lines;
    }

    private static void append(List<String> lines, String name, Lanes values, int count) {
        for (int j = 0; j < count; j++) {
            var line = new StringBuilder(name).append(' ').append(j);
            for (int lane = 0; lane < Lanes.WIDTH; lane++) {
                line.append(' ').append(Double.toHexString(values.get(Lanes.WIDTH * j + lane)));
            }
            lines.add(line.toString());
        }
    }
}

package org.quartic.cumulant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.quartic.spec.Quadruple;

class SummaryCodecTest {

    private static final MomentLayout LAYOUT = Sample.layout(2, false, new Quadruple(0, 0, 1, 1));

    /** What the fixture holds: numbers that are exact in binary and all different. */
    private static Summary known() {
        double[] means = new double[LAYOUT.variables()];
        double[] comoments = new double[LAYOUT.entries()];
        for (int v = 0; v < means.length; v++) {
            means[v] = -1.5 + v;
        }
        for (int e = 0; e < comoments.length; e++) {
            comoments[e] = Math.scalb(1.0 + e, -e);
        }
        return new Summary(LAYOUT, 1L << 40, 3, 24, means, comoments, new double[]{0x1.8p7}, Optional.empty());
    }

    private static byte[] encoded(Summary summary) {
        var codec = new SummaryCodec(summary.layout());
        byte[] bytes = new byte[codec.length()];
        assertThat(codec.encode(summary, new UnsafeBuffer(bytes), 0)).isEqualTo(bytes.length);
        return bytes;
    }

    private static Summary decoded(byte[] bytes) {
        return new SummaryCodec(LAYOUT).decode(new UnsafeBuffer(bytes), 0, bytes.length);
    }

    private static void assertSameBits(Summary found, Summary expected) {
        assertThat(found.firstBlock()).isEqualTo(expected.firstBlock());
        assertThat(found.blocks()).isEqualTo(expected.blocks());
        assertThat(found.draws()).isEqualTo(expected.draws());
        for (int v = 0; v < expected.layout().variables(); v++) {
            assertThat(found.mean(v)).isEqualTo(expected.mean(v));
        }
        for (int e = 0; e < expected.layout().entries(); e++) {
            assertThat(found.comoment(e)).isEqualTo(expected.comoment(e));
        }
    }

    private static byte[] fixture(String name) throws IOException {
        try (InputStream fixture = SummaryCodecTest.class.getResourceAsStream(name)) {
            String hex = new String(fixture.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
            return HexFormat.of().parseHex(hex);
        }
    }

    @Test
    void shouldReadTheFixtureOfVersionTwoAndStillWriteIt() throws IOException {
        byte[] bytes = fixture("summary-v2.hex");
        assertSameBits(decoded(bytes), known());
        assertThat(decoded(bytes).fourthPower(0)).isEqualTo(known().fourthPower(0));
        assertThat(encoded(known())).isEqualTo(bytes);
    }

    @Test
    void shouldReadTheFixtureOfVersionOneWithoutItsTails() throws IOException {
        byte[] bytes = fixture("summary-v1.hex");
        assertThat(bytes).hasSize(new SummaryCodec(LAYOUT).lengthWithoutTails());
        Summary found = decoded(bytes);
        assertSameBits(found, known());
        assertThat(found.fourthPower(0)).isNaN();
        Summary again = decoded(encoded(found));
        assertSameBits(again, known());
        assertThat(again.fourthPower(0)).isNaN();
    }

    @Test
    void shouldReadBackTheMeansOfReplicates() {
        MomentLayout layout = Sample.layout(2, false, new Quadruple(0, 0, 1, 1)).replicated(5);
        Summary summary = new LinearModel(layout, 1, 0.5, 0, new SplittableRandom(1)).draw(64, new SplittableRandom(2))
                .block(3, 0, 64);
        for (int block = 4; block < 12; block++) {
            summary = summary.merge(new LinearModel(layout, 1, 0.5, 0, new SplittableRandom(1))
                    .draw(64, new SplittableRandom(block)).block(block, 0, 64));
        }
        var codec = new SummaryCodec(layout);
        var buffer = new UnsafeBuffer(new byte[codec.length()]);
        codec.encode(summary, buffer, 0);
        Summary found = codec.decode(buffer, 0, codec.length());
        for (int replicate = 0; replicate < 5; replicate++) {
            ReplicateMeans expected = summary.replicates().orElseThrow();
            ReplicateMeans read = found.replicates().orElseThrow();
            assertThat(read.draws(replicate)).isEqualTo(expected.draws(replicate)).isPositive();
            for (int v = 0; v < layout.variables(); v++) {
                assertThat(read.mean(replicate, v)).isEqualTo(expected.mean(replicate, v)).isNotZero();
                assertThat(found.mean(v)).isEqualTo(summary.mean(v));
            }
        }
    }

    @Test
    void shouldReadBackTheSameBitsAtAnyOffset() {
        MomentLayout layout = Sample.layout(1, true, new Quadruple(0, 1, 2, 3), new Quadruple(0, 0, 1, 1));
        Summary summary = new LinearModel(layout, 1, 0.5, 0, new SplittableRandom(1)).draw(64, new SplittableRandom(2))
                .block(9, 0, 64);
        var codec = new SummaryCodec(layout);
        var buffer = new ExpandableArrayBuffer();
        assertThat(codec.encode(summary, buffer, 13)).isEqualTo(codec.length());
        assertSameBits(codec.decode(buffer, 13, codec.length()), summary);
        assertSameBits(codec.decode(buffer, 13, codec.length() + 5), summary);
    }

    @Test
    void shouldRefuseEveryFlippedByteAndBit() {
        byte[] bytes = encoded(known());
        for (int i = 0; i < bytes.length; i++) {
            for (int mask : new int[]{0xff, 1, 0x80}) {
                byte[] bad = bytes.clone();
                bad[i] ^= (byte) mask;
                assertThatExceptionOfType(MalformedSummaryException.class).as("byte %d", i)
                        .isThrownBy(() -> decoded(bad))
                        .withMessageContaining("expected").withMessageContaining("found");
            }
        }
        assertSameBits(decoded(bytes), known());
    }

    @Test
    void shouldRefuseAnyTruncation() {
        byte[] bytes = encoded(known());
        for (int length = 0; length < bytes.length; length++) {
            int available = length;
            assertThatExceptionOfType(MalformedSummaryException.class)
                    .isThrownBy(() -> new SummaryCodec(LAYOUT).decode(new UnsafeBuffer(bytes), 0, available))
                    .withMessage("not a summary: expected bytes " + bytes.length + ", found " + available);
        }
    }

    @Test
    void shouldSayWhichVersionWasExpectedAndFound() {
        byte[] bytes = encoded(known());
        bytes[SummaryDescriptor.VERSION_OFFSET] = 3;
        assertThatExceptionOfType(MalformedSummaryException.class).isThrownBy(() -> decoded(bytes))
                .withMessage("not a summary: expected version 2 (0x2), found 3 (0x3)");
    }

    /** A checksum that fits does not make the rest right. */
    @Test
    void shouldRefuseImpossibleValuesWithASoundChecksum() {
        assertRefused(SummaryDescriptor.IDENTITY_OFFSET, 1, "layout identity");
        assertRefused(SummaryDescriptor.VARIABLES_OFFSET, 1L << 32, "variables");
        assertRefused(SummaryDescriptor.DRAWS_OFFSET, 0, "0 draws");
        assertRefused(SummaryDescriptor.BLOCKS_OFFSET, -1, "-1 blocks");
        assertRefused(SummaryDescriptor.FIRST_BLOCK_OFFSET, -1, "from -1");
        assertRefused(SummaryDescriptor.MEANS_OFFSET, Double.doubleToRawLongBits(Double.NaN), "NaN");
    }

    private static void assertRefused(int offset, long value, String reason) {
        var buffer = new UnsafeBuffer(encoded(known()));
        buffer.putLong(offset, value, ByteOrder.LITTLE_ENDIAN);
        int checksumOffset = buffer.capacity() - Integer.BYTES;
        var checksum = new CRC32C();
        checksum.update(buffer.byteArray(), 0, checksumOffset);
        buffer.putInt(checksumOffset, (int) checksum.getValue(), ByteOrder.LITTLE_ENDIAN);
        assertThatExceptionOfType(MalformedSummaryException.class).isThrownBy(() -> decoded(buffer.byteArray()))
                .withMessageContaining(reason);
    }

    @Test
    void shouldRefuseASummaryOfAnotherLayout() {
        var other = new SummaryCodec(Sample.layout(1, false, new Quadruple(0, 0, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> other.encode(known(), new ExpandableArrayBuffer(), 0))
                .withMessageContaining("layout");
    }
}

package org.quartic.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quartic.store.Checkpoints.CODEC;
import static org.quartic.store.Checkpoints.LAYOUT;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.ensemble.Block;
import org.quartic.run.BlockWork;
import org.quartic.run.Checkpoint;
import org.quartic.run.Estimation;
import org.quartic.run.MergeTree;
import org.quartic.run.Spent;
import org.quartic.spec.Specs;

class CheckpointCodecTest {

    private static void assertSame(Remembered found, Remembered expected) {
        assertThat(found.spent()).isEqualTo(expected.spent());
        assertThat(found.checkpoint().looks()).isEqualTo(expected.checkpoint().looks());
        assertThat(found.checkpoint().tree().blocks()).isEqualTo(expected.checkpoint().tree().blocks());
        // The same bytes are the same bits of every moment.
        assertThat(CODEC.encode(found)).isEqualTo(CODEC.encode(expected));
    }

    @Test
    void shouldReadTheFixtureOfVersionTwoAndStillWriteIt() throws IOException {
        byte[] bytes = Fixtures.read("checkpoint-v2.hex");
        assertSame(CODEC.decode(bytes), Checkpoints.remembered(11));
        assertThat(CODEC.encode(Checkpoints.remembered(11))).isEqualTo(bytes);
    }

    /** Its summaries are shorter: nothing was known of tails. */
    @Test
    void shouldReadTheFixtureOfVersionOne() throws IOException {
        Checkpoints.assertWithoutTails(Fixtures.read("checkpoint-v1.hex"), 11);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 100})
    void shouldReadBackTheSameBits(int blocks) {
        Remembered remembered = Checkpoints.remembered(blocks);
        assertSame(CODEC.decode(CODEC.encode(remembered)), remembered);
    }

    @Test
    void shouldReadBackTheMomentsOfSixPoints() {
        Estimation estimation = Estimation.of(
                Specs.resolved(Specs.with("correlators.six-point = [[0, 1, 2, 3, 0, 1]]")),
                false);
        BlockWork work = estimation.work();
        Block block = work.newBlock();
        block.begin(0, 64);
        work.sample(block);
        work.evaluate(block);
        var remembered = new Remembered(
                new Checkpoint(MergeTree.of(List.of(work.reduce(block))), List.of()), Spent.NOTHING);
        CheckpointCodec codec = CheckpointCodec.of(estimation);
        byte[] bytes = codec.encode(remembered);
        assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
        assertThatExceptionOfType(MalformedBytesException.class)
                .isThrownBy(() -> CheckpointCodec.of(Estimation.of(Specs.resolved(Specs.with()), false)).decode(bytes));
    }

    @Test
    void shouldWriteARunBeforeItsFirstBlock() {
        var nothing = new Remembered(Checkpoint.none(), Spent.NOTHING);
        assertSame(CODEC.decode(CODEC.encode(nothing)), nothing);
    }

    @Test
    void shouldRefuseEveryFlippedByteAndBit() {
        byte[] bytes = CODEC.encode(Checkpoints.remembered(3));
        for (int i = 0; i < bytes.length; i++) {
            for (int mask : new int[]{0xff, 1, 0x80}) {
                byte[] bad = bytes.clone();
                bad[i] ^= (byte) mask;
                assertThatExceptionOfType(MalformedBytesException.class).as("byte %d", i)
                        .isThrownBy(() -> CODEC.decode(bad)).withMessageContaining("expected")
                        .withMessageContaining("found");
            }
        }
    }

    @Test
    void shouldRefuseAnyTruncation() {
        byte[] bytes = CODEC.encode(Checkpoints.remembered(3));
        for (int length = 0; length < bytes.length; length++) {
            byte[] torn = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(() -> CODEC.decode(torn));
        }
    }

    /** A checksum that fits does not make the rest right. */
    @Test
    void shouldRefuseImpossibleValuesWithASoundChecksum() {
        assertRefused(CheckpointDescriptor.SUBTREES_OFFSET, 2, "length of its parts");
        assertRefused(CheckpointDescriptor.SUBTREES_OFFSET, -1, "counts");
        assertRefused(CheckpointDescriptor.LOOKS_OFFSET, Integer.MAX_VALUE, "length of its parts");
        assertRefused(CheckpointDescriptor.FOUR_POINTS_OFFSET, 2, "four-points");
        assertRefused(CheckpointDescriptor.WALL_OFFSET + Integer.BYTES, -1, "spent");
    }

    private static void assertRefused(int offset, int value, String reason) {
        var buffer = new UnsafeBuffer(CODEC.encode(Checkpoints.remembered(3)));
        buffer.putInt(offset, value, ByteOrder.LITTLE_ENDIAN);
        int checksumOffset = buffer.capacity() - Integer.BYTES;
        buffer.putInt(checksumOffset, Checksum.of(buffer, checksumOffset), ByteOrder.LITTLE_ENDIAN);
        assertThatExceptionOfType(MalformedBytesException.class).isThrownBy(() -> CODEC.decode(buffer.byteArray()))
                .withMessageContaining(reason);
    }

    @Test
    void shouldRefuseMomentsAboutOtherPivots() {
        byte[] bytes = CODEC.encode(Checkpoints.remembered(3));
        assertThatExceptionOfType(MalformedBytesException.class)
                .isThrownBy(() -> new CheckpointCodec(LAYOUT, new double[]{0.75}).decode(bytes))
                .withMessage("not a checkpoint of this run: expected pivot 0 0.75, found 0.5");
    }

    @Test
    void shouldTellEstimationsApart() {
        byte[] bytes = CheckpointCodec.of(Estimation.of(Specs.resolved(Specs.with()), false))
                .encode(new Remembered(Checkpoint.none(), Spent.NOTHING));
        assertThat(
                CheckpointCodec.of(Estimation.of(Specs.resolved(Specs.with("stop.target = { absolute = 1 }")), false))
                        .decode(bytes))
                .isNotNull();
        for (var other : new Estimation[]{Estimation.of(Specs.resolved(Specs.with()), true),
                Estimation.of(Specs.resolved(Specs.with("seed = 1")), false)}) {
            assertThatExceptionOfType(MalformedBytesException.class)
                    .isThrownBy(() -> CheckpointCodec.of(other).decode(bytes));
        }
    }
}

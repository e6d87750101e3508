package org.quartic.cumulant;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.quartic.cumulant.SummaryDescriptor.BLOCKS_OFFSET;
import static org.quartic.cumulant.SummaryDescriptor.CHECKSUM_LENGTH;
import static org.quartic.cumulant.SummaryDescriptor.DRAWS_OFFSET;
import static org.quartic.cumulant.SummaryDescriptor.ENTRIES_OFFSET;
import static org.quartic.cumulant.SummaryDescriptor.FIRST_BLOCK_OFFSET;
import static org.quartic.cumulant.SummaryDescriptor.IDENTITY_OFFSET;
import static org.quartic.cumulant.SummaryDescriptor.LENGTH_OFFSET;
import static org.quartic.cumulant.SummaryDescriptor.MAGIC;
import static org.quartic.cumulant.SummaryDescriptor.MAGIC_OFFSET;
import static org.quartic.cumulant.SummaryDescriptor.MEANS_OFFSET;
import static org.quartic.cumulant.SummaryDescriptor.VARIABLES_OFFSET;
import static org.quartic.cumulant.SummaryDescriptor.VERSION;
import static org.quartic.cumulant.SummaryDescriptor.VERSION_OFFSET;
import static org.quartic.cumulant.SummaryDescriptor.VERSION_WITHOUT_TAILS;
import static org.quartic.cumulant.SummaryDescriptor.checksumOffset;
import static org.quartic.cumulant.SummaryDescriptor.comomentsOffset;
import static org.quartic.cumulant.SummaryDescriptor.fourthPowersOffset;
import static org.quartic.cumulant.SummaryDescriptor.replicateDrawsOffset;
import static org.quartic.cumulant.SummaryDescriptor.replicateMeansOffset;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Writes and reads the binary form of summaries of one layout. What is read back has the same bits. Every summary of a layout takes the
 * same number of bytes. What version 1 wrote is read too, without fourth powers. Immutable.
 */
public final class SummaryCodec {

    private final MomentLayout layout;

    /** A codec for summaries of this layout. */
    public SummaryCodec(MomentLayout layout) {
        this.layout = layout;
    }

    /** Bytes a summary takes. */
    public int length() {
        return SummaryDescriptor.length(layout, VERSION);
    }

    /** Bytes a summary took in version 1, which is still read. */
    public int lengthWithoutTails() {
        return SummaryDescriptor.length(layout, VERSION_WITHOUT_TAILS);
    }

    /**
     * Writes a summary and returns how many bytes it took.
     *
     * @throws IllegalArgumentException
     *             if the summary has another layout
     */
    public int encode(Summary summary, MutableDirectBuffer buffer, int offset) {
        if (summary.layout().identity() != layout.identity()) {
            throw new IllegalArgumentException(
                    "expected a summary of layout " + Long.toHexString(layout.identity()) + ", found "
                            + Long.toHexString(summary.layout().identity()));
        }
        buffer.putInt(offset + MAGIC_OFFSET, MAGIC, LITTLE_ENDIAN);
        buffer.putInt(offset + VERSION_OFFSET, VERSION, LITTLE_ENDIAN);
        buffer.putLong(offset + LENGTH_OFFSET, length(), LITTLE_ENDIAN);
        buffer.putLong(offset + FIRST_BLOCK_OFFSET, summary.firstBlock(), LITTLE_ENDIAN);
        buffer.putLong(offset + BLOCKS_OFFSET, summary.blocks(), LITTLE_ENDIAN);
        buffer.putLong(offset + DRAWS_OFFSET, summary.draws(), LITTLE_ENDIAN);
        buffer.putInt(offset + VARIABLES_OFFSET, layout.variables(), LITTLE_ENDIAN);
        buffer.putInt(offset + ENTRIES_OFFSET, layout.drawEntries(), LITTLE_ENDIAN);
        buffer.putLong(offset + IDENTITY_OFFSET, layout.identity(), LITTLE_ENDIAN);
        for (int v = 0; v < layout.variables(); v++) {
            buffer.putDouble(offset + MEANS_OFFSET + v * Double.BYTES, summary.mean(v), LITTLE_ENDIAN);
        }
        for (int e = 0; e < layout.drawEntries(); e++) {
            buffer.putDouble(offset + comomentsOffset(layout) + e * Double.BYTES, summary.comoment(e), LITTLE_ENDIAN);
        }
        for (int f = 0; f < layout.fourthPowers(); f++) {
            buffer.putDouble(offset + fourthPowersOffset(layout) + f * Double.BYTES, summary.fourthPower(f),
                    LITTLE_ENDIAN);
        }
        summary.replicates().ifPresent(replicates -> encode(replicates, buffer, offset));
        buffer.putInt(offset + checksumOffset(layout, VERSION), checksum(buffer, offset, VERSION), LITTLE_ENDIAN);
        return length();
    }

    private void encode(ReplicateMeans replicates, MutableDirectBuffer buffer, int offset) {
        int draws = offset + replicateDrawsOffset(layout, VERSION);
        int means = offset + replicateMeansOffset(layout, VERSION);
        for (int r = 0; r < layout.replicates(); r++) {
            buffer.putLong(draws + r * Long.BYTES, replicates.draws(r), LITTLE_ENDIAN);
            for (int v = 0; v < layout.variables(); v++) {
                buffer.putDouble(means + (r * layout.variables() + v) * Double.BYTES, replicates.mean(r, v),
                        LITTLE_ENDIAN);
            }
        }
    }

    private Optional<ReplicateMeans> replicates(DirectBuffer buffer, int offset, int version) {
        if (layout.replicates() == 0) {
            return Optional.empty();
        }
        long[] draws = new long[layout.replicates()];
        for (int r = 0; r < draws.length; r++) {
            draws[r] = buffer.getLong(offset + replicateDrawsOffset(layout, version) + r * Long.BYTES, LITTLE_ENDIAN);
        }
        return Optional.of(new ReplicateMeans(layout.variables(), draws,
                doubles(buffer, offset + replicateMeansOffset(layout, version), draws.length * layout.variables())));
    }

    /**
     * Reads a summary.
     *
     * @param buffer
     *            where it is
     * @param offset
     *            where it starts
     * @param available
     *            how many bytes there are from there on; more than a summary takes is fine
     * @throws MalformedSummaryException
     *             if these bytes are not a whole summary of this layout
     */
    public Summary decode(DirectBuffer buffer, int offset, int available) {
        int version = available < LENGTH_OFFSET ? VERSION : buffer.getInt(offset + VERSION_OFFSET, LITTLE_ENDIAN);
        int length = version == VERSION_WITHOUT_TAILS ? lengthWithoutTails() : length();
        if (available < length) {
            throw new MalformedSummaryException("bytes", length, available);
        }
        expect("magic", MAGIC, buffer.getInt(offset + MAGIC_OFFSET, LITTLE_ENDIAN));
        if (version != VERSION_WITHOUT_TAILS) {
            expect("version", VERSION, version);
        }
        expect("total length", length, buffer.getLong(offset + LENGTH_OFFSET, LITTLE_ENDIAN));
        expect("CRC-32C", checksum(buffer, offset, version),
                buffer.getInt(offset + checksumOffset(layout, version), LITTLE_ENDIAN));
        expect("variables", layout.variables(), buffer.getInt(offset + VARIABLES_OFFSET, LITTLE_ENDIAN));
        expect("entries", layout.drawEntries(), buffer.getInt(offset + ENTRIES_OFFSET, LITTLE_ENDIAN));
        expect("layout identity", layout.identity(), buffer.getLong(offset + IDENTITY_OFFSET, LITTLE_ENDIAN));
        try {
            return new Summary(layout, buffer.getLong(offset + FIRST_BLOCK_OFFSET, LITTLE_ENDIAN),
                    buffer.getLong(offset + BLOCKS_OFFSET, LITTLE_ENDIAN),
                    buffer.getLong(offset + DRAWS_OFFSET, LITTLE_ENDIAN),
                    doubles(buffer, offset + MEANS_OFFSET, layout.variables()),
                    doubles(buffer, offset + comomentsOffset(layout), layout.drawEntries()),
                    fourthPowers(buffer, offset, version), replicates(buffer, offset, version));
        } catch (IllegalArgumentException | NonFiniteSummaryException fault) {
            throw new MalformedSummaryException("possible values", "throughout", fault.getMessage());
        }
    }

    private double[] fourthPowers(DirectBuffer buffer, int offset, int version) {
        if (version == VERSION_WITHOUT_TAILS) {
            double[] unknown = new double[layout.fourthPowers()];
            Arrays.fill(unknown, Double.NaN);
            return unknown;
        }
        return doubles(buffer, offset + fourthPowersOffset(layout), layout.fourthPowers());
    }

    private static double[] doubles(DirectBuffer buffer, int offset, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = buffer.getDouble(offset + i * Double.BYTES, LITTLE_ENDIAN);
        }
        return values;
    }

    private int checksum(DirectBuffer buffer, int offset, int version) {
        byte[] bytes = new byte[SummaryDescriptor.length(layout, version) - CHECKSUM_LENGTH];
        buffer.getBytes(offset, bytes);
        var checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private static void expect(String field, long expected, long found) {
        if (expected != found) {
            throw new MalformedSummaryException(field, hex(expected), hex(found));
        }
    }

    private static String hex(long number) {
        return number + " (0x" + Long.toHexString(number) + ")";
    }
}

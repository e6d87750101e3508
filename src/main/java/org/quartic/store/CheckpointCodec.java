package org.quartic.store;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.quartic.store.CheckpointDescriptor.CHECKSUM_LENGTH;
import static org.quartic.store.CheckpointDescriptor.FOUR_POINTS_OFFSET;
import static org.quartic.store.CheckpointDescriptor.HEADER_LENGTH;
import static org.quartic.store.CheckpointDescriptor.IDENTITY_OFFSET;
import static org.quartic.store.CheckpointDescriptor.LENGTH_OFFSET;
import static org.quartic.store.CheckpointDescriptor.LOOKS_OFFSET;
import static org.quartic.store.CheckpointDescriptor.MAGIC;
import static org.quartic.store.CheckpointDescriptor.MAGIC_OFFSET;
import static org.quartic.store.CheckpointDescriptor.PIVOTS_OFFSET;
import static org.quartic.store.CheckpointDescriptor.PROCESSOR_OFFSET;
import static org.quartic.store.CheckpointDescriptor.SUBTREES_OFFSET;
import static org.quartic.store.CheckpointDescriptor.VERSION;
import static org.quartic.store.CheckpointDescriptor.VERSION_OFFSET;
import static org.quartic.store.CheckpointDescriptor.VERSION_WITHOUT_TAILS;
import static org.quartic.store.CheckpointDescriptor.WALL_OFFSET;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.MalformedSummaryException;
import org.quartic.cumulant.MomentLayout;
import org.quartic.cumulant.Summary;
import org.quartic.cumulant.SummaryCodec;
import org.quartic.run.Checkpoint;
import org.quartic.run.Estimation;
import org.quartic.run.MergeTree;
import org.quartic.run.PastLook;
import org.quartic.run.Spent;

/**
 * Writes and reads the binary form of checkpoints of one estimation. What is read back has the same bits. Immutable.
 *
 * <p>
 * The pivots are written along: moments about other pivots are other numbers, and since pivots come out of a small pilot of the very same
 * arithmetic, they also tell a checkpoint of a Quartic that drew other numbers for the same spec.
 */
public final class CheckpointCodec {

    private static final String WHAT = "a checkpoint of this run";

    private final MomentLayout layout;
    private final double[] pivots;
    private final SummaryCodec summaries;

    CheckpointCodec(MomentLayout layout, double[] pivots) {
        this.layout = layout;
        this.pivots = pivots.clone();
        summaries = new SummaryCodec(layout);
    }

    /** A codec for checkpoints of this estimation, whatever its {@code stop}. */
    public static CheckpointCodec of(Estimation estimation) {
        return new CheckpointCodec(estimation.moments(), estimation.pivots());
    }

    /**
     * The bytes of a checkpoint.
     *
     * @throws ArithmeticException
     *             if they are more than an array holds
     */
    public byte[] encode(Remembered remembered) {
        List<Summary> subtrees = remembered.checkpoint().tree().subtrees();
        List<PastLook> looks = remembered.checkpoint().looks();
        byte[] bytes = new byte[Math.toIntExact(length(subtrees.size(), summaries.length(), looks.size()))];
        var buffer = new UnsafeBuffer(bytes);
        buffer.putInt(MAGIC_OFFSET, MAGIC, LITTLE_ENDIAN);
        buffer.putInt(VERSION_OFFSET, VERSION, LITTLE_ENDIAN);
        buffer.putLong(LENGTH_OFFSET, bytes.length, LITTLE_ENDIAN);
        buffer.putLong(IDENTITY_OFFSET, layout.identity(), LITTLE_ENDIAN);
        buffer.putLong(WALL_OFFSET, remembered.spent().wallNanos(), LITTLE_ENDIAN);
        buffer.putLong(PROCESSOR_OFFSET, remembered.spent().processorNanos(), LITTLE_ENDIAN);
        buffer.putInt(PIVOTS_OFFSET, pivots.length, LITTLE_ENDIAN);
        buffer.putInt(SUBTREES_OFFSET, subtrees.size(), LITTLE_ENDIAN);
        buffer.putInt(FOUR_POINTS_OFFSET, layout.fourPoints().size(), LITTLE_ENDIAN);
        buffer.putInt(LOOKS_OFFSET, looks.size(), LITTLE_ENDIAN);
        int offset = HEADER_LENGTH;
        for (double pivot : pivots) {
            buffer.putDouble(offset, pivot, LITTLE_ENDIAN);
            offset += Double.BYTES;
        }
        for (Summary subtree : subtrees) {
            offset += summaries.encode(subtree, buffer, offset);
        }
        for (PastLook look : looks) {
            offset = encode(look, buffer, offset);
        }
        buffer.putInt(offset, Checksum.of(buffer, offset), LITTLE_ENDIAN);
        return bytes;
    }

    private int encode(PastLook look, UnsafeBuffer buffer, int start) {
        if (look.fourPoint().size() != layout.fourPoints().size()) {
            throw new IllegalArgumentException("expected a look at " + layout.fourPoints().size()
                    + " four-points, found " + look.fourPoint().size());
        }
        buffer.putLong(start, look.blocks(), LITTLE_ENDIAN);
        buffer.putLong(start + Long.BYTES, look.draws(), LITTLE_ENDIAN);
        int offset = start + 2 * Long.BYTES;
        for (Estimate estimate : look.fourPoint()) {
            buffer.putDouble(offset, estimate.value(), LITTLE_ENDIAN);
            buffer.putDouble(offset + Double.BYTES, estimate.standardError(), LITTLE_ENDIAN);
            offset += 2 * Double.BYTES;
        }
        return offset;
    }

    /**
     * Reads a checkpoint.
     *
     * @throws MalformedBytesException
     *             if these bytes are not a whole checkpoint of this estimation
     */
    public Remembered decode(byte[] bytes) {
        if (bytes.length < HEADER_LENGTH + CHECKSUM_LENGTH) {
            throw new MalformedBytesException(WHAT, "bytes", HEADER_LENGTH + CHECKSUM_LENGTH + " or more",
                    bytes.length);
        }
        var buffer = new UnsafeBuffer(bytes);
        expect("magic", MAGIC, buffer.getInt(MAGIC_OFFSET, LITTLE_ENDIAN));
        int version = buffer.getInt(VERSION_OFFSET, LITTLE_ENDIAN);
        if (version != VERSION_WITHOUT_TAILS) {
            expect("version", VERSION, version);
        }
        int subtreeLength = version == VERSION_WITHOUT_TAILS ? summaries.lengthWithoutTails() : summaries.length();
        expect("total length", bytes.length, buffer.getLong(LENGTH_OFFSET, LITTLE_ENDIAN));
        int checksumOffset = bytes.length - CHECKSUM_LENGTH;
        expect("CRC-32C", Checksum.of(buffer, checksumOffset), buffer.getInt(checksumOffset, LITTLE_ENDIAN));
        expect("layout identity", layout.identity(), buffer.getLong(IDENTITY_OFFSET, LITTLE_ENDIAN));
        expect("pivots", pivots.length, buffer.getInt(PIVOTS_OFFSET, LITTLE_ENDIAN));
        expect("four-points", layout.fourPoints().size(), buffer.getInt(FOUR_POINTS_OFFSET, LITTLE_ENDIAN));
        int subtrees = buffer.getInt(SUBTREES_OFFSET, LITTLE_ENDIAN);
        int looks = buffer.getInt(LOOKS_OFFSET, LITTLE_ENDIAN);
        if (subtrees < 0 || looks < 0) {
            throw new MalformedBytesException(WHAT, "counts of at least", 0, subtrees + " and " + looks);
        }
        expect("length of its parts", length(subtrees, subtreeLength, looks), bytes.length);
        expectPivots(buffer);
        try {
            return decode(buffer, subtrees, subtreeLength, looks);
        } catch (MalformedSummaryException | IllegalArgumentException fault) {
            throw new MalformedBytesException(WHAT, fault);
        }
    }

    private Remembered decode(DirectBuffer buffer, int subtrees, int subtreeLength, int looks) {
        int offset = HEADER_LENGTH + Double.BYTES * pivots.length;
        var tree = new ArrayList<Summary>();
        for (int i = 0; i < subtrees; i++) {
            tree.add(summaries.decode(buffer, offset, buffer.capacity() - offset));
            offset += subtreeLength;
        }
        var past = new ArrayList<PastLook>();
        for (int i = 0; i < looks; i++) {
            past.add(look(buffer, offset));
            offset += (int) CheckpointDescriptor.lookLength(layout.fourPoints().size());
        }
        return new Remembered(new Checkpoint(MergeTree.of(tree), past), new Spent(
                buffer.getLong(WALL_OFFSET, LITTLE_ENDIAN), buffer.getLong(PROCESSOR_OFFSET, LITTLE_ENDIAN)));
    }

    private PastLook look(DirectBuffer buffer, int start) {
        var fourPoint = new ArrayList<Estimate>();
        int offset = start + 2 * Long.BYTES;
        for (int i = 0; i < layout.fourPoints().size(); i++) {
            fourPoint.add(new Estimate(buffer.getDouble(offset, LITTLE_ENDIAN),
                    buffer.getDouble(offset + Double.BYTES, LITTLE_ENDIAN)));
            offset += 2 * Double.BYTES;
        }
        return new PastLook(buffer.getLong(start, LITTLE_ENDIAN), buffer.getLong(start + Long.BYTES, LITTLE_ENDIAN),
                fourPoint);
    }

    private void expectPivots(DirectBuffer buffer) {
        for (int p = 0; p < pivots.length; p++) {
            double found = buffer.getDouble(HEADER_LENGTH + p * Double.BYTES, LITTLE_ENDIAN);
            if (Double.doubleToRawLongBits(found) != Double.doubleToRawLongBits(pivots[p])) {
                throw new MalformedBytesException(WHAT, "pivot " + p, pivots[p], found);
            }
        }
    }

    private long length(long subtrees, int subtreeLength, long looks) {
        return CheckpointDescriptor.length(pivots.length, subtrees, subtreeLength, layout.fourPoints().size(),
                looks);
    }

    private static void expect(String field, long expected, long found) {
        MalformedBytesException.expect(WHAT, field, expected, found);
    }
}

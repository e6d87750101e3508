package org.quartic.store;

/**
 * The binary form of a checkpoint, little-endian, without padding between fields.
 *
 * <pre>
 *   0               4               8
 *   +---------------+---------------+
 *  0|     magic     |    version    |
 *   +---------------+---------------+
 *  8|  total length in bytes, all   |
 *   +-------------------------------+
 * 16|        layout identity        |
 *   +-------------------------------+
 * 24|       wall nanoseconds        |
 *   +-------------------------------+
 * 32|     processor nanoseconds     |
 *   +---------------+---------------+
 * 40|   pivots P    |  subtrees S   |
 *   +---------------+---------------+
 * 48| four-points F |    looks L    |
 *   +---------------+---------------+
 * 56|     pivot 0 .. pivot P-1      |  8 P bytes
 *   +-------------------------------+
 *   | subtree 0 .. subtree S-1      |  each a summary in its own binary form
 *   +-------------------------------+
 *   |    look 0 .. look L-1, each   |
 *   |            blocks             |
 *   |            draws              |
 *   |  estimate 0, standard error 0 |
 *   |  .. of four-point F-1         |  16 F bytes
 *   +---------------+---------------+
 *   |    CRC-32C    |                  over all before it
 *   +---------------+
 * </pre>
 */
final class CheckpointDescriptor {

    /** The bytes of "QCHK". */
    static final int MAGIC = 0x4b484351;
    static final int VERSION = 2;
    /** Whose summaries were of version 1 too. */
    static final int VERSION_WITHOUT_TAILS = 1;

    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 4;
    static final int LENGTH_OFFSET = 8;
    static final int IDENTITY_OFFSET = 16;
    static final int WALL_OFFSET = 24;
    static final int PROCESSOR_OFFSET = 32;
    static final int PIVOTS_OFFSET = 40;
    static final int SUBTREES_OFFSET = 44;
    static final int FOUR_POINTS_OFFSET = 48;
    static final int LOOKS_OFFSET = 52;
    static final int HEADER_LENGTH = 56;
    static final int CHECKSUM_LENGTH = 4;

    private CheckpointDescriptor() {}

    static long lookLength(int fourPoints) {
        return 2L * Long.BYTES + 2L * Double.BYTES * fourPoints;
    }

    /** Of a whole checkpoint. */
    static long length(int pivots, long subtrees, int subtreeLength, int fourPoints, long looks) {
        return HEADER_LENGTH + (long) Double.BYTES * pivots + subtrees * subtreeLength + looks * lookLength(fourPoints)
                + CHECKSUM_LENGTH;
    }
}

package org.quartic.cumulant;

/**
 * The binary form of a summary, little-endian, without padding between fields.
 *
 * <pre>
 *   0               4               8
 *   +---------------+---------------+
 *  0|     magic     |    version    |
 *   +---------------+---------------+
 *  8|  total length in bytes, all   |
 *   +-------------------------------+
 * 16|          first block          |
 *   +-------------------------------+
 * 24|            blocks             |
 *   +-------------------------------+
 * 32|             draws             |
 *   +---------------+---------------+
 * 40|   variables V |   entries E   |
 *   +---------------+---------------+
 * 48|        layout identity        |
 *   +-------------------------------+
 * 56|       mean 0 .. mean V-1      |  8 V bytes
 *   +-------------------------------+
 *   | co-moment 0 .. co-moment E-1  |  8 E bytes
 *   +-------------------------------+
 *   |   fourth power 0 .. F-1       |  8 F bytes, from version 2 on
 *   +-------------------------------+
 *   |  draws of replicate 0 .. R-1  |  8 R bytes
 *   +-------------------------------+
 *   | means of replicate 0 .. R-1   |  8 R V bytes
 *   +---------------+---------------+
 *   |    CRC-32C    |                  over all before it
 *   +---------------+
 * </pre>
 *
 * E is the number of co-moments kept, F that of the four-points whose fourth powers are, and R that of the replicates of a randomised net;
 * either E and F are 0 or R is.
 */
final class SummaryDescriptor {

    /** The bytes of "QSUM". */
    static final int MAGIC = 0x4d555351;
    static final int VERSION = 2;
    /** That had no fourth powers. */
    static final int VERSION_WITHOUT_TAILS = 1;

    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 4;
    static final int LENGTH_OFFSET = 8;
    static final int FIRST_BLOCK_OFFSET = 16;
    static final int BLOCKS_OFFSET = 24;
    static final int DRAWS_OFFSET = 32;
    static final int VARIABLES_OFFSET = 40;
    static final int ENTRIES_OFFSET = 44;
    static final int IDENTITY_OFFSET = 48;
    static final int MEANS_OFFSET = 56;
    static final int CHECKSUM_LENGTH = 4;

    private SummaryDescriptor() {}

    static int comomentsOffset(MomentLayout layout) {
        return MEANS_OFFSET + layout.variables() * Double.BYTES;
    }

    static int fourthPowersOffset(MomentLayout layout) {
        return Math.addExact(comomentsOffset(layout), Math.multiplyExact(layout.drawEntries(), Double.BYTES));
    }

    static int replicateDrawsOffset(MomentLayout layout, int version) {
        return Math.addExact(fourthPowersOffset(layout),
                version == VERSION_WITHOUT_TAILS ? 0 : Math.multiplyExact(layout.fourthPowers(), Double.BYTES));
    }

    static int replicateMeansOffset(MomentLayout layout, int version) {
        return Math.addExact(replicateDrawsOffset(layout, version), layout.replicates() * Long.BYTES);
    }

    static int checksumOffset(MomentLayout layout, int version) {
        return Math.addExact(replicateMeansOffset(layout, version),
                Math.multiplyExact(layout.replicates() * layout.variables(), Double.BYTES));
    }

    static int length(MomentLayout layout, int version) {
        return Math.addExact(checksumOffset(layout, version), CHECKSUM_LENGTH);
    }
}

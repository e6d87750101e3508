package org.quartic.store;

/**
 * The binary form of what is remembered of a run, little-endian, without padding between fields. An event is one with a single checkpoint.
 *
 * <pre>
 *   0               4               8
 *   +---------------+---------------+
 *  0|     magic     |    version    |
 *   +---------------+---------------+
 *  8|  total length in bytes, all   |
 *   +---------------+---------------+
 * 16| checkpoints N |
 *   +---------------+
 *     N times, the newest first:
 *   +---------------+---------------+
 *   |    bytes J    |    bytes C    |
 *   +---------------+---------------+
 *   | life, JSON in UTF-8           |  J bytes
 *   +-------------------------------+
 *   | checkpoint                    |  C bytes
 *   +---------------+---------------+
 *   |    CRC-32C    |                  over all before it
 *   +---------------+
 * </pre>
 *
 * Version 1 is the same with lives that do not say how many draws were expected.
 */
final class MemoryDescriptor {

    /** The bytes of "QMEM". */
    static final int MAGIC = 0x4d454d51;
    static final int VERSION = 2;
    static final int OLDEST_VERSION = 1;

    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 4;
    static final int LENGTH_OFFSET = 8;
    static final int COUNT_OFFSET = 16;
    static final int HEADER_LENGTH = 20;
    static final int LIFE_LENGTH_OFFSET = 0;
    static final int CHECKPOINT_LENGTH_OFFSET = 4;
    static final int ENTRY_HEADER_LENGTH = 8;
    static final int CHECKSUM_LENGTH = 4;

    private MemoryDescriptor() {}
}

package org.quartic.store;

import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;

/** CRC-32C, as every binary form here ends with. */
final class Checksum {

    private Checksum() {}

    /** Of the first so many bytes of an array's buffer. */
    static int of(DirectBuffer buffer, int length) {
        var checksum = new CRC32C();
        checksum.update(buffer.byteArray(), 0, length);
        return (int) checksum.getValue();
    }
}

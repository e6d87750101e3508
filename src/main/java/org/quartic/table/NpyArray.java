package org.quartic.table;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The form of an array in a file of NumPy's:
 *
 * <pre>
 *   0x93 N U M P Y | major 1 or 2 | minor 0 | length of the header, 2 or 4 bytes | header | entries
 * </pre>
 *
 * The header is a dictionary of Python in text: type, order and shape. It ends in a line feed and is padded so that entries begin at a multiple of
 * 64 bytes. Version 2.0 is for headers of 64 KiB and more. Entries are little-endian, the last index goes fastest.
 *
 * @param type
 *            as NumPy writes it, such as {@code <f8}
 * @param shape
 *            lengths; none for a single entry
 */
record NpyArray(String type, long... shape) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int SHORT_HEADER = 1 << 16;

    static final String DOUBLE = "<f8";
    static final String LONG = "<i8";
    static final String BYTE = "|i1";
    static final String TRUTH = "|b1";

    /** The type of texts of at most so many code points. */
    static String texts(int codePoints) {
        // NumPy has no texts of length 0.
        return "<U" + Math.max(1, codePoints);
    }

    /** Everything before the entries. */
    byte[] header() {
        String dimensions = LongStream.of(shape).mapToObj(length -> length + ",").collect(Collectors.joining(" "));
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': ("
                + (shape.length > 1 ? dimensions.substring(0, dimensions.length() - 1) : dimensions) + "), }";
        int fixed = MAGIC.length + 2 + Short.BYTES;
        int padded = padded(fixed, text);
        boolean isShort = padded - fixed < SHORT_HEADER;
        if (!isShort) {
            fixed = MAGIC.length + 2 + Integer.BYTES;
            padded = padded(fixed, text);
        }
        ByteBuffer header = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).put((byte) (isShort ? 1 : 2)).put((byte) 0);
        if (isShort) {
            header.putShort((short) (padded - fixed));
        } else {
            header.putInt(padded - fixed);
        }
        header.put(text.getBytes(StandardCharsets.US_ASCII));
        Arrays.fill(header.array(), header.position(), padded - 1, (byte) ' ');
        header.array()[padded - 1] = '\n';
        return header.array();
    }

    private static int padded(int fixed, String text) {
        return Math.ceilDiv(fixed + text.length() + 1, ALIGNMENT) * ALIGNMENT;
    }

    /** A text as an entry of a type for so many code points. */
    static byte[] entry(String text, int codePoints) {
        ByteBuffer entry = ByteBuffer.allocate(Math.max(1, codePoints) * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        text.codePoints().forEach(entry::putInt);
        return entry.array();
    }

    /** Doubles as entries. */
    static byte[] entries(double... numbers) {
        ByteBuffer entries = ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        entries.asDoubleBuffer().put(numbers);
        return entries.array();
    }
}

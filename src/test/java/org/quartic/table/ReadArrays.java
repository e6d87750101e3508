package org.quartic.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads archives of NumPy's arrays by the description of the format alone. */
public final class ReadArrays {

    private static final Pattern HEADER = Pattern
            .compile("\\{'descr': '(.*)', 'fortran_order': False, 'shape': \\((.*)\\), \\} *\n");

    private ReadArrays() {}

    /** An array: its type and shape as they are written, and its entries. */
    public record ReadArray(int version, String type, String shape, int start, ByteBuffer entries) {

        /** All entries, which are doubles. */
        public double[] doubles() {
            var numbers = new double[entries.remaining() / Double.BYTES];
            entries.duplicate().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(numbers);
            return numbers;
        }

        /** All entries, which are whole numbers of 64 bits. */
        public long[] longs() {
            var numbers = new long[entries.remaining() / Long.BYTES];
            entries.duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(numbers);
            return numbers;
        }

        /** All entries, which are single bytes. */
        public byte[] bytes() {
            var bytes = new byte[entries.remaining()];
            entries.duplicate().get(bytes);
            return bytes;
        }

        /** All entries, which are texts. */
        public String[] texts() {
            int length = Integer.parseInt(type.substring(2));
            var texts = new String[entries.remaining() / Integer.BYTES / length];
            ByteBuffer left = entries.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < texts.length; i++) {
                var text = new StringBuilder();
                for (int c = 0; c < length; c++) {
                    int codePoint = left.getInt();
                    if (codePoint != 0) {
                        text.appendCodePoint(codePoint);
                    }
                }
                texts[i] = text.toString();
            }
            return texts;
        }
    }

    /** The arrays of an archive by name, in their order. */
    public static Map<String, ReadArray> of(byte[] archive) throws IOException {
        var arrays = new LinkedHashMap<String, ReadArray>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                arrays.put(entry.getName().substring(0, entry.getName().length() - ".npy".length()),
                        array(zip.readAllBytes()));
            }
        }
        return arrays;
    }

    static ReadArray array(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        var magic = new byte[6];
        bytes.get(magic);
        if (!Arrays.equals(magic, new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'})) {
            throw new AssertionError("no array begins with " + Arrays.toString(magic));
        }
        int version = bytes.get();
        bytes.get();
        int length = version == 1 ? Short.toUnsignedInt(bytes.getShort()) : bytes.getInt();
        var header = new byte[length];
        bytes.get(header);
        Matcher read = HEADER.matcher(new String(header, StandardCharsets.US_ASCII));
        if (!read.matches()) {
            throw new AssertionError(new String(header, StandardCharsets.US_ASCII));
        }
        return new ReadArray(version, read.group(1), read.group(2), bytes.position(), bytes.slice());
    }
}

package org.quartic.simd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Philox4x32Test {

    /** The known-answer vectors that Random123 publishes for philox4x32-10 (kat_vectors), words in their order. */
    @ParameterizedTest
    @CsvSource({
            "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
            "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
            "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"})
    void shouldGiveThePublishedAnswers(String counter, String key, String answer) {
        Lanes out = Lanes.allocate(12);
        Philox4x32.words(pair(key, 0), pair(counter, 0), pair(counter, 2), out, 3, 11);
        assertThat(out.getBits(3)).isEqualTo(pair(answer, 0));
        assertThat(out.getBits(11)).isEqualTo(pair(answer, 2));
    }

    private static long pair(String words, int first) {
        String[] word = words.split(" ");
        return Long.parseLong(word[first], 16) | Long.parseLong(word[first + 1], 16) << 32;
    }
}

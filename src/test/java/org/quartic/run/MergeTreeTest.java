package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.quartic.cumulant.Summary;

class MergeTreeTest {

    private final PretendBlocks blocks = new PretendBlocks();

    @Test
    void shouldBeEmptyAtFirst() {
        assertThat(MergeTree.empty().prefix()).isEmpty();
        assertThat(MergeTree.empty().blocks()).isZero();
        assertThat(MergeTree.empty().draws()).isZero();
    }

    @Test
    void shouldMergeCompleteSubtrees() {
        Summary expected = range(0, 8).merge(range(8, 10).merge(block(10)));
        assertThat(bitsOf(tree(11))).isEqualTo(PretendBlocks.bits(expected));
        assertThat(bitsOf(tree(8))).isEqualTo(PretendBlocks.bits(range(0, 8)));
    }

    @Property(seed = "20260210", tries = 50)
    void shouldHoldTheMomentsOfAllDraws(@ForAll @IntRange(min = 1, max = 300) int count) {
        Summary onePass = block(0);
        for (int k = 1; k < count; k++) {
            onePass = onePass.merge(block(k));
        }
        Summary prefix = tree(count).prefix().orElseThrow();
        assertThat(prefix.firstBlock()).isZero();
        assertThat(prefix.blocks()).isEqualTo(count);
        assertThat(prefix.draws()).isEqualTo(8L * count).isEqualTo(tree(count).draws());
        assertThat(prefix.mean(0)).isCloseTo(onePass.mean(0), within(1e-13));
        assertThat(prefix.comoment(0)).isCloseTo(onePass.comoment(0), within(1e-10));
    }

    @Test
    void shouldNotChangeWhenAskedOrGrown() {
        MergeTree seven = tree(7);
        var before = bitsOf(seven);
        seven.add(block(7)).add(block(8));
        assertThat(bitsOf(seven)).isEqualTo(before);
    }

    @Property(seed = "20260210", tries = 50)
    void shouldBePutTogetherAgain(@ForAll @IntRange(min = 0, max = 300) int count) {
        MergeTree again = MergeTree.of(tree(count).subtrees());
        assertThat(again.blocks()).isEqualTo(count);
        assertThat(again.subtrees()).hasSize(Integer.bitCount(count));
        assertThat(bitsOf(again.add(block(count)))).isEqualTo(bitsOf(tree(count + 1)));
    }

    /** A last block goes on top unmerged, which is to change no bit. */
    @Property(seed = "20260210", tries = 50)
    void shouldKeepAShorterLastBlockApart(@ForAll @IntRange(min = 1, max = 300) int count) {
        var larger = new PretendBlocks();
        MergeTree whole = MergeTree.empty();
        for (int k = 0; k < count; k++) {
            whole = whole.add(larger.summary(k, 16));
        }
        MergeTree all = whole.add(larger.summary(count, 8));
        Summary expected = larger.summary(count, 8);
        for (Summary before : whole.subtrees().reversed()) {
            expected = before.merge(expected);
        }
        assertThat(bitsOf(all)).isEqualTo(PretendBlocks.bits(expected));
        assertThat(all.draws()).isEqualTo(16L * count + 8);
        assertThat(bitsOf(all.whole())).isEqualTo(bitsOf(whole));
        assertThat(all.whole().draws()).isEqualTo(16L * count);
        assertThat(whole.whole()).isSameAs(whole);
        assertThat(bitsOf(MergeTree.of(all.subtrees()))).isEqualTo(bitsOf(all));
        assertThatThrownBy(() -> all.add(larger.summary(count + 1, 16))).hasMessageContaining("was the last");
    }

    @Test
    void shouldRefuseWhatNoTreeHas() {
        assertThatThrownBy(() -> MergeTree.of(List.of(block(1)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MergeTree.of(List.of(block(0), block(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MergeTree.of(List.of(range(0, 3)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MergeTree.of(List.of(range(0, 2), range(2, 6))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseWhatIsNotTheNextBlock() {
        MergeTree three = tree(3);
        assertThatThrownBy(() -> three.add(block(2))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a tree of 3 blocks takes block 3, not 1 from 2");
        assertThatThrownBy(() -> three.add(block(4))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> three.add(range(3, 5))).isInstanceOf(IllegalArgumentException.class);
    }

    private Summary block(long number) {
        return blocks.summary(number, 8);
    }

    /** A range of a power of two blocks, by halves. */
    private Summary range(long from, long to) {
        long middle = from + (to - from) / 2;
        return to - from == 1 ? block(from) : range(from, middle).merge(range(middle, to));
    }

    private MergeTree tree(int count) {
        MergeTree tree = MergeTree.empty();
        for (int k = 0; k < count; k++) {
            tree = tree.add(block(k));
        }
        return tree;
    }

    private static List<Long> bitsOf(MergeTree tree) {
        return PretendBlocks.bits(tree.prefix().orElseThrow());
    }
}

package org.quartic.cumulant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quartic.simd.Lanes;

/**
 * A rectangle of the matrix of co-moments, computed at once because sums that share factors cost little more together than one of them
 * alone: some rows next to each other, and columns next to each other each of which holds an entry that is kept in one of these rows.
 *
 * @param row
 *            the first variable of the rows
 * @param rows
 *            1 to {@value #MOST_ROWS}
 * @param column
 *            the first variable of the columns
 * @param columns
 *            1 to {@value #MOST_COLUMNS}
 * @param entries
 *            the kept entries among them
 * @param places
 *            where the lane sums of each stand, row after row of the tile, eight doubles a place
 */
record ComomentTile(int row, int rows, int column, int columns, int[] entries, int[] places) {

    /** As many as the product's widest tile has. */
    private static final int MOST_ROWS = 4;
    private static final int MOST_COLUMNS = 64;

    /** Doubles that hold the lane sums of any tile. */
    static final int MOST_DOUBLES = MOST_ROWS * MOST_COLUMNS * Lanes.WIDTH;

    /** Tiles that together hold every kept entry once. */
    static List<ComomentTile> of(MomentLayout layout) {
        var tiles = new ArrayList<ComomentTile>();
        int entry = 0;
        for (int row = 0; row < layout.variables(); row += MOST_ROWS) {
            int rows = Math.min(MOST_ROWS, layout.variables() - row);
            // Entries come row after row: these are the ones of the rows, by column.
            var byColumn = new TreeMap<Integer, List<Integer>>();
            for (; entry < layout.entries() && layout.row(entry) < row + rows; entry++) {
                byColumn.computeIfAbsent(layout.column(entry), _ -> new ArrayList<>()).add(entry);
            }
            addRuns(tiles, layout, row, rows, byColumn);
        }
        return tiles;
    }

    private static void addRuns(List<ComomentTile> tiles, MomentLayout layout, int row, int rows,
            TreeMap<Integer, List<Integer>> byColumn) {
        while (!byColumn.isEmpty()) {
            int column = byColumn.firstKey();
            int columns = 1;
            while (columns < MOST_COLUMNS && byColumn.containsKey(column + columns)) {
                columns++;
            }
            Map<Integer, List<Integer>> run = byColumn.headMap(column + columns);
            int[] entries = run.values().stream().flatMap(List::stream).mapToInt(Integer::intValue).toArray();
            int[] places = new int[entries.length];
            for (int i = 0; i < places.length; i++) {
                places[i] = ((layout.row(entries[i]) - row) * columns + layout.column(entries[i]) - column)
                        * Lanes.WIDTH;
            }
            tiles.add(new ComomentTile(row, rows, column, columns, entries, places));
            run.clear();
        }
    }
}

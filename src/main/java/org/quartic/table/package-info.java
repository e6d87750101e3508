/**
 * Tables of named, typed columns and the formats they are written in, row after row: CSV, JSON, Parquet, NPZ. What a table is about is not
 * known here. Uses nothing of Quartic; who has rows describes them by a {@link org.quartic.table.Table} and hands them to the writer that
 * {@link org.quartic.table.TableFormat} opens.
 */
package org.quartic.table;

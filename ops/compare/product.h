/* Products of small matrices whose entries are eight draws side by side. */
#ifndef PRODUCT_H
#define PRODUCT_H

#include <stdbool.h>

#include "lanes.h"

/** Unrolled, so that sums stay in registers. */
#define ALL(i, n) _Pragma("GCC unroll 8") for (int i = 0; i < (n); i++)

/** A matrix as a product sees it: doubles from one row, or column, to the next, and along the sum. */
typedef struct {
    const double *at;
    long across, along;
} Factor;

/** R x C sums in registers, of all eight draws at once where there are few. */
#define TILE(R, C)                                                                                                   \
    static void tile_##R##_##C(Factor x, Factor y, double *restrict out, long outRow, int inner, bool accumulate) {  \
        enum { AT_ONCE = R * C * GROUP <= 12 ? GROUP : 1 };                                                          \
        for (int part = 0; part < WIDTH; part += AT_ONCE * STEP) {                                                   \
            const double *restrict xk = x.at + part, *restrict yk = y.at + part;                                     \
            double *restrict to = out + part;                                                                        \
            V sum[R][C][AT_ONCE];                                                                                    \
            ALL(i, R) ALL(j, C) ALL(h, AT_ONCE)                                                                      \
                sum[i][j][h] = accumulate ? load(to + i * outRow + j * WIDTH + h * STEP) : (V) {};                   \
            for (int k = 0; k < inner; k++) {                                                                        \
                V column[C][AT_ONCE];                                                                                \
                ALL(j, C) ALL(h, AT_ONCE) column[j][h] = load(yk + j * y.across + h * STEP);                         \
                ALL(i, R) ALL(h, AT_ONCE) {                                                                          \
                    V row = load(xk + i * x.across + h * STEP);                                                      \
                    ALL(j, C) sum[i][j][h] += row * column[j][h];                                                    \
                }                                                                                                    \
                xk += x.along;                                                                                       \
                yk += y.along;                                                                                       \
            }                                                                                                        \
            ALL(i, R) ALL(j, C) ALL(h, AT_ONCE) store(to + i * outRow + j * WIDTH + h * STEP, sum[i][j][h]);         \
        }                                                                                                            \
    }

#if STEP == 8
#define TILE_ROWS 6
#define TILE_COLUMNS 4
TILE(6, 4)
TILE(6, 3)
TILE(6, 2)
TILE(6, 1)
TILE(5, 4)
TILE(5, 3)
TILE(5, 2)
TILE(5, 1)
#else
#define TILE_ROWS 4
#define TILE_COLUMNS 3
#endif
TILE(4, 4)
TILE(4, 3)
TILE(4, 2)
TILE(4, 1)
TILE(3, 4)
TILE(3, 3)
TILE(3, 2)
TILE(3, 1)
TILE(2, 4)
TILE(2, 3)
TILE(2, 2)
TILE(2, 1)
TILE(1, 4)
TILE(1, 3)
TILE(1, 2)
TILE(1, 1)

typedef void Tile(Factor, Factor, double *restrict, long, int, bool);
#define TILES(R) {tile_##R##_1, tile_##R##_2, tile_##R##_3, tile_##R##_4}
static Tile *const tiles[][4] = {
    TILES(1), TILES(2), TILES(3), TILES(4),
#if STEP == 8
    TILES(5), TILES(6),
#endif
};

/** out[i][j] (+)= sum over k of x[i][k] y[k][j]; out has its columns side by side. */
static void product(Factor x, Factor y, double *out, long outRow, int rows, int inner, int columns, bool accumulate) {
    for (int i = 0; i < rows; i += TILE_ROWS) {
        int r = rows - i < TILE_ROWS ? rows - i : TILE_ROWS;
        for (int j = 0; j < columns; j += TILE_COLUMNS) {
            int c = columns - j < TILE_COLUMNS ? columns - j : TILE_COLUMNS;
            Factor below = {x.at + i * x.across, x.across, x.along}, beyond = {y.at + j * y.across, y.across, y.along};
            tiles[r - 1][c - 1](below, beyond, out + i * outRow + j * WIDTH, outRow, inner, accumulate);
        }
    }
}

static void scale(double *out, int entries, double factor) {
    for (int i = 0; i < entries * WIDTH; i += STEP) {
        store(out + i, load(out + i) * same(factor));
    }
}

#endif

/* The parameters of eight draws, by the random numbers that Quartic has for them. */
#ifndef SAMPLING_H
#define SAMPLING_H

#include "case.h"
#include "product.h"

#define NORMALS_AT_ONCE 512

/** Slots of so many normals. */
static uint32_t slots_of(long normals) { return (uint32_t) ((normals + 3) / 4); }

static int columns_at_once(int perColumn) {
    int columns = NORMALS_AT_ONCE / perColumn / 4 * 4;
    return columns < 4 ? 4 : columns;
}

typedef struct {
    double *a, *b, *w, *drawn, *weight, *tokens, *queries, *keys, *scores, *outputs, *field;
} Memory;

static double *lanes(long entries) { return doubles((size_t) (entries + 4) * WIDTH); }

static Memory memory_for(const Case *c) {
    int d = c->dimension, n = c->n;
    int drawn = d * (d + 1) / 2;
    for (int columns = d; columns <= 2 * d; columns += d) {
        int at_once = columns * columns_at_once(columns);
        drawn = drawn < at_once ? at_once : drawn;
    }
    Memory m = {.a = lanes(d * d), .b = lanes(d * d), .w = lanes(d), .drawn = lanes(drawn),
        .weight = lanes(columns_at_once(d)), .tokens = lanes(n * d), .queries = lanes(n * d), .keys = lanes(n * d),
        .scores = lanes(n * n), .outputs = lanes(n * d), .field = lanes(n)};
    for (int site = 0; site < n; site++) {
        for (int k = 0; k < d; k++) {
            for (int lane = 0; lane < WIDTH; lane++) {
                m.tokens[(site * d + k) * WIDTH + lane] = c->point[site][k];
            }
        }
    }
    return m;
}

static double score_scale(const Case *c) { return c->sigma_q * c->sigma_k / c->dimension / sqrt(c->width); }

/** M and w = W^V z, summed column by column. */
static void sample_field(const Case *c, Memory *m, const Source *s) {
    int d = c->dimension, width = c->width;
    long row = (long) d * WIDTH;
    int at_once = columns_at_once(2 * d);
    for (int column = 0; column < width; column += at_once) {
        int columns = width - column < at_once ? width - column : at_once;
        normals(s, slots_of(2L * d * column), 2 * d * columns, m->drawn);
        Factor queries = {m->drawn, WIDTH, 2 * row}, keys = {m->drawn + row, WIDTH, 2 * row};
        product(queries, keys, m->a, row, d, columns, d, column > 0);
    }
    scale(m->a, d * d, score_scale(c));
    uint32_t value_slot = slots_of(2L * d * width), readout_slot = value_slot + slots_of((long) d * width);
    at_once = columns_at_once(d);
    for (int column = 0; column < width; column += at_once) {
        int columns = width - column < at_once ? width - column : at_once;
        normals(s, value_slot + slots_of((long) d * column), d * columns, m->drawn);
        normals(s, readout_slot + slots_of(column), columns, m->weight);
        Factor values = {m->drawn, WIDTH, row}, weights = {m->weight, 0, WIDTH};
        product(values, weights, m->w, WIDTH, d, columns, 1, column > 0);
    }
    scale(m->w, d, c->sigma_v / sqrt(d) * c->sigma_z / sqrt(width));
}

/** Where a draw stands. */
typedef struct {
    uint64_t block;
    uint32_t draw;
} Place;

/** What a lane takes whose first candidate the squeeze leaves undecided: few do. */
static double chi_of_lane(const Source *s, Place place, uint32_t slot, int lane, double shift, double slope) {
    Source again = *s;
    for (uint32_t attempt = 0;; attempt++) {
        double word[2 * WIDTH] __attribute__((aligned(64))), pair[4 * WIDTH] __attribute__((aligned(64)));
        position(&again, place.block, place.draw, attempt);
        words(&again, slot, 1, word, WIDTH);
        memcpy(pair, word, WIDTH * sizeof(double));
        memcpy(pair + 2 * WIDTH, word, WIDTH * sizeof(double));
        normals_in_place(pair, 2);
        uint64_t bits;
        memcpy(&bits, word + WIDTH + lane, sizeof bits);
        double u = ((double) (bits >> 12) + 0.5) * 0x1p-52;
        double x = pair[lane], square = x * x, r = 1 + slope * x, v = r * r * r;
        if (r > 0 && (u < 1 - 0.0331 * square * square || log(u) < 0.5 * square + shift * (1 - v + log(v)))) {
            return sqrt(2 * shift * v);
        }
    }
}

/** A, the normal D x r matrix, and the Bartlett factor B. */
static void sample_collapsed(const Case *c, Memory *m, const Source *s, Place place) {
    int d = c->dimension, rank = c->rank;
    normals(s, 0, d * rank, m->a);
    scale(m->a, d * rank, score_scale(c));
    uint32_t chi_slot = slots_of((long) d * rank);
    int below = rank * (rank - 1) / 2 + (d - rank) * rank;
    normals(s, chi_slot + (uint32_t) rank, below, m->drawn);
    int next = 0;
    for (int i = 0; i < d; i++) {
        for (int j = 0; j < rank; j++) {
            double *to = m->b + (i * rank + j) * WIDTH;
            for (int h = 0; h < WIDTH; h += STEP) {
                store(to + h, j < i ? load(m->drawn + next * WIDTH + h) : (V) {});
            }
            next += j < i;
        }
    }
    /* Two counters' words a step of the loop below make whole vectors side by side for any STEP. */
    double candidate[4 * WIDTH] __attribute__((aligned(64)));
    double pairs[4 * WIDTH] __attribute__((aligned(64)));
    for (int i = 0; i < rank; i += 2) {
        words(s, chi_slot + (uint32_t) i, 2, candidate, WIDTH);
        memcpy(pairs, candidate, WIDTH * sizeof(double));
        memcpy(pairs + 2 * WIDTH, candidate + 2 * WIDTH, WIDTH * sizeof(double));
        normals_in_place(pairs, 2);
        for (int e = 0; e < 2 && i + e < rank; e++) {
            double shift = 0.5 * (c->width - i - e) - 1.0 / 3.0, slope = 1 / sqrt(9 * shift);
            double *to = m->b + (i + e) * (rank + 1) * WIDTH;
            for (int h = 0; h < WIDTH; h += STEP) {
                V x = load(pairs + 2 * e * WIDTH + h);
                V u = (V) ((W) load(candidate + (2 * e + 1) * WIDTH + h) >> 12 | ONE_BITS) - (1 - 0x1p-53);
                V r = 1 + slope * x;
                V square = x * x;
                store(to + h, root(2 * shift * (r * r * r)));
                W accepted = (W) (r > 0) & (W) (u < 1 - 0.0331 * square * square);
                for (int lane = 0; lane < STEP; lane++) {
                    if (!accepted[lane]) {
                        to[h + lane] = chi_of_lane(s, place, chi_slot + (uint32_t) (i + e), h + lane, shift, slope);
                    }
                }
            }
        }
    }
}

#endif

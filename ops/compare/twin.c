/*
 * Quartic in C, for fixed tokens and one head: the same draws by the same algorithm, estimators field and collapsed, one draw a lane. What
 * a patient programmer would get from this machine with gcc.
 *
 *     twin CASE SECONDS       processor nanoseconds a draw, over at least so long, and the means of the observables
 *     twin CASE first DRAWS   the same of the first so many draws, a multiple of eight, to hold against Quartic
 */
#include <stdbool.h>
#include <stdio.h>

#include "lanes.h"

#define NORMALS_AT_ONCE 256
#define MOST_DRAWS 1024
#define BLOCK_BYTES (128 << 10)

typedef struct {
    int a, b, c, d;
} Four;

typedef struct {
    bool field;
    uint64_t seed;
    int width, n, dimension, fours, pairs, rank, values;
    double sigma_q, sigma_k, sigma_v, sigma_z;
    double point[64][64];
    Four four[16];
    int pair[96][2];
} Case;

/* ------------------------------------------------------------------------------------------------------------------------------ case */

static int pair_of(Case *c, int a, int b) {
    int low = a < b ? a : b, high = a < b ? b : a;
    for (int p = 0; p < c->pairs; p++) {
        if (c->pair[p][0] == low && c->pair[p][1] == high) {
            return p;
        }
    }
    c->pair[c->pairs][0] = low;
    c->pair[c->pairs][1] = high;
    return c->pairs++;
}

static void fail(const char *what) {
    fprintf(stderr, "twin: %s\n", what);
    exit(2);
}

static void read_case(Case *c, const char *path) {
    FILE *file = fopen(path, "r");
    char line[4096], key[32];
    if (!file) {
        fail("no such case");
    }
    while (fgets(line, sizeof line, file)) {
        int used = 0;
        if (sscanf(line, "%31s%n", key, &used) != 1) {
            continue;
        }
        char *rest = line + used;
        if (!strcmp(key, "estimator")) {
            c->field = strstr(rest, "field") != NULL;
        } else if (!strcmp(key, "seed")) {
            c->seed = (uint64_t) strtoll(rest, NULL, 10);
        } else if (!strcmp(key, "width")) {
            c->width = atoi(rest);
        } else if (!strcmp(key, "sigma")) {
            sscanf(rest, "%lf %lf %lf %lf", &c->sigma_q, &c->sigma_k, &c->sigma_v, &c->sigma_z);
        } else if (!strcmp(key, "four") && c->fours < 16) {
            Four *f = &c->four[c->fours++];
            sscanf(rest, "%d %d %d %d", &f->a, &f->b, &f->c, &f->d);
        } else if (!strcmp(key, "point") && c->n < 64) {
            int k = 0;
            for (char *end; k < 64; k++, rest = end) {
                c->point[c->n][k] = strtod(rest, &end);
                if (end == rest) {
                    break;
                }
            }
            c->dimension = k;
            c->n++;
        }
    }
    fclose(file);
    c->rank = c->dimension < c->width ? c->dimension : c->width;
    if (c->field && c->width < c->dimension) {
        fail("a field narrower than its tokens is not made here");
    }
    for (int f = 0; f < c->fours; f++) {
        Four q = c->four[f];
        int index[4] = {q.a, q.b, q.c, q.d};
        for (int i = 0; i < 4; i++) {
            for (int j = i; j < 4; j++) {
                pair_of(c, index[i], index[j]);
            }
        }
    }
    c->values = c->pairs + c->fours;
}

/* -------------------------------------------------------------------------------------------------------------------------- products */

#define ALL(i, n) _Pragma("GCC unroll 8") for (int i = 0; i < (n); i++)
/** R x C sums in registers, of all eight draws at once where there are few; strides count doubles. */
#define TILE(R, C)                                                                                                                    \
    static void tile_##R##_##C(const double *restrict x, long xRow, long xInner, const double *restrict y, long yInner, long yColumn, \
            double *restrict out, long outRow, int inner, bool accumulate) {                                                          \
        enum { AT_ONCE = R * C * GROUP <= 12 ? GROUP : 1 };                                                                           \
        for (int part = 0; part < GROUP; part += AT_ONCE) {                                                                           \
            V sum[R][C][AT_ONCE];                                                                                                     \
            ALL(i, R) ALL(j, C) ALL(h, AT_ONCE)                                                                                       \
                sum[i][j][h] = accumulate ? load(out + i * outRow + j * WIDTH + (part + h) * STEP) : (V) {};                          \
            const double *xk = x + part * STEP, *yk = y + part * STEP;                                                                \
            for (int k = 0; k < inner; k++) {                                                                                         \
                V column[C][AT_ONCE];                                                                                                 \
                ALL(j, C) ALL(h, AT_ONCE) column[j][h] = load(yk + j * yColumn + h * STEP);                                           \
                ALL(i, R) ALL(h, AT_ONCE) {                                                                                           \
                    V row = load(xk + i * xRow + h * STEP);                                                                           \
                    ALL(j, C) sum[i][j][h] += row * column[j][h];                                                                     \
                }                                                                                                                     \
                xk += xInner;                                                                                                         \
                yk += yInner;                                                                                                         \
            }                                                                                                                         \
            ALL(i, R) ALL(j, C) ALL(h, AT_ONCE) store(out + i * outRow + j * WIDTH + (part + h) * STEP, sum[i][j][h]);                \
        }                                                                                                                             \
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

typedef void Tile(const double *restrict, long, long, const double *restrict, long, long, double *restrict, long, int, bool);
#define TILES(R) {tile_##R##_1, tile_##R##_2, tile_##R##_3, tile_##R##_4}
static Tile *const tiles[][4] = {
    TILES(1), TILES(2), TILES(3), TILES(4),
#if STEP == 8
    TILES(5), TILES(6),
#endif
};

/** out[i][j] (+)= sum over k of x[i][k] y[k][j]; out has its columns side by side. */
static void product(const double *x, long xRow, long xInner, const double *y, long yInner, long yColumn, double *out, long outRow,
        int rows, int inner, int columns, bool accumulate) {
    for (int i = 0; i < rows; i += TILE_ROWS) {
        int r = rows - i < TILE_ROWS ? rows - i : TILE_ROWS;
        for (int j = 0; j < columns; j += TILE_COLUMNS) {
            int c = columns - j < TILE_COLUMNS ? columns - j : TILE_COLUMNS;
            tiles[r - 1][c - 1](x + i * xRow, xRow, xInner, y + j * yColumn, yInner, yColumn, out + i * outRow + j * WIDTH, outRow,
                    inner, accumulate);
        }
    }
}

static void scale(double *out, int entries, double factor) {
    for (int i = 0; i < entries * WIDTH; i += STEP) {
        store(out + i, load(out + i) * same(factor));
    }
}

/* --------------------------------------------------------------------------------------------------------------------------- sampling */

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
    Memory m = {lanes(d * d), lanes(d * d), lanes(d), lanes(drawn), lanes(columns_at_once(d)), lanes(n * d), lanes(n * d),
        lanes(n * d), lanes(n * n), lanes(n * d), lanes(n)};
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
    int at_once = columns_at_once(2 * d);
    for (int column = 0; column < width; column += at_once) {
        int columns = width - column < at_once ? width - column : at_once;
        normals(s, slots_of(2L * d * column), 2 * d * columns, m->drawn);
        product(m->drawn, WIDTH, 2L * d * WIDTH, m->drawn + d * WIDTH, 2L * d * WIDTH, WIDTH, m->a, (long) d * WIDTH, d, columns, d,
                column > 0);
    }
    scale(m->a, d * d, score_scale(c));
    uint32_t value_slot = slots_of(2L * d * width), readout_slot = value_slot + slots_of((long) d * width);
    at_once = columns_at_once(d);
    for (int column = 0; column < width; column += at_once) {
        int columns = width - column < at_once ? width - column : at_once;
        normals(s, value_slot + slots_of((long) d * column), d * columns, m->drawn);
        normals(s, readout_slot + slots_of(column), columns, m->weight);
        product(m->drawn, WIDTH, (long) d * WIDTH, m->weight, WIDTH, 0, m->w, WIDTH, d, columns, 1, column > 0);
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

/* ------------------------------------------------------------------------------------------------------------------------- evaluating */

static void softmax(double *scores, int rows, int columns) {
    for (int row = 0; row < rows; row++) {
        double *at = scores + row * columns * WIDTH;
        V largest[GROUP], sum[GROUP];
        EACH(GROUP) largest[i] = load(at + i * STEP);
        for (int t = 1; t < columns; t++) {
            EACH(GROUP) largest[i] = larger(largest[i], load(at + t * WIDTH + i * STEP));
        }
        for (int t = 0; t < columns; t++) {
            EACH(GROUP) store(at + t * WIDTH + i * STEP, larger(load(at + t * WIDTH + i * STEP) - largest[i], same(-700)));
        }
        for (int v = 0; v < columns * GROUP; v += SIDE) {
            V x[SIDE];
            EACH(SIDE) x[i] = load(at + (v + i) * STEP);
            exponential(x, x);
            EACH(SIDE) store(at + (v + i) * STEP, x[i]);
        }
        EACH(GROUP) sum[i] = load(at + i * STEP);
        for (int t = 1; t < columns; t++) {
            EACH(GROUP) sum[i] += load(at + t * WIDTH + i * STEP);
        }
        EACH(GROUP) sum[i] = 1.0 / sum[i];
        for (int t = 0; t < columns; t++) {
            EACH(GROUP) store(at + t * WIDTH + i * STEP, load(at + t * WIDTH + i * STEP) * sum[i]);
        }
    }
}

/** Writes X or phi phi of every pair to observables[pair][draw]. */
static void evaluate(const Case *c, Memory *m, double *observables, long stride) {
    int n = c->n, d = c->dimension, r = c->rank;
    long row = (long) r * WIDTH;
    product(m->tokens, (long) d * WIDTH, WIDTH, m->a, row, WIDTH, m->queries, row, n, d, r, false);
    const double *keys = m->tokens;
    if (!c->field) {
        product(m->tokens, (long) d * WIDTH, WIDTH, m->b, row, WIDTH, m->keys, row, n, d, r, false);
        keys = m->keys;
    }
    product(m->queries, row, WIDTH, keys, WIDTH, row, m->scores, (long) n * WIDTH, n, r, n, false);
    softmax(m->scores, n, n);
    product(m->scores, (long) n * WIDTH, WIDTH, m->tokens, (long) d * WIDTH, WIDTH, m->outputs, (long) d * WIDTH, n, n, d, false);
    if (c->field) {
        product(m->outputs, (long) d * WIDTH, WIDTH, m->w, WIDTH, 0, m->field, WIDTH, n, d, 1, false);
        for (int p = 0; p < c->pairs; p++) {
            for (int h = 0; h < WIDTH; h += STEP) {
                store(observables + p * stride + h,
                        load(m->field + c->pair[p][0] * WIDTH + h) * load(m->field + c->pair[p][1] * WIDTH + h));
            }
        }
    } else {
        double factor = c->sigma_v * c->sigma_v / d;
        for (int p = 0; p < c->pairs; p++) {
            product(m->outputs + (long) c->pair[p][0] * d * WIDTH, 0, WIDTH, m->outputs + (long) c->pair[p][1] * d * WIDTH, WIDTH, 0,
                    observables + p * stride, 0, 1, d, 1, false);
            for (int h = 0; h < WIDTH; h += STEP) {
                store(observables + p * stride + h, load(observables + p * stride + h) * same(factor));
            }
        }
    }
}

/* --------------------------------------------------------------------------------------------------------------------------- reducing */

typedef struct {
    int entries;
    int first[1024], second[1024];
    double draws;
    double mean[128], comoment[1024];
} Moments;

static void keep(Moments *m, int i, int j) {
    for (int e = 0; e < m->entries; e++) {
        if ((m->first[e] == i && m->second[e] == j) || (m->first[e] == j && m->second[e] == i)) {
            return;
        }
    }
    m->first[m->entries] = i;
    m->second[m->entries++] = j;
}

/** The co-moments that Quartic keeps: the variances and, of each four-point, everything among its pairs and its sum over pairings. */
static Moments *moments_for(Case *c) {
    Moments *m = calloc(1, sizeof *m);
    for (int v = 0; v < c->values; v++) {
        keep(m, v, v);
    }
    for (int f = 0; f < c->fours; f++) {
        int index[4] = {c->four[f].a, c->four[f].b, c->four[f].c, c->four[f].d};
        int near[11], count = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = i; j < 4; j++) {
                near[count++] = pair_of(c, index[i], index[j]);
            }
        }
        near[count++] = c->pairs + f;
        for (int i = 0; i < count; i++) {
            for (int j = i; j < count; j++) {
                keep(m, near[i], near[j]);
            }
        }
    }
    return m;
}

static double sum_of_products(const double *x, const double *y, int draws) {
    V s[8 / GROUP] = {};
    int side = 8 / GROUP;
    for (int i = 0; i < draws; i += WIDTH) {
        for (int h = 0; h < WIDTH; h += STEP) {
            s[h / STEP % side] += load(x + i + h) * load(y + i + h);
        }
    }
    double sum = 0;
    for (int j = 0; j < side; j++) {
        for (int lane = 0; lane < STEP; lane++) {
            sum += s[j][lane];
        }
    }
    return sum;
}

static void reduce(Case *c, Moments *m, double *value, long stride, int draws) {
    for (int f = 0; f < c->fours; f++) {
        Four q = c->four[f];
        const double *ab = value + pair_of(c, q.a, q.b) * stride, *cd = value + pair_of(c, q.c, q.d) * stride;
        const double *ac = value + pair_of(c, q.a, q.c) * stride, *bd = value + pair_of(c, q.b, q.d) * stride;
        const double *ad = value + pair_of(c, q.a, q.d) * stride, *bc = value + pair_of(c, q.b, q.c) * stride;
        double *to = value + (c->pairs + f) * stride;
        for (int i = 0; i < draws; i += STEP) {
            store(to + i, load(ab + i) * load(cd + i) + load(ac + i) * load(bd + i) + load(ad + i) * load(bc + i));
        }
    }
    double mean[128];
    for (int v = 0; v < c->values; v++) {
        double *x = value + v * stride;
        V sum[2] = {};
        for (int i = 0; i < draws; i += WIDTH) {
            for (int h = 0; h < WIDTH; h += STEP) {
                sum[h / STEP] += load(x + i + h);
            }
        }
        V both = sum[0] + sum[1];
        mean[v] = 0;
        for (int lane = 0; lane < STEP; lane++) {
            mean[v] += both[lane];
        }
        mean[v] /= draws;
        for (int i = 0; i < draws; i += STEP) {
            store(x + i, load(x + i) - same(mean[v]));
        }
    }
    double before = m->draws;
    m->draws += draws;
    for (int e = 0; e < m->entries; e++) {
        int i = m->first[e], j = m->second[e];
        m->comoment[e] += sum_of_products(value + i * stride, value + j * stride, draws)
                + before * draws / m->draws * (mean[i] - m->mean[i]) * (mean[j] - m->mean[j]);
    }
    for (int v = 0; v < c->values; v++) {
        m->mean[v] += (mean[v] - m->mean[v]) * draws / m->draws;
    }
}

/* ------------------------------------------------------------------------------------------------------------------------------- main */

static void block(Case *c, Source *s, Memory *m, Moments *moments, double *values, long stride, uint64_t number, int draws) {
    for (int draw = 0; draw < draws; draw += WIDTH) {
        position(s, number, (uint32_t) draw, 0);
        if (c->field) {
            sample_field(c, m, s);
        } else {
            sample_collapsed(c, m, s, (Place) {number, (uint32_t) draw});
        }
        evaluate(c, m, values + draw, stride);
    }
    reduce(c, moments, values, stride, draws);
}

int main(int count, char **arguments) {
    if (count < 3) {
        fail("expected a case and seconds");
    }
    static Case c;
    read_case(&c, arguments[1]);
    static Source s;
    seed(&s, c.seed);
    Memory m = memory_for(&c);
    Moments *moments = moments_for(&c);
    long stride = BLOCK_BYTES / (long) sizeof(double) / c.values / WIDTH * WIDTH;
    stride = stride > MOST_DRAWS ? MOST_DRAWS : stride;
    double *values = doubles((size_t) (stride * c.values));
    double taken = 0;
    if (count > 3) {
        block(&c, &s, &m, moments, values, stride, 0, atoi(arguments[3]));
    } else {
        double seconds = atof(arguments[2]);
        block(&c, &s, &m, moments, values, stride, 0, WIDTH);
        memset(moments->mean, 0, sizeof moments->mean);
        moments->draws = 0;
        double start = processor_seconds();
        for (uint64_t number = 0; taken < seconds; number++) {
            block(&c, &s, &m, moments, values, stride, number, (int) stride);
            taken = processor_seconds() - start;
        }
    }
    printf("{\"step\": %d, \"draws\": %.0f, \"cpu-ns\": %.4f, \"pairs\": [", STEP, moments->draws, taken * 1e9 / moments->draws);
    for (int p = 0; p < c.pairs; p++) {
        printf("%s{\"points\": [%d, %d], \"mean\": %.17g}", p ? ", " : "", c.pair[p][0], c.pair[p][1], moments->mean[p]);
    }
    printf("], \"fours\": [");
    for (int f = 0; f < c.fours; f++) {
        printf("%s%.17g", f ? ", " : "", moments->mean[c.pairs + f]);
    }
    printf("]}\n");
    return 0;
}

/* Means and centred co-moments, block by block. */
#ifndef REDUCING_H
#define REDUCING_H

#include "case.h"
#include "lanes.h"

#define MOST_VALUES 128
#define MOST_ENTRIES 1024

typedef struct {
    int entries;
    int first[MOST_ENTRIES], second[MOST_ENTRIES];
    double draws;
    double mean[MOST_VALUES], comoment[MOST_ENTRIES];
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
    double mean[MOST_VALUES];
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

#endif

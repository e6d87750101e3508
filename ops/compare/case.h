/* What the C twin is asked for: one key and its values a line, as the driver writes it. */
#ifndef CASE_H
#define CASE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

#endif

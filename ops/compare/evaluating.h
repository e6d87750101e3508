/* Scores, softmax, mean tokens, and X or the products of phi. */
#ifndef EVALUATING_H
#define EVALUATING_H

#include "sampling.h"

static void softmax(double *scores, int rows, int columns) {
    for (int row = 0; row < rows; row++) {
        double *at = scores + row * columns * WIDTH;
        V largest[GROUP], sum[GROUP];
        EACH(GROUP) largest[i] = load(at + i * STEP);
        for (int t = 1; t < columns; t++) {
            EACH(GROUP) largest[i] = larger(largest[i], load(at + t * WIDTH + i * STEP));
        }
        for (int t = 0; t < columns; t++) {
            double *score = at + t * WIDTH;
            EACH(GROUP) store(score + i * STEP, larger(load(score + i * STEP) - largest[i], same(-700)));
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
    long token = (long) d * WIDTH, row = (long) r * WIDTH, scores = (long) n * WIDTH;
    product((Factor) {m->tokens, token, WIDTH}, (Factor) {m->a, WIDTH, row}, m->queries, row, n, d, r, false);
    const double *keys = m->tokens;
    if (!c->field) {
        product((Factor) {m->tokens, token, WIDTH}, (Factor) {m->b, WIDTH, row}, m->keys, row, n, d, r, false);
        keys = m->keys;
    }
    product((Factor) {m->queries, row, WIDTH}, (Factor) {keys, row, WIDTH}, m->scores, scores, n, r, n, false);
    softmax(m->scores, n, n);
    product((Factor) {m->scores, scores, WIDTH}, (Factor) {m->tokens, WIDTH, token}, m->outputs, token, n, n, d, false);
    if (c->field) {
        product((Factor) {m->outputs, token, WIDTH}, (Factor) {m->w, 0, WIDTH}, m->field, WIDTH, n, d, 1, false);
    }
    double factor = c->sigma_v * c->sigma_v / d;
    for (int p = 0; p < c->pairs; p++) {
        double *to = observables + p * stride;
        int a = c->pair[p][0], b = c->pair[p][1];
        V sum[GROUP] = {};
        if (c->field) {
            EACH(GROUP) sum[i] = load(m->field + a * WIDTH + i * STEP) * load(m->field + b * WIDTH + i * STEP);
        } else {
            const double *x = m->outputs + a * token, *y = m->outputs + b * token;
            for (int k = 0; k < d; k++) {
                EACH(GROUP) sum[i] += load(x + k * WIDTH + i * STEP) * load(y + k * WIDTH + i * STEP);
            }
            EACH(GROUP) sum[i] *= factor;
        }
        EACH(GROUP) store(to + i * STEP, sum[i]);
    }
}

#endif

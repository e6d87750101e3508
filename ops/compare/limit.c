/*
 * What one core of this machine can do: fused multiply-adds, normals and exponentials a second; with the argument "memory" also reads from
 * each level of it. Prints JSON. Every figure is the best of several short trials, in processor time.
 */
#include <stdio.h>

#include "lanes.h"

#define TRIALS 50

static volatile double sink;

/** Nanoseconds of one unit of work, the best of some trials of at least half a millisecond, too short to be interrupted often. */
static double best_of(void (*work)(long), double units) {
    long times = 1;
    double best = 1e99;
    for (int trial = 0; trial < TRIALS; trial++) {
        double taken = 0;
        for (;;) {
            double start = clock_seconds();
            work(times);
            taken = clock_seconds() - start;
            if (taken > 0.0005) {
                break;
            }
            times *= 2;
        }
        double each = taken * 1e9 / ((double) times * units);
        best = each < best ? each : best;
    }
    return best;
}

/* Ten independent chains hide the latency; the barrier keeps the compiler from doing anything clever with them. */
#define FMAS 10
static void multiply_adds(long times) {
    V a[FMAS];
    V x = same(0.999999), y = same(1e-9);
    for (int i = 0; i < FMAS; i++) {
        a[i] = same(i);
    }
    __asm__ volatile("" : "+x"(x), "+x"(y));
    for (long t = 0; t < 1000 * times; t++) {
#pragma GCC unroll 10
        for (int i = 0; i < FMAS; i++) {
            a[i] = a[i] * x + y;
        }
    }
    V sum = a[0];
    for (int i = 1; i < FMAS; i++) {
        sum += a[i];
    }
    sink = sum[0];
}

#define NORMALS 256
static Source source;
static double *buffer;

static void some_normals(long times) {
    for (long t = 0; t < times; t++) {
        normals(&source, (uint32_t) t * NORMALS, NORMALS, buffer);
    }
    sink = buffer[0];
}

static void some_words(long times) {
    for (long t = 0; t < times; t++) {
        words(&source, (uint32_t) t * NORMALS, NORMALS / 4, buffer, 2 * WIDTH);
        __asm__ volatile("" ::: "memory");
    }
    sink = buffer[0];
}

#define EXPS 2048
static void some_exponentials(long times) {
    for (long t = 0; t < times; t++) {
        for (int j = 0; j < EXPS; j += SIDE * STEP) {
            V x[SIDE];
            EACH(SIDE) x[i] = load(buffer + EXPS + j + i * STEP);
            exponential(x, x);
            EACH(SIDE) store(buffer + j + i * STEP, x[i]);
        }
        __asm__ volatile("" ::: "memory");
    }
    sink = buffer[0];
}

static double *read_from;
static size_t read_count;

static void reads(long times) {
    for (long t = 0; t < times; t++) {
        V s[8] = {};
        for (size_t i = 0; i < read_count; i += 8 * STEP) {
#pragma GCC unroll 8
            for (size_t j = 0; j < 8; j++) {
                s[j] += load(read_from + i + j * STEP);
            }
        }
        V sum = ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
        sink = sum[0];
        __asm__ volatile("" ::: "memory");
    }
}

/** GB/s of reading so many bytes over and over. */
static double bandwidth(size_t bytes) {
    read_count = bytes / sizeof(double);
    return 1.0 / best_of(reads, (double) bytes);
}

static void memory(void) {
    size_t dram = (size_t) 256 << 20;
    read_from = doubles(dram / sizeof(double));
    printf(", \"l1-gbs\": %.2f", bandwidth(16 << 10));
    printf(", \"l2-gbs\": %.2f", bandwidth(192 << 10));
    printf(", \"dram-gbs\": %.2f", bandwidth(dram));
}

int main(int count, char **arguments) {
    seed(&source, 12345);
    position(&source, 0, 0, 0);
    buffer = doubles(2 * EXPS > NORMALS * WIDTH ? 2 * EXPS : NORMALS * WIDTH);
    for (int i = 0; i < EXPS; i++) {
        buffer[EXPS + i] = -(i % 100) * 0.1;
    }
    printf("{\"step\": %d", STEP);
    printf(", \"gflops\": %.3f", 2.0 * STEP * FMAS / best_of(multiply_adds, 1000.0));
    printf(", \"exp-ns\": %.4f", best_of(some_exponentials, EXPS));
    printf(", \"word-ns\": %.4f", best_of(some_words, NORMALS * WIDTH));
    printf(", \"normal-ns\": %.4f", best_of(some_normals, NORMALS * WIDTH));
    if (count > 1 && !strcmp(arguments[1], "memory")) {
        memory();
    }
    printf("}\n");
    return 0;
}

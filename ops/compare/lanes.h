/*
 * Eight draws side by side, in vectors of STEP doubles: Quartic's random numbers, to the bit of each word, and the functions of them, to
 * some 1e-12. Compile with -DSTEP=8 where there is AVX-512 and with -DSTEP=4 else; without either it is plain, portable and slow.
 */
#ifndef LANES_H
#define LANES_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __AVX2__
#include <immintrin.h>
#endif

#ifndef STEP
#define STEP 4
#endif
#define WIDTH 8
/** Vectors of the eight draws of a group. */
#define GROUP (WIDTH / STEP)
/** Vectors worked on side by side, so that one need not wait for another's long chain of operations. */
#ifndef SIDE
#define SIDE 2
#endif
#define EACH(n) _Pragma("GCC unroll 4") for (int i = 0; i < (n); i++)
#define INLINE static inline __attribute__((always_inline))

typedef double V __attribute__((vector_size(8 * STEP), may_alias));
typedef uint64_t W __attribute__((vector_size(8 * STEP), may_alias));

INLINE V load(const double *p) { return *(const V *) p; }
INLINE void store(double *p, V x) { *(V *) p = x; }
INLINE V same(double x) { return x - (V) {}; }
INLINE W same_bits(uint64_t x) { return x - (W) {}; }

/** The product of the low halves of 64-bit lanes. */
INLINE W product32(W x, W y) {
#if STEP == 8 && defined __AVX512F__
    return (W) _mm512_mul_epu32((__m512i) x, (__m512i) y);
#elif STEP == 4 && defined __AVX2__
    return (W) _mm256_mul_epu32((__m256i) x, (__m256i) y);
#else
    return (x & 0xFFFFFFFFu) * (y & 0xFFFFFFFFu);
#endif
}

INLINE W xor3(W x, W y, W z) {
#if STEP == 8 && defined __AVX512F__
    return (W) _mm512_ternarylogic_epi64((__m512i) x, (__m512i) y, (__m512i) z, 0x96);
#else
    return x ^ (y ^ z);
#endif
}

INLINE V root(V x) {
#if STEP == 8 && defined __AVX512F__
    return (V) _mm512_sqrt_pd((__m512d) x);
#elif STEP == 4 && defined __AVX2__
    return (V) _mm256_sqrt_pd((__m256d) x);
#else
    for (int i = 0; i < STEP; i++) {
        x[i] = __builtin_sqrt(x[i]);
    }
    return x;
#endif
}

INLINE V larger(V x, V y) {
#if STEP == 8 && defined __AVX512F__
    return (V) _mm512_max_pd((__m512d) x, (__m512d) y);
#elif STEP == 4 && defined __AVX2__
    return (V) _mm256_max_pd((__m256d) x, (__m256d) y);
#else
    W of_x = (W) (x > y);
    return (V) (((W) x & of_x) | ((W) y & ~of_x));
#endif
}

/* --------------------------------------------------------------------------------------------------- Philox4x32-10 */

#define MULTIPLIER_0 0xD2511F53u
#define MULTIPLIER_2 0xCD9E8D57u
#define WEYL_0 0x9E3779B9u
#define WEYL_1 0xBB67AE85u

/** Names the numbers of eight draws, lane by lane, for the draws that count (purpose 0); holds what all their counters share. */
typedef struct {
    W round0[10], round1[10];
    W high[GROUP], low[GROUP];
    uint32_t key0[10], key1[10];
    uint32_t word3;
    uint64_t product2;
} Source;

static void seed(Source *s, uint64_t seed) {
    for (int r = 0; r < 10; r++) {
        s->key0[r] = (uint32_t) seed + (uint32_t) r * WEYL_0;
        s->key1[r] = (uint32_t) (seed >> 32) + (uint32_t) r * WEYL_1;
        s->round0[r] = same_bits(s->key0[r]);
        s->round1[r] = same_bits(s->key1[r]);
    }
}

/** Goes to eight draws of a block; an attempt is 0 but after a rejection. Slots are below 2^32 here. */
static void position(Source *s, uint64_t block, uint32_t draw, uint32_t attempt) {
    s->word3 = (uint32_t) (block >> 32) << 16;
    s->product2 = (uint64_t) MULTIPLIER_2 * (uint32_t) block;
    for (int h = 0; h < GROUP; h++) {
        W lane = {};
        for (int i = 0; i < STEP; i++) {
            uint32_t word1 = attempt << 16 | (draw + (uint32_t) (h * STEP + i));
            lane[i] = (uint32_t) (s->product2 >> 32) ^ word1 ^ s->key0[0];
        }
        W product = product32(lane, same_bits(MULTIPLIER_0));
        s->high[h] = product >> 32;
        s->low[h] = product & 0xFFFFFFFFu;
    }
}

/**
 * The words of consecutive counters for eight lanes, as Quartic's LaneKernels.words: word w of lane l at out[spacing w + l]. Draws differ
 * in counter word 1 and slots in word 0, so in the first three rounds most of the work is the same for all lanes or for all slots and is
 * done once.
 */
INLINE void words(const Source *s, uint32_t slot, int counters, double *restrict out, int spacing) {
    const W m0 = same_bits(MULTIPLIER_0);
    const W m2 = same_bits(MULTIPLIER_2);
    for (int c = 0; c < counters; c++) {
        uint64_t first = (uint64_t) MULTIPLIER_0 * (slot + (uint32_t) c);
        uint64_t second = (uint64_t) MULTIPLIER_2 * (uint32_t) ((first >> 32) ^ s->word3 ^ s->key1[0]);
        uint64_t third = (uint64_t) MULTIPLIER_0 * (uint32_t) ((second >> 32) ^ (uint32_t) s->product2 ^ s->key0[1]);
        W left = same_bits((uint32_t) first ^ s->key1[1]);
        W middle = same_bits((uint32_t) second ^ s->key0[2]);
        W right = same_bits((uint32_t) (third >> 32) ^ s->key1[2]);
        W tail = same_bits((uint32_t) third);
        W x0[GROUP], x1[GROUP], x2[GROUP], x3[GROUP];
        EACH(GROUP) {
            x1[i] = product32(s->high[i] ^ left, m2);
            x0[i] = (x1[i] >> 32) ^ middle;
            x2[i] = s->low[i] ^ right;
            x3[i] = tail;
        }
#pragma GCC unroll 7
        for (int r = 3; r < 10; r++) {
            /* The high halves of x1 and x3 are noise, which the product does not see. */
            W product0[GROUP], product2[GROUP];
            EACH(GROUP) product0[i] = product32(x0[i], m0);
            EACH(GROUP) product2[i] = product32(x2[i], m2);
            EACH(GROUP) x0[i] = xor3(product2[i] >> 32, x1[i], s->round0[r]);
            EACH(GROUP) x2[i] = xor3(product0[i] >> 32, x3[i], s->round1[r]);
            EACH(GROUP) x1[i] = product2[i];
            EACH(GROUP) x3[i] = product0[i];
        }
        EACH(GROUP) {
            W *to = (W *) (out + 2 * c * spacing + i * STEP);
            to[0] = (x0[i] & 0xFFFFFFFFu) | x1[i] << 32;
            to[spacing / STEP] = (x2[i] & 0xFFFFFFFFu) | x3[i] << 32;
        }
    }
}

/* ------------------------------------------------------------------------------------------------------- functions */

#define ONE_BITS 0x3ff0000000000000u
#define TWO_THIRDS_BITS 0x3fe5555555555555u
#define MANTISSA 0x000fffffffffffffu
#define TWO_TO_52_BITS 0x4330000000000000u
#define SIGN 0x8000000000000000u

/** -ln u for normal u, good to 3e-12: u = 2^e (1 + f), |f| <= 1/3. */
INLINE void minus_log(const V *u, V *out) {
    W shifted[SIDE];
    V exponent[SIDE], f[SIDE], s[SIDE];
    EACH(SIDE) shifted[i] = (W) u[i] + (ONE_BITS - TWO_THIRDS_BITS);
    EACH(SIDE) f[i] = (V) ((shifted[i] & MANTISSA) + TWO_THIRDS_BITS) - 1.0;
    EACH(SIDE) exponent[i] = ((V) (shifted[i] >> 52 | TWO_TO_52_BITS) - (0x1p52 + 1023 + 36)) * -0x1.62e42fefa39efp-1;
    EACH(SIDE) s[i] = f[i] * f[i];
    V even[SIDE], odd[SIDE];
    EACH(SIDE) even[i] = -0x1.bfb4561e8dc48p-4 * s[i] + -0x1.5eab67b0d884cp-4;
    EACH(SIDE) odd[i] = 0x1.a11ed585ae256p-4 * s[i] + 0x1.40f36ca961022p-4;
    EACH(SIDE) even[i] = even[i] * s[i] + -0x1.c8cf1b3455de3p-4;
    EACH(SIDE) odd[i] = odd[i] * s[i] + 0x1.9b3213105284cp-4;
    EACH(SIDE) even[i] = even[i] * s[i] + -0x1.2489ae158dab2p-3;
    EACH(SIDE) odd[i] = odd[i] * s[i] + 0x1.ffefd2d2b144ap-4;
    EACH(SIDE) even[i] = even[i] * s[i] + -0x1.9999c2d1aee49p-3;
    EACH(SIDE) odd[i] = odd[i] * s[i] + 0x1.55557c139fed9p-3;
    EACH(SIDE) even[i] = even[i] * s[i] + -0x1.5555553081220p-2;
    EACH(SIDE) odd[i] = odd[i] * s[i] + 0x1.ffffffbac38aap-3;
    EACH(SIDE) even[i] = even[i] * s[i] + -0x1.0000000002acdp+0;
    EACH(SIDE) odd[i] = odd[i] * s[i] + 0x1.0000000005077p-1;
    EACH(SIDE) even[i] = odd[i] * f[i] + even[i];
    EACH(SIDE) out[i] = even[i] * f[i] + exponent[i];
}

/** Pairs of normals of words, as Quartic's Normals, from the words and what minus_log gives for their radii. */
INLINE void turn(const W *word, const V *minus_log, V *first, V *second) {
    V radius[SIDE], x[SIDE], s[SIDE];
    EACH(SIDE) radius[i] = root(minus_log[i]);
    EACH(SIDE) x[i] = (V) ((word[i] & 0xffffffcu) | TWO_TO_52_BITS) - (0x1p52 + 0x1p27 - 2);
    EACH(SIDE) s[i] = x[i] * x[i];
    V cosine[SIDE], sine[SIDE];
    EACH(SIDE) cosine[i] = -0x1.a0ee132c60c1fp-296 * s[i] + 0x1.e1e7ccccb387ap-235;
    EACH(SIDE) sine[i] = 0x1.4bc85ccb213adp-265 * s[i] + -0x1.32ca9d79fc665p-204;
    EACH(SIDE) cosine[i] = cosine[i] * s[i] + -0x1.55d3ba300cd50p-174;
    EACH(SIDE) sine[i] = sine[i] * s[i] + 0x1.466bbac8a54e8p-144;
    EACH(SIDE) cosine[i] = cosine[i] * s[i] + 0x1.03c1f074ded21p-114;
    EACH(SIDE) sine[i] = sine[i] * s[i] + -0x1.4abbce56ae6e6p-85;
    EACH(SIDE) cosine[i] = cosine[i] * s[i] + -0x1.3bd3cc9bd2c35p-56;
    EACH(SIDE) sine[i] = sine[i] * s[i] + 0x1.921fb5443b587p-28;
    EACH(SIDE) cosine[i] = cosine[i] * s[i] + 0x1.ffffffffffe0bp-1;
    EACH(SIDE) cosine[i] *= radius[i];
    EACH(SIDE) x[i] *= radius[i];
    EACH(SIDE) first[i] = (V) ((W) (cosine[i] - x[i] * sine[i]) ^ word[i] << 63);
    EACH(SIDE) second[i] = (V) ((W) (cosine[i] + x[i] * sine[i]) ^ (word[i] << 62 & SIGN));
}

/** u of words. */
INLINE void radius(const W *word, V *u) {
    EACH(SIDE) u[i] = (V) (word[i] >> 28 | TWO_TO_52_BITS) - (0x1p52 - 0.5);
}

/** Where vector v of the words of consecutive pairs stands. */
INLINE size_t place(int v) { return (size_t) (v / GROUP * 2 * WIDTH + v % GROUP * STEP); }

/** First the logarithms, where the second normal of each pair will stand, then the normals. */
INLINE void normals_in_place(double *memory, int pairs) {
    for (int v = 0; v < pairs * GROUP; v += SIDE) {
        W word[SIDE];
        V log[SIDE];
        EACH(SIDE) word[i] = (W) load(memory + place(v + i));
        radius(word, log);
        minus_log(log, log);
        EACH(SIDE) store(memory + place(v + i) + WIDTH, log[i]);
    }
    for (int v = 0; v < pairs * GROUP; v += SIDE) {
        W word[SIDE];
        V first[SIDE], second[SIDE];
        EACH(SIDE) word[i] = (W) load(memory + place(v + i));
        EACH(SIDE) second[i] = load(memory + place(v + i) + WIDTH);
        turn(word, second, first, second);
        EACH(SIDE) store(memory + place(v + i), first[i]);
        EACH(SIDE) store(memory + place(v + i) + WIDTH, second[i]);
    }
}

/** Four normals a slot: value j of lane l goes to out[8 j + l]; there must be room for whole slots. */
static void normals(const Source *s, uint32_t slot, int count, double *restrict out) {
    int slots = (count + 3) / 4;
    words(s, slot, slots, out, 2 * WIDTH);
    normals_in_place(out, 2 * slots);
}

/** e^x for x from -700 to 700, good to 1e-13. */
INLINE void exponential(const V *x, V *out) {
    V rounded[SIDE], k[SIDE], r[SIDE], s[SIDE];
    EACH(SIDE) rounded[i] = x[i] * 0x1.71547652b82fep+0 + 0x1.8p52;
    EACH(SIDE) k[i] = rounded[i] - 0x1.8p52;
    EACH(SIDE) r[i] = (x[i] - k[i] * 0x1.62e42fefa39efp-1) - k[i] * 0x1.abc9e3b39803fp-56;
    EACH(SIDE) s[i] = r[i] * r[i];
    V even[SIDE], odd[SIDE];
    EACH(SIDE) even[i] = 0x1.a17df0d914d6cp-16 * s[i] + 0x1.6c162bb7d965cp-10;
    EACH(SIDE) odd[i] = 0x1.72e107c874de9p-19 * s[i] + 0x1.a01994c849582p-13;
    EACH(SIDE) even[i] = even[i] * s[i] + 0x1.55555588b8403p-5;
    EACH(SIDE) odd[i] = odd[i] * s[i] + 0x1.11111123bf154p-7;
    EACH(SIDE) even[i] = even[i] * s[i] + 0x1.ffffffffe74f1p-2;
    EACH(SIDE) odd[i] = odd[i] * s[i] + 0x1.5555555550d88p-3;
    EACH(SIDE) even[i] = even[i] * s[i] + 0x1.000000000003dp+0;
    EACH(SIDE) odd[i] = odd[i] * s[i] + 0x1.0000000000006p+0;
    EACH(SIDE) even[i] = odd[i] * r[i] + even[i];
    EACH(SIDE) out[i] = (V) ((W) even[i] + ((W) rounded[i] << 52));
}

/* ---------------------------------------------------------------------------------------------------------- memory */

static double *doubles(size_t count) {
    double *memory = aligned_alloc(64, (count * sizeof(double) + 127) / 64 * 64);
    if (!memory) {
        exit(1);
    }
    memset(memory, 0, count * sizeof(double));
    return memory;
}

static double clock_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

#endif

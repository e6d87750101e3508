/*
 * Quartic in C, for fixed tokens and one head: the same draws by the same algorithm, estimators field and collapsed, one draw a lane. What
 * a patient programmer would get from this machine with gcc.
 *
 *     twin CASE SECONDS       processor nanoseconds a draw, over at least so long, and the means of the observables
 *     twin CASE first DRAWS   the same of the first so many draws, a multiple of eight, to hold against Quartic
 */
#include "evaluating.h"
#include "reducing.h"

#define MOST_DRAWS 1024
#define BLOCK_BYTES (128 << 10)

static void block(Case *c, Source *s, Memory *m, Moments *moments, double *values, long stride, uint64_t number,
        int draws) {
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
        double start = clock_seconds();
        for (uint64_t number = 0; taken < seconds; number++) {
            block(&c, &s, &m, moments, values, stride, number, (int) stride);
            taken = clock_seconds() - start;
        }
    }
    printf("{\"step\": %d, \"draws\": %.0f, \"ns\": %.4f, \"pairs\": [", STEP, moments->draws,
            taken * 1e9 / moments->draws);
    for (int p = 0; p < c.pairs; p++) {
        printf("%s{\"points\": [%d, %d], \"mean\": %.17g}", p ? ", " : "", c.pair[p][0], c.pair[p][1],
                moments->mean[p]);
    }
    printf("], \"fours\": [");
    for (int f = 0; f < c.fours; f++) {
        printf("%s%.17g", f ? ", " : "", moments->mean[c.pairs + f]);
    }
    printf("]}\n");
    return 0;
}

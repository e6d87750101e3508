"""What the NumPy programs share: the case they are given, their clock, and the search for their best batch."""

import json
import os
import sys
import time

# Before NumPy is loaded: one thread of its libraries, the comparison is of single cores.
for library in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[library] = "1"

import numpy as np  # noqa: E402

LEAST_SECONDS = 0.15
LARGEST_BATCH = 16384
LARGEST_MEMORY = 1 << 26


class Case:
    """An ensemble and its correlators, as the driver writes them: one key and its values a line."""

    def __init__(self, path):
        points, fours = [], []
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                key, *values = line.split()
                if key == "point":
                    points.append([float(value) for value in values])
                elif key == "four":
                    fours.append(tuple(int(value) for value in values))
                elif key == "width":
                    self.width = int(values[0])
                elif key == "sigma":
                    self.sigma_q, self.sigma_k, self.sigma_v, self.sigma_z = (float(value) for value in values)
                elif key == "seed":
                    self.seed = int(values[0])
        self.tokens = np.array(points)
        self.points, self.dimension = self.tokens.shape
        self.fours = fours
        self.pairs = sorted({pair for a, b, c, d in fours
                             for pair in ((a, b), (c, d), (a, c), (b, d), (a, d), (b, c))})
        self.score_scale = self.sigma_q * self.sigma_k / self.dimension / np.sqrt(self.width)
        self.field_scale = self.sigma_v * self.sigma_z / np.sqrt(self.dimension * self.width)


def softmax(scores, axis):
    """In place."""
    scores -= scores.max(axis=axis, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=axis, keepdims=True)


def rate(step, seconds):
    """Nanoseconds a draw, by the clock, of step(), which makes a batch and returns its size, over at least so long."""
    draws = 0
    start = time.perf_counter()
    while True:
        draws += step()
        used = time.perf_counter() - start
        if used > seconds:
            return 1e9 * used / draws


class Search:
    """For the fastest formulation and batch."""

    def __init__(self, case, formulations, numbers_of_draw):
        self.case, self.formulations = case, formulations
        self.largest = min(LARGEST_BATCH, LARGEST_MEMORY // numbers_of_draw)
        self.fastest, self.best = np.inf, None

    def attempt(self, name, batch):
        """Whether this is the fastest so far."""
        step = self.formulations[name](self.case, generator(self.case), batch).step
        step()
        cost = rate(step, LEAST_SECONDS)
        print(f"{name} {batch}: {cost:.1f}", file=sys.stderr)
        if cost < self.fastest:
            self.fastest, self.best = cost, (name, batch)

    def run(self):
        """Coarsely over batches, for all formulations, then finely about the best."""
        for name in self.formulations:
            batch = 16
            while batch <= self.largest:
                self.attempt(name, batch)
                batch *= 4
        name, batch = self.best
        self.attempt(name, batch // 2)
        if 2 * batch <= self.largest:
            self.attempt(name, 2 * batch)
        return self.best


def generator(case):
    """The random numbers: the default of NumPy."""
    return np.random.Generator(np.random.PCG64(case.seed))


def main(formulations, numbers_of_draw):
    """numpy_x.py CASE SECONDS [FORMULATION BATCH [variance]]: looks for the best of them if they are not given, then measures."""
    case, seconds, given = Case(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]
    if given:
        name, batch = given[0], int(given[1])
    else:
        name, batch = Search(case, formulations, numbers_of_draw(case)).run()
    work = formulations[name](case, generator(case), batch)
    if "variance" in given:
        said = {"variance": work.variance(seconds)}
    else:
        work.step()
        said = {"formulation": name, "batch": batch, "ns": rate(work.step, seconds), **work.result()}
    print(json.dumps(said))

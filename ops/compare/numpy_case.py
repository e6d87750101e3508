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


def rate(step):
    """Processor nanoseconds a draw of step(), which makes a batch and returns its size."""
    step()
    draws = 0
    start = time.process_time()
    while True:
        draws += step()
        taken = time.process_time() - start
        if taken > LEAST_SECONDS:
            return 1e9 * taken / draws


def main(formulations, numbers_of_draw):
    """numpy_x.py CASE SECONDS [FORMULATION BATCH]: looks for the best of them if they are not given, then measures."""
    case = Case(sys.argv[1])
    seconds = float(sys.argv[2])
    best = None
    if len(sys.argv) > 3:
        best = (sys.argv[3], int(sys.argv[4]))
    else:
        fastest = np.inf
        for name, formulation in formulations.items():
            batch = 16
            while batch <= 16384 and batch * numbers_of_draw(case) <= 1 << 26:
                each = rate(formulation(case, np.random.Generator(np.random.PCG64(case.seed)), batch).step)
                print(f"{name} {batch}: {each:.1f}", file=sys.stderr)
                if each < fastest:
                    fastest, best = each, (name, batch)
                batch *= 2
    name, batch = best
    work = formulations[name](case, np.random.Generator(np.random.PCG64(case.seed)), batch)
    work.step()
    draws = 0
    start, processor = time.perf_counter(), time.process_time()
    while time.perf_counter() - start < seconds:
        draws += work.step()
    wall, processor = time.perf_counter() - start, time.process_time() - processor
    print(json.dumps({"formulation": name, "batch": batch, "draws": draws, "wall-ns": 1e9 * wall / draws,
                      "cpu-ns": 1e9 * processor / draws, "numpy": np.__version__, **work.result()}))

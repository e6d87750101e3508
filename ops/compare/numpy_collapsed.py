"""The score matrix from its exact law (Bartlett) and the conditional kernel X, in batches: as good a NumPy program as could be found."""

from numpy_case import main, np, softmax


class Collapsed:
    """A batch of draws and the moments of X at the pairs of the requested correlators."""

    def __init__(self, case, generator, batch):
        self.case, self.generator, self.batch = case, generator, batch
        self.rank = min(case.dimension, case.width)
        self.below = np.tril_indices(case.dimension, -1, self.rank)
        self.normal = np.empty(self.shape(case.dimension, self.rank))
        self.lower = np.zeros(self.shape(case.dimension, self.rank))
        self.batches = 0
        self.ones = np.zeros(len(case.pairs))
        self.twos = np.zeros(len(case.fours))

    def step(self):
        """Draws a batch and adds its moments to those before."""
        self.generator.standard_normal(out=self.normal)
        self.draw_lower()
        kernel = self.kernels()
        self.batches += 1
        for i, pair in enumerate(self.case.pairs):
            self.ones[i] += kernel[pair].mean()
        for i, (a, b, c, d) in enumerate(self.case.fours):
            self.twos[i] += (np.dot(kernel[a, b], kernel[c, d]) + np.dot(kernel[a, c], kernel[b, d])
                             + np.dot(kernel[a, d], kernel[b, c])) / self.batch
        return self.batch

    def draw_chi(self, i, out):
        """The lengths of normal vectors in d_k - i dimensions."""
        self.generator.standard_gamma(0.5 * (self.case.width - i), out=out)
        out *= 2.0
        np.sqrt(out, out=out)

    def result(self):
        """Means of X and of the sums over pairings of X X."""
        return {"two": list(self.ones / self.batches), "four": list(self.twos / self.batches)}

    def outputs(self, scores):
        """The mean tokens, points x D x batch, of scores, points x tokens x batch."""
        softmax(scores, 1)
        return np.matmul(self.case.tokens.T * (self.case.sigma_v / np.sqrt(self.case.dimension)), scores)


class DrawsLast(Collapsed):
    """All arrays have the draws last, so that fixed tokens multiply all of a batch at once."""

    def shape(self, rows, columns):
        return (rows, columns, self.batch)

    def draw_lower(self):
        for i in range(self.case.dimension):
            if i < self.rank:
                self.draw_chi(i, self.lower[i, i])
            if i:
                self.generator.standard_normal(out=self.lower[i, :min(i, self.rank)])

    def scores(self):
        case, n, d, r = self.case, self.case.points, self.case.dimension, self.rank
        queries = ((case.tokens * case.score_scale) @ self.normal.reshape(d, r * self.batch)).reshape(n, r, -1)
        keys = (case.tokens @ self.lower.reshape(d, r * self.batch)).reshape(n, r, -1)
        return np.einsum("arb,trb->atb", queries, keys)

    def kernels(self):
        o = self.outputs(self.scores())
        return {(a, b): np.einsum("rb,rb->b", o[a], o[b]) for a, b in self.case.pairs}


class DrawsLastByMatrix(DrawsLast):
    """The score matrix first, and then the tokens from both sides."""

    def scores(self):
        case, n, d = self.case, self.case.points, self.case.dimension
        m = np.einsum("irb,jrb->ijb", self.normal, self.lower)
        rows = (case.tokens * case.score_scale) @ m.reshape(d, d * self.batch)
        return np.matmul(case.tokens, rows.reshape(n, d, self.batch))


class DrawsFirst(Collapsed):
    """All arrays have the draws first: one small matrix product for each."""

    def shape(self, rows, columns):
        return (self.batch, rows, columns)

    def draw_lower(self):
        chi = np.empty(self.batch)
        for i in range(self.rank):
            self.draw_chi(i, chi)
            self.lower[:, i, i] = chi
        if self.below[0].size:
            self.lower[(slice(None), *self.below)] = self.generator.standard_normal((self.batch, self.below[0].size))

    def kernels(self):
        case = self.case
        queries = np.matmul(case.tokens * case.score_scale, self.normal)
        keys = np.matmul(case.tokens, self.lower)
        scores = np.matmul(queries, keys.transpose(0, 2, 1))
        softmax(scores, 2)
        o = np.matmul(scores, case.tokens * (case.sigma_v / np.sqrt(case.dimension)))
        return {(a, b): np.einsum("br,br->b", o[:, a], o[:, b]) for a, b in case.pairs}


class DrawsFirstThenLast(DrawsFirst):
    """Queries, keys and scores with the draws first, as one matrix product a draw; what follows with the draws last."""

    def kernels(self):
        case = self.case
        queries = np.matmul(case.tokens * case.score_scale, self.normal)
        keys = np.matmul(case.tokens, self.lower)
        scores = np.matmul(queries, keys.transpose(0, 2, 1))
        o = self.outputs(np.ascontiguousarray(scores.transpose(1, 2, 0)))
        return {(a, b): np.einsum("rb,rb->b", o[a], o[b]) for a, b in case.pairs}


if __name__ == "__main__":
    main({"draws-last": DrawsLast, "draws-last-by-matrix": DrawsLastByMatrix, "draws-first": DrawsFirst,
          "draws-first-then-last": DrawsFirstThenLast},
         lambda case: case.dimension * 2 * case.dimension + case.points ** 2)

"""The field of random attention heads drawn literally, W^Q, W^K, W^V and z, in batches: as good a NumPy program as could be found."""

import time

from numpy_case import main, np, softmax


class Field:
    """A batch of draws and the moments of phi at the points of the requested correlators."""

    def __init__(self, case, generator, batch):
        self.case, self.generator, self.batch = case, generator, batch
        d, width = case.dimension, case.width
        self.queries = np.empty(self.shape(d, width))
        self.keys = np.empty(self.shape(d, width))
        self.values = np.empty(self.shape(d, width))
        self.readout = np.empty(self.shape(1, width))
        self.batches = 0
        self.twos = np.zeros(len(case.pairs))
        self.fours = np.zeros(len(case.fours))

    def draw(self):
        """phi of a fresh batch, points x batch."""
        for parameters in (self.queries, self.keys, self.values, self.readout):
            self.generator.standard_normal(out=parameters)
        return self.field()

    def step(self):
        """Draws a batch and adds its moments to those before."""
        phi = self.draw()
        self.batches += 1
        products = {}
        for i, (a, b) in enumerate(self.case.pairs):
            products[a, b] = phi[a] * phi[b]
            self.twos[i] += products[a, b].mean()
        for i, (a, b, c, d) in enumerate(self.case.fours):
            self.fours[i] += np.dot(products[a, b], products[c, d]) / self.batch
        return self.batch

    def result(self):
        """Means of phi phi, pair by pair, and of phi phi phi phi."""
        return {"two": list(self.twos / self.batches), "four": list(self.fours / self.batches)}

    def variance(self, seconds):
        """
        Of the influence of a draw on G4c of the first four-point: phi_a phi_b phi_c phi_d less, for each of the three pairings, G2(a,b)
        phi_c phi_d + G2(c,d) phi_a phi_b. Divided by the number of draws it is the variance of the estimate.
        """
        points = list(self.case.fours[0])
        drawn = []
        start = time.process_time()
        while time.process_time() - start < seconds:
            drawn.append(self.draw()[points].copy())
        a, b, c, d = np.concatenate(drawn, axis=1)
        influence = a * b * c * d
        for left, right in ((a * b, c * d), (a * c, b * d), (a * d, b * c)):
            influence -= left.mean() * right + right.mean() * left
        return influence.var()

    def attended(self, m, w):
        """phi, points x batch, of score matrices m, D x D x batch, and w = W^V z, D x batch."""
        case = self.case
        tokens, n, d = case.tokens, case.points, case.dimension
        rows = (tokens * case.score_scale) @ m.reshape(d, d * self.batch)
        scores = np.matmul(tokens, rows.reshape(n, d, self.batch))
        softmax(scores, 1)
        values = (tokens * case.field_scale) @ w
        return np.einsum("atb,tb->ab", scores, values)


class DrawsLast(Field):
    """All arrays have the draws last: everything but the scores of a wide head is a loop over draws side by side."""

    def shape(self, rows, width):
        return (rows, width, self.batch)

    def field(self):
        m = np.einsum("icb,jcb->ijb", self.queries, self.keys)
        w = np.einsum("icb,cb->ib", self.values, self.readout[0])
        return self.attended(m, w)


class DrawsFirst(Field):
    """Parameters have the draws first, one matrix product a draw makes the score matrix, draws last from there on."""

    def shape(self, rows, width):
        return (self.batch, rows, width)

    def field(self):
        case = self.case
        m = np.matmul(self.queries, self.keys.transpose(0, 2, 1))
        w = np.matmul(self.values, self.readout.transpose(0, 2, 1))[:, :, 0]
        return self.attended(np.ascontiguousarray(m.transpose(1, 2, 0)), np.ascontiguousarray(w.T))


class DrawsFirstThroughout(DrawsFirst):
    """The draws first to the end."""

    def field(self):
        case = self.case
        m = np.matmul(self.queries, self.keys.transpose(0, 2, 1))
        w = np.matmul(self.values, self.readout.transpose(0, 2, 1))
        rows = np.matmul(m, (case.tokens * case.score_scale).T)
        scores = np.matmul(case.tokens, rows)
        softmax(scores, 2)
        phi = np.matmul(scores, np.matmul(case.tokens * case.field_scale, w))
        return np.ascontiguousarray(phi[:, :, 0].T)


class Projections(DrawsFirst):
    """The paper's own order: tokens are projected to queries and keys of width d_k, whose products are the scores."""

    def field(self):
        case = self.case
        queries = np.matmul(case.tokens * case.score_scale, self.queries)
        keys = np.matmul(case.tokens, self.keys)
        scores = np.matmul(queries, keys.transpose(0, 2, 1))
        softmax(scores, 2)
        values = np.matmul(case.tokens * case.field_scale, np.matmul(self.values, self.readout.transpose(0, 2, 1)))
        return np.ascontiguousarray(np.matmul(scores, values)[:, :, 0].T)


if __name__ == "__main__":
    main({"draws-last": DrawsLast, "draws-first": DrawsFirst, "draws-first-throughout": DrawsFirstThroughout,
          "projections": Projections},
         lambda case: case.width * (3 * case.dimension + 1))

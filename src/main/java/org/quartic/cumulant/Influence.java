package org.quartic.cumulant;

import java.util.Arrays;

/**
 * The influence function of an estimate as a linear form of the variables: how much a draw moves it, up to a constant. The variance of
 * an estimate is that of its influence function over the number of draws. Built by one thread, then only read.
 */
final class Influence {

    private int[] variables = new int[12];
    private double[] coefficients = new double[12];
    private int size;

    /** Adds a multiple of a variable. */
    Influence add(int variable, double coefficient) {
        for (int k = 0; k < size; k++) {
            if (variables[k] == variable) {
                coefficients[k] += coefficient;
                return this;
            }
        }
        if (size == variables.length) {
            variables = Arrays.copyOf(variables, 2 * size);
            coefficients = Arrays.copyOf(coefficients, 2 * size);
        }
        variables[size] = variable;
        coefficients[size++] = coefficient;
        return this;
    }

    /** Adds a multiple of another form. */
    Influence add(Influence other, double factor) {
        for (int k = 0; k < other.size; k++) {
            add(other.variables[k], factor * other.coefficients[k]);
        }
        return this;
    }

    /** Back to nothing, to be built anew. */
    Influence clear() {
        size = 0;
        return this;
    }

    int size() {
        return size;
    }

    int variable(int k) {
        return variables[k];
    }

    double coefficient(int k) {
        return coefficients[k];
    }
}

package org.sdvp.centre.fleet.plan;

import java.util.List;
import java.util.Optional;

/** Ordinary least squares with few unknowns, by the normal equations of columns that are scaled to equal size. */
final class LeastSquares {
    private static final double SINGULAR = 1e-9;

    private LeastSquares() {}

    /**
     * The coefficients by which the rows come nearest to their right sides.
     *
     * @param rows each with its right side last, all of the same length
     * @return empty if there are too few or they do not determine them
     */
    static Optional<double[]> solve(List<double[]> rows) {
        if (rows.isEmpty() || rows.size() < rows.get(0).length) {
            return Optional.empty();
        }
        int n = rows.get(0).length - 1;
        double[] scale = new double[n];
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                scale[i] = Math.max(scale[i], Math.abs(row[i]));
            }
        }
        double[][] normal = new double[n][n + 1];
        for (double[] row : rows) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    normal[i][j] += row[i] / scale[i] * row[j] / scale[j];
                }
                normal[i][n] += row[i] / scale[i] * row[n];
            }
        }
        return eliminate(normal, rows.size()).map(found -> {
            for (int i = 0; i < n; i++) {
                found[i] /= scale[i];
            }
            return found;
        });
    }

    private static Optional<double[]> eliminate(double[][] a, int rows) {
        int n = a.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int i = column + 1; i < n; i++) {
                pivot = Math.abs(a[i][column]) > Math.abs(a[pivot][column]) ? i : pivot;
            }
            // Also NaN, of a column of zeros.
            if (!(Math.abs(a[pivot][column]) > SINGULAR * rows)) {
                return Optional.empty();
            }
            double[] swap = a[pivot];
            a[pivot] = a[column];
            a[column] = swap;
            for (int i = 0; i < n; i++) {
                double factor = i == column ? 0 : a[i][column] / a[column][column];
                for (int j = column; factor != 0 && j <= n; j++) {
                    a[i][j] -= factor * a[column][j];
                }
            }
        }
        double[] found = new double[n];
        for (int i = 0; i < n; i++) {
            found[i] = a[i][n] / a[i][i];
        }
        return Optional.of(found);
    }
}

package vn.diemcau.benchmark;

import java.util.Arrays;

/**
 * What some measurements have in common.
 *
 * @param median the middle one, or the mean of the two in the middle; not a number where there are none
 */
record Statistics(int count, double least, double median, double most) {
    static Statistics of(double[] values) {
        if (values.length == 0) {
            return new Statistics(0, Double.NaN, Double.NaN, Double.NaN);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Statistics(sorted.length, sorted[0], median, sorted[sorted.length - 1]);
    }
}

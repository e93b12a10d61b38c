package vn.diemcau.articles.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Learns a classifier from cases whose answer is known. The same cases in the same order always give the same one. */
public final class LinearTrainer {
    private static final double MOMENTUM = 0.9;
    private static final double DECAY = 0.999;
    private static final double TINY = 1e-8;

    private final int steps;
    private final double rate;
    private final double penalty;
    private final List<FeatureVector> cases = new ArrayList<>();
    private final List<Boolean> answers = new ArrayList<>();

    /**
     * @param steps how often all cases are looked at
     * @param rate how far a step goes
     * @param penalty how much large weights cost: more where there are few cases for many features, so that none is
     *     learned by heart
     */
    public LinearTrainer(int steps, double rate, double penalty) {
        this.steps = steps;
        this.rate = rate;
        this.penalty = penalty;
    }

    /** Takes a case with its answer. */
    public void learn(FeatureVector features, boolean answer) {
        cases.add(features);
        answers.add(answer);
    }

    /** The classifier: the logistic loss over all cases with a penalty on squared weights, taken down by Adam. */
    public LinearClassifier train() {
        int bias = FeatureVector.BUCKETS;
        double[] weights = new double[bias + 1];
        double[] gradient = new double[bias + 1];
        double[] mean = new double[bias + 1];
        double[] square = new double[bias + 1];
        for (int step = 1; step <= steps; step++) {
            gradient(weights, gradient);
            double first = 1 - Math.pow(MOMENTUM, step);
            double second = 1 - Math.pow(DECAY, step);
            for (int i = 0; i <= bias; i++) {
                double slope = gradient[i] + (i == bias ? 0 : penalty * weights[i]);
                mean[i] = MOMENTUM * mean[i] + (1 - MOMENTUM) * slope;
                square[i] = DECAY * square[i] + (1 - DECAY) * slope * slope;
                weights[i] -= rate * (mean[i] / first) / (Math.sqrt(square[i] / second) + TINY);
            }
        }
        return LinearClassifier.of(weights[bias], Arrays.copyOf(weights, bias));
    }

    private void gradient(double[] weights, double[] gradient) {
        int bias = FeatureVector.BUCKETS;
        Arrays.fill(gradient, 0);
        for (int index = 0; index < cases.size(); index++) {
            FeatureVector features = cases.get(index);
            double sum = weights[bias];
            for (int i = 0; i < features.size(); i++) {
                sum += weights[features.bucket(i)];
            }
            double error = 1 / (1 + Math.exp(-sum)) - (answers.get(index) ? 1 : 0);
            gradient[bias] += error;
            for (int i = 0; i < features.size(); i++) {
                gradient[features.bucket(i)] += error;
            }
        }
    }
}

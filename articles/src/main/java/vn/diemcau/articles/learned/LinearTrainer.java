package vn.diemcau.articles.learned;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Learns a classifier from cases whose answer is known. The same cases in the same order always give the same one. */
public final class LinearTrainer {
    private static final long SEED = 20_190_704;

    private final int epochs;
    private final double rate;
    private final double penalty;
    private final List<FeatureVector> cases = new ArrayList<>();
    private final List<Boolean> answers = new ArrayList<>();

    /**
     * @param epochs how often each case is looked at: few times where there are few cases for many features, so that
     *     none is learned by heart
     * @param rate how far a case moves a weight
     * @param penalty how much large weights cost
     */
    public LinearTrainer(int epochs, double rate, double penalty) {
        this.epochs = epochs;
        this.rate = rate;
        this.penalty = penalty;
    }

    /** Takes a case with its answer. */
    public void learn(FeatureVector features, boolean answer) {
        cases.add(features);
        answers.add(answer);
    }

    /** The classifier: AdaGrad over the logistic loss, with a penalty on weights. */
    public LinearClassifier train() {
        double[] weights = new double[FeatureVector.BUCKETS];
        double[] squares = new double[FeatureVector.BUCKETS];
        double bias = 0;
        double biasSquare = 0;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            order.add(i);
        }
        Random random = new Random(SEED);
        for (int epoch = 0; epoch < epochs; epoch++) {
            Collections.shuffle(order, random);
            for (int index : order) {
                FeatureVector features = cases.get(index);
                double sum = bias;
                for (int i = 0; i < features.size(); i++) {
                    sum += weights[features.bucket(i)];
                }
                double error = 1 / (1 + Math.exp(-sum)) - (answers.get(index) ? 1 : 0);
                biasSquare += error * error;
                bias -= rate * error / Math.sqrt(biasSquare + 1e-8);
                for (int i = 0; i < features.size(); i++) {
                    int bucket = features.bucket(i);
                    double gradient = error + penalty * weights[bucket];
                    squares[bucket] += gradient * gradient;
                    weights[bucket] -= rate * gradient / Math.sqrt(squares[bucket] + 1e-8);
                }
            }
        }
        return LinearClassifier.of(bias, weights);
    }
}

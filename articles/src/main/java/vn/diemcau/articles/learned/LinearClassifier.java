package vn.diemcau.articles.learned;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Logistic regression: how likely it is that something is so. Weights are kept in a byte each. Safe for many threads. */
public final class LinearClassifier {
    private final float scale;
    private final float bias;
    private final byte[] weights;

    private LinearClassifier(float scale, float bias, byte[] weights) {
        this.scale = scale;
        this.bias = bias;
        this.weights = weights;
    }

    static LinearClassifier of(double bias, double[] exact) {
        double most = 1e-6;
        for (double weight : exact) {
            most = Math.max(most, Math.abs(weight));
        }
        byte[] weights = new byte[exact.length];
        for (int i = 0; i < exact.length; i++) {
            weights[i] = (byte) Math.round(exact[i] / most * Byte.MAX_VALUE);
        }
        return new LinearClassifier((float) (most / Byte.MAX_VALUE), (float) bias, weights);
    }

    /** The classifier that a resource holds. */
    public static LinearClassifier ofResource(String path) {
        try (InputStream in = LinearClassifier.class.getResourceAsStream(path)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LinearClassifier read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        float scale = data.readFloat();
        float bias = data.readFloat();
        byte[] weights = new byte[FeatureVector.BUCKETS];
        data.readFully(weights);
        return new LinearClassifier(scale, bias, weights);
    }

    /** Writes what {@link #ofResource} reads. */
    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeFloat(scale);
        data.writeFloat(bias);
        data.write(weights);
        data.flush();
    }

    /** From 0 to 1. */
    public double probability(FeatureVector features) {
        long sum = 0;
        for (int i = 0; i < features.size(); i++) {
            sum += weights[features.bucket(i)];
        }
        return 1 / (1 + Math.exp(-(bias + scale * sum)));
    }
}

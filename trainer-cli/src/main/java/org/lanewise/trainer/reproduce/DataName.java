package org.lanewise.trainer.reproduce;

import org.lanewise.trainer.data.DataSet;

/** What results and pages call a data set: not by the folder in which it lay on one machine. */
public final class DataName {
    private static final String MNIST_SHA256 = "ddd1affa28b79c2f2cf112a40b3b82742d332e38b8f47a97a12e6a2445c6606d";

    private DataName() {}

    /** The name. */
    public static String of(DataSet data) {
        if (isMnist(data)) {
            return "MNIST";
        }
        return data.synthetic()
                ? data.description() + " - not MNIST"
                : data.train().count() + " + " + data.test().count() + " images that are not MNIST";
    }

    /** Whether these are the very images and labels that the reports used. */
    public static boolean isMnist(DataSet data) {
        return data.sha256().equals(MNIST_SHA256);
    }
}

package org.lanewise.trainer.reproduce.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lanewise.trainer.reproduce.Curves;
import org.lanewise.trainer.reproduce.Probe;
import org.lanewise.trainer.reproduce.Run;

/** The log of report 002, figure 2, line by line as its program printed it; its counter begins again with every epoch. */
final class LiLog {
    private LiLog() {}

    /**
     * The lines of an epoch of a run.
     *
     * @param epoch from 0
     * @param from the first iteration of the epoch to be shown
     * @param to behind the last
     */
    static String of(Run run, int epoch, int from, int to) {
        Curves curves = run.curves();
        int updates = run.outcome().setup().updatesOfEpoch();
        return of(curves.test(), curves.validation(), curves.trainAccuracy(), curves.trainLoss(), epoch * updates, from,
                Math.min(to, updates));
    }

    /** @param before updates made before the epoch */
    static String of(
            List<Probe> test, List<Probe> validation, float[] accuracies, float[] losses, int before, int from,
            int to) {
        Map<Integer, Probe> tests = byUpdates(test);
        Map<Integer, Probe> validations = byUpdates(validation);
        StringBuilder log = new StringBuilder();
        for (int iteration = from; iteration < to; iteration++) {
            Probe tested = tests.get(before + iteration);
            if (tested != null) {
                log.append(line("Test accuracy=%.5f, loss=%.5f", tested.accuracy(), tested.loss()));
            }
            Probe validated = validations.get(before + iteration);
            if (validated != null) {
                log.append(line("Validation accuracy: %.5f, loss: %.5f", validated.accuracy(), validated.loss()));
                log.append(line(
                        "Iteration %d:\taccuracy=%.5f, loss=%.5f, regularization loss= %s",
                        iteration, accuracies[before + iteration], losses[before + iteration],
                        Float.toString(validated.penalty())));
            }
        }
        return log.toString();
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }

    private static Map<Integer, Probe> byUpdates(List<Probe> probes) {
        Map<Integer, Probe> byUpdates = new TreeMap<>();
        probes.forEach(probe -> byUpdates.put(probe.updates(), probe));
        return byUpdates;
    }
}

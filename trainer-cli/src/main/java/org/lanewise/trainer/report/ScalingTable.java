package org.lanewise.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lanewise.engine.plan.TrainingProfile;
import org.lanewise.engine.plan.TrainingProfile.Part;

/**
 * What more cores would give, by counting chunks; see {@link TrainingProfile#secondsOn}.
 *
 * @param profile of one thread
 * @param cores numbers of cores to look at
 */
public record ScalingTable(TrainingProfile profile, List<Integer> cores) {
    /** A line for each number of cores. */
    public String text() {
        double one = profile.secondsOn(1);
        List<String> lines = new ArrayList<>();
        lines.add("by counting, if chunks of a part take equally long and nothing is lost between parts:");
        lines.add("cores     us a step  times faster  of the cores");
        for (int count : cores) {
            double seconds = profile.secondsOn(count);
            lines.add(String.format(
                    Locale.ROOT, "%5d%14.1f%14.2f%13.0f%%", count, 1e6 * seconds, one / seconds,
                    100 * one / seconds / count));
        }
        double serial = profile.parts().stream().filter(part -> part.chunks() == 1).mapToDouble(Part::seconds).sum();
        lines.add(String.format(
                Locale.ROOT, "parts of a single chunk take %.1f %% of the time; the others have %d to %d chunks",
                100 * serial / one,
                profile.parts().stream().mapToInt(Part::chunks).filter(chunks -> chunks > 1).min().orElse(0),
                profile.parts().stream().mapToInt(Part::chunks).max().orElse(0)));
        return String.join(System.lineSeparator(), lines);
    }
}

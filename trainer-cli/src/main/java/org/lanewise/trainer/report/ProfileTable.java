package org.lanewise.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lanewise.engine.plan.Phase;
import org.lanewise.engine.plan.TrainingProfile;
import org.lanewise.engine.plan.TrainingProfile.Part;

/**
 * Where the time of a training step goes, as a table.
 *
 * @param profile what was measured
 * @param peak the multiply-adds that all threads can do together, in GFLOP/s; 0 if unknown
 */
public record ProfileTable(TrainingProfile profile, double peak) {
    private static final String ALL = "all layers";
    private static final double SMALLEST_SHARE = 0.001;

    /** Part by part, then phase by phase, then all. */
    public String text() {
        int width = Math.max(
                ALL.length(),
                profile.parts().stream().mapToInt(part -> part.layer().length()).max().orElse(0)) + 2;
        List<String> lines = new ArrayList<>();
        lines.add(heading(width));
        List<Part> shown = new ArrayList<>(profile.parts());
        shown.removeIf(part -> part.seconds() < SMALLEST_SHARE * profile.seconds());
        shown.forEach(part -> lines.add(row(width, part.layer(), phase(part.phase()), part)));
        int hidden = profile.parts().size() - shown.size();
        if (hidden > 0) {
            lines.add("parts of less than 0.1 % left out: " + hidden);
        }
        lines.add("");
        lines.add(heading(width));
        for (Phase phase : Phase.values()) {
            Part sum = sum(phase);
            if (sum.seconds() > 0) {
                lines.add(row(width, ALL, phase(phase), sum));
            }
        }
        lines.add(row(width, "step", "", sum(profile.parts(), Phase.LOAD)));
        lines.add(String.format(
                Locale.ROOT, "%d images a step, %,.0f images/s", profile.images(),
                profile.images() / profile.seconds()));
        return String.join(System.lineSeparator(), lines);
    }

    private Part sum(Phase phase) {
        return sum(profile.parts().stream().filter(part -> part.phase() == phase).toList(), phase);
    }

    private static Part sum(List<Part> parts, Phase phase) {
        return new Part(
                "",
                phase,
                parts.stream().mapToLong(Part::multiplyAdds).sum(),
                parts.stream().mapToLong(Part::bytes).sum(),
                parts.stream().mapToDouble(Part::seconds).sum(),
                parts.stream().mapToInt(Part::chunks).sum());
    }

    private static String heading(int width) {
        return String.format(
                Locale.ROOT, "%-" + width + "s%-10s%11s%9s%10s%9s%9s", "layer", "phase", "us", "share", "GFLOP/s",
                "of peak", "GB/s");
    }

    private String row(int width, String layer, String phase, Part part) {
        double gflops = 2e-9 * part.multiplyAdds() / part.seconds();
        return String.format(
                Locale.ROOT,
                "%-" + width + "s%-10s%11.1f%8.1f%%%10s%9s%9s",
                layer,
                phase,
                1e6 * part.seconds(),
                100 * part.seconds() / profile.seconds(),
                gflops == 0 ? "" : String.format(Locale.ROOT, "%.1f", gflops),
                gflops == 0 || peak == 0 ? "" : String.format(Locale.ROOT, "%.1f%%", 100 * gflops / peak),
                part.bytes() == 0 ? "" : String.format(Locale.ROOT, "%.1f", 1e-9 * part.bytes() / part.seconds()))
                .stripTrailing();
    }

    private static String phase(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}

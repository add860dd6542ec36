package org.lanewise.trainer.figure;

import java.util.List;
import java.util.stream.Stream;

/**
 * The colours of figures and pages, light and dark. The six of the series keep their distance for readers who see no
 * red, no green or no blue, and stand out from both backgrounds; a test computes that. They began as those of Okabe and
 * Ito, "Color Universal Design" (2008), three of which are too pale for lines on white.
 */
public final class Theme {
    /** Backgrounds, light and dark. */
    static final Tone SURFACE = new Tone("surface", "#ffffff", "#0f1419");

    /** Text and marks on the background: text needs a contrast of 4.5. */
    static final List<Tone> TEXTS = List.of(
            new Tone("ink", "#1f2328", "#e6edf3"),
            new Tone("muted", "#57606a", "#9aa4af"),
            new Tone("link", "#0550ae", "#79c0ff"),
            new Tone("good", "#116329", "#4ac26b"),
            new Tone("bad", "#a40e26", "#ff9085"));

    /** Lines of the series: graphical objects need a contrast of 3. */
    static final List<Tone> SERIES = List.of(
            new Tone("series-0", "#0042ac", "#43bdff"),
            new Tone("series-1", "#db7405", "#d9741a"),
            new Tone("series-2", "#02a288", "#00895c"),
            new Tone("series-3", "#823377", "#a868a0"),
            new Tone("series-4", "#1f2328", "#e6edf3"),
            new Tone("series-5", "#6f6b38", "#ffe11a"));

    private static final List<Tone> LINES = List.of(
            new Tone("axis", "#8c959f", "#6e7781"),
            new Tone("grid", "#d8dee4", "#2d343c"),
            new Tone("minor", "#eff2f5", "#1b2127"),
            new Tone("panel", "#f6f8fa", "#161b22"),
            new Tone("red", "#d00000", "#ff6b6b"));

    /** Dash patterns of the series in turn, so that grey prints can be read. */
    private static final String[] DASHES = {"none", "7 3", "2 3", "9 3 2 3", "13 4", "9 3 2 3 2 3"};

    private Theme() {}

    /** A colour by its role. */
    record Tone(String name, String light, String dark) {}

    /** The light colour of that name, as #rrggbb. */
    static String light(String name) {
        return Stream.of(List.of(SURFACE), TEXTS, SERIES, LINES)
                .flatMap(List::stream)
                .filter(tone -> tone.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no colour " + name))
                .light();
    }

    /** The colours as CSS variables of whatever the selector finds. */
    public static String variables(String selector) {
        StringBuilder light = new StringBuilder();
        StringBuilder dark = new StringBuilder();
        for (List<Tone> tones : List.of(List.of(SURFACE), TEXTS, SERIES, LINES)) {
            for (Tone tone : tones) {
                light.append("--").append(tone.name()).append(':').append(tone.light()).append(';');
                dark.append("--").append(tone.name()).append(':').append(tone.dark()).append(';');
            }
        }
        return selector + "{color-scheme:light dark;" + light + "}\n@media (prefers-color-scheme:dark){" + selector
                + "{" + dark + "}}\n";
    }

    /** How the parts of a chart look, given {@link #variables}. */
    public static String chartRules() {
        return looks() + """
                svg.lanewise{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
                svg.lanewise text{fill:var(--ink);font-size:12px}
                svg.lanewise .title{font-size:15px;font-weight:600}
                svg.lanewise .strong{font-weight:600}
                svg.lanewise .sheet{fill:var(--surface);stroke-width:1;stroke-dasharray:none}
                svg.lanewise .tick,svg.lanewise .quiet{fill:var(--muted)}
                svg.lanewise .mat{fill:var(--grid)}
                svg.lanewise .surface{fill:var(--surface)}
                svg.lanewise .legend{fill:var(--surface);fill-opacity:.9;stroke:var(--grid)}
                svg.lanewise .line{fill:none;stroke-width:1.75;stroke-linejoin:round;stroke-linecap:butt}
                svg.lanewise .faint{stroke-width:1;stroke-opacity:.4;stroke-dasharray:none}
                svg.lanewise .band{stroke:none;fill-opacity:.18}
                svg.lanewise .bar{stroke-width:1.25}
                svg.lanewise .error{fill:none;stroke:var(--ink);stroke-width:1.25}
                svg.lanewise .axis{fill:none;stroke:var(--axis)}
                svg.lanewise .grid{fill:none;stroke:var(--grid)}
                svg.lanewise .minor{fill:none;stroke:var(--minor)}
                svg.lanewise .reference{fill:none;stroke:var(--muted);stroke-width:1.25;stroke-dasharray:3 3}
                svg.lanewise .red{fill:none;stroke:var(--red)}
                svg.lanewise .pixels{image-rendering:pixelated}
                svg.lanewise .cell{stroke:var(--grid);stroke-width:1;stroke-dasharray:none}
                svg.lanewise text.onfill{fill:var(--surface)}
                """;
    }

    /** The class of a series' lines and markers. */
    static String stroke(int look) {
        return look == Series.RED ? "red" : "s" + Math.floorMod(look, SERIES.size());
    }

    /** The class of a series' areas and dots. */
    static String fill(int look) {
        return "f" + Math.floorMod(look, SERIES.size());
    }

    private static String looks() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < SERIES.size(); i++) {
            String colour = "var(--" + SERIES.get(i).name() + ")";
            rules.append("svg.lanewise .s")
                    .append(i)
                    .append("{stroke:")
                    .append(colour)
                    .append(";stroke-dasharray:")
                    .append(DASHES[i])
                    .append("}\nsvg.lanewise .f")
                    .append(i)
                    .append("{fill:")
                    .append(colour)
                    .append(";stroke:")
                    .append(colour)
                    .append("}\n");
        }
        return rules.toString();
    }
}

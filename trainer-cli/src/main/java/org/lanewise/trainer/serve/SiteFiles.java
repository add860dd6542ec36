package org.lanewise.trainer.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.lanewise.trainer.figure.Theme;
import org.lanewise.trainer.serve.web.Route;
import org.lanewise.trainer.serve.web.WebFile;

/** The files of the pages. */
public final class SiteFiles {
    private SiteFiles() {}

    /** Those that every page needs, by method and path. */
    public static Map<String, Route> shared() {
        return Map.of(
                "GET /style.css", style(),
                "GET /icon.svg", named("icon.svg"),
                "GET /maps.js", named("maps.js"));
    }

    /** A file by its name. */
    public static WebFile named(String name) {
        return WebFile.beside(SiteFiles.class, name);
    }

    /** The colours are those of figures and reports. */
    private static WebFile style() {
        WebFile rules = named("style.css");
        return new WebFile(
                rules.type(), (Theme.variables(":root") + new String(rules.content(), UTF_8)).getBytes(UTF_8));
    }
}

package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.lanewise.engine.store.Json;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.lanewise.models.PublishedResult;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.report.JsonLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the models. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Lists the models: what they are, where they were published, what they reached there.",
        footer = {"", "Example:", "  trainer models"})
final class ModelsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Model model : Models.all()) {
            out.println(json ? json(model) : text(model));
        }
        out.flush();
        return ExitCode.OK;
    }

    private static String text(Model model) {
        String indent = System.lineSeparator() + "    ";
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "%-16s%9s parameters", model.name(), Figures.count(model.parameterCount())));
        text.append(indent).append(model.description());
        text.append(indent).append(model.report());
        for (PublishedResult result : model.results()) {
            text.append(indent).append(text(result));
        }
        text.append(indent).append("initialisations: ").append(String.join(", ", model.initializations().keySet()));
        return text.toString();
    }

    private static String text(PublishedResult result) {
        StringBuilder text = new StringBuilder(result.place()).append(':');
        String on = result.split() == PublishedResult.Split.TEST ? " test" : " validation";
        result.accuracy().ifPresent(share -> text.append(on).append(" accuracy ").append(share).append(','));
        result.loss().ifPresent(loss -> text.append(on).append(" loss ").append(loss).append(','));
        result.parameters().ifPresent(count -> text.append(" \"").append(count).append(" parameters\","));
        return text.substring(0, text.length() - 1);
    }

    private static String json(Model model) {
        List<Json> initializations = model.initializations()
                .keySet()
                .stream()
                .<Json>map(Json.StringValue::new)
                .toList();
        return new JsonLine()
                .with("name", model.name())
                .with("parameters", model.parameterCount())
                .with("description", model.description())
                .with("report", model.report().toString())
                .with("initializations", new Json.ArrayValue(initializations))
                .text();
    }
}

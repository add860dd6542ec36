package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.lanewise.engine.store.Json;
import org.lanewise.models.Claim;
import org.lanewise.models.Model;
import org.lanewise.models.Models;
import org.lanewise.models.Quantity.LayerParameterCount;
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
        description = "Lists the models: what they are, where they were published, what is claimed of them there.",
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
                Locale.ROOT, "%-20s%9s parameters", model.name(), Figures.count(model.parameterCount())));
        text.append(indent).append(model.description());
        text.append(indent).append(model.report());
        for (Claim claim : model.claims()) {
            if (claim.source() == Claim.Source.REPORT && !(claim.quantity() instanceof LayerParameterCount)) {
                text.append(indent).append(text(claim));
            }
        }
        text.append(indent).append("initialisations: ").append(String.join(", ", model.initializations().keySet()));
        return text.toString();
    }

    private static String text(Claim claim) {
        String text = claim.place() + ": " + claim.quantity() + " " + claim.printed();
        if (claim.isCorrected()) {
            text += ", meaning " + Figures.plain(claim.value());
        }
        return claim.remark().isEmpty() ? text : text + " (" + claim.remark().get() + ")";
    }

    private static String json(Model model) {
        return new JsonLine()
                .with("name", model.name())
                .with("parameters", model.parameterCount())
                .with("description", model.description())
                .with("report", model.report().toString())
                .with("reportId", model.report().id())
                .with(
                        "initializations",
                        array(model.initializations().keySet().stream().map(Json.StringValue::new)))
                .with("claims", array(model.claims().stream().map(ModelsCommand::json)))
                .text();
    }

    private static Json json(Claim claim) {
        return new JsonLine()
                .with("source", claim.source().name().toLowerCase(Locale.ROOT))
                .with("place", claim.place())
                .with("quantity", claim.quantity().toString())
                .with("better", claim.quantity().better().name().toLowerCase(Locale.ROOT))
                .with("printed", claim.printed())
                .with("value", claim.value())
                .with("rounding", claim.rounding())
                .with("remark", claim.remark().<Json>map(Json.StringValue::new).orElse(Json.NullValue.NULL))
                .json();
    }

    private static Json array(Stream<? extends Json> items) {
        return new Json.ArrayValue(List.copyOf(items.toList()));
    }
}

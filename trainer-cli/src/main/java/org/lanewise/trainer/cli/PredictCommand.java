package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.store.Json;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.picture.Centring;
import org.lanewise.trainer.picture.Ink;
import org.lanewise.trainer.picture.NetworkView;
import org.lanewise.trainer.picture.PictureException;
import org.lanewise.trainer.report.Characters;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.report.JsonLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says which digits pictures show. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Says which digit each picture shows, and how sure the network is. A picture is PNG, JPEG, GIF or BMP, "
                + "dark on light or light on dark, of any size: what is drawn is scaled and centred as in MNIST. An IDX "
                + "file, plain or packed, holds digits as they are.",
        footer = {
            "",
            "Examples:",
            "  trainer predict --network luo.ckpt docs/images/seven.png --ascii",
            "  trainer predict --network luo.ckpt t10k-images-idx3-ubyte.gz --images 0-9"
        })
final class PredictCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--network",
            required = true,
            paramLabel = "FILE",
            description = "What 'trainer train' has saved, a network or a checkpoint.")
    private Path network;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Pictures, or IDX files of images.")
    private List<Path> files;

    @Option(
            names = "--images",
            paramLabel = "FROM[-TO]",
            description = "Only these images of IDX files, counted from 0. Default: all.")
    private String range;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "3",
            description = "Show so many of the digits, the likeliest first. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(names = "--ascii", description = "Also draw what the network sees, in 28 columns.")
    private boolean ascii;

    @Option(names = "--as-is", description = "Do not scale and centre: pictures are digits of MNIST already.")
    private boolean asIs;

    @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
    private boolean json;

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() {
        if (top < 1) {
            throw new IllegalArgumentException("--top must be at least 1, got " + top);
        }
        if (ascii && json) {
            throw new IllegalArgumentException("--ascii and --json exclude each other");
        }
        NetworkFile trained = NetworkFile.read(network);
        NetworkView view = in(network, () -> NetworkView.of(trained.network(), trained.normalization()));
        PrintWriter out = spec.commandLine().getOut();
        // Every file is read before anything is said, so that a bad one is found at once.
        List<Pictures> all = new ArrayList<>();
        files.forEach(file -> all.add(Pictures.read(file)));
        try (Workers workers = compute.workers()) {
            InferencePlan plan = InferencePlan.compile(
                    trained.parameters(), 1, compute.kernels(spec.commandLine().getErr()), workers);
            for (Pictures pictures : all) {
                indices(pictures).forEach(index -> predict(pictures, index, view, plan, out));
                out.flush();
            }
        }
        return ExitCode.OK;
    }

    private IntStream indices(Pictures pictures) {
        int count = pictures.images().size();
        if (range == null || !pictures.digits()) {
            return IntStream.range(0, count);
        }
        if (!range.matches("[0-9]{1,9}(-[0-9]{1,9})?")) {
            throw new IllegalArgumentException("--images must be a number or FROM-TO, got '" + range + "'");
        }
        String[] ends = range.split("-");
        int from = Integer.parseInt(ends[0]);
        int to = Integer.parseInt(ends[ends.length - 1]);
        if (from > to || to >= count) {
            throw new IllegalArgumentException("--images " + range + ": " + pictures.file() + " has images 0 to "
                    + (count - 1));
        }
        return IntStream.rangeClosed(from, to);
    }

    private void predict(Pictures pictures, int index, NetworkView view, InferencePlan plan, PrintWriter out) {
        Ink picture = pictures.images().get(index);
        boolean centre = !asIs && !pictures.digits();
        Ink digit = centre ? in(pictures.file(), () -> Centring.of(picture)) : picture;
        float[] probabilities = plan.predict(view.values(digit));
        List<Integer> likeliest = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparing(i -> -probabilities[i]))
                .limit(top)
                .toList();
        if (json) {
            List<Json> values = new ArrayList<>();
            for (float probability : probabilities) {
                values.add(Json.NumberValue.of(probability));
            }
            out.println(JsonLine.event("prediction")
                    .with("file", pictures.file().toString())
                    .with("index", index)
                    .with("digit", likeliest.getFirst())
                    .with("probabilities", new Json.ArrayValue(values))
                    .text());
            return;
        }
        StringJoiner others = new StringJoiner(", ", "; ", "").setEmptyValue("");
        likeliest.stream().skip(1).forEach(i -> others.add(i + " " + Figures.percent(probabilities[i])));
        int best = likeliest.getFirst();
        out.println(pictures.name(index) + ": " + best + ", " + Figures.percent(probabilities[best]) + others);
        if (ascii) {
            out.print(Characters.of(view.seen(digit)));
        }
    }

    /** What is wrong with a picture or a network, behind the name of its file. */
    private static <T> T in(Path file, Supplier<T> work) {
        try {
            return work.get();
        } catch (PictureException e) {
            throw new DataException(file + ": " + e.getMessage(), e);
        }
    }
}

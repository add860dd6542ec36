package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.network.Ensemble;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.tensor.ShapeException;
import org.lanewise.trainer.report.Figures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes one network of several. */
@Command(
        name = "ensemble",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Makes one network of several trained ones, for instance of the same model with other seeds: it "
                + "gives the mean of what they give, and is usually more accurate than any of them.",
        footer = {
            "",
            "What it saves is a network like any other, for evaluate, predict, serve and summary.",
            "",
            "Example:",
            "  trainer train luo-cnn1 --seed 1 --save 1.safetensors",
            "  trainer train luo-cnn1 --seed 2 --save 2.safetensors",
            "  trainer ensemble 1.safetensors 2.safetensors --save both.safetensors",
            "  trainer evaluate --network both.safetensors"
        })
final class EnsembleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @picocli.CommandLine.Parameters(
            paramLabel = "FILE",
            arity = "2..*",
            description = "What 'trainer train' has saved, networks or checkpoints; at least two.")
    private List<Path> files;

    @Option(names = "--save", required = true, paramLabel = "FILE", description = "Save the network there.")
    private Path save;

    @Option(names = "--overwrite", description = "Let --save replace what is there.")
    private boolean overwrite;

    @Override
    public Integer call() {
        if (Files.exists(save) && !overwrite) {
            throw new ParameterException(
                    spec.commandLine(), "--save " + save + " is there already; --overwrite replaces it");
        }
        List<NetworkFile> members = files.stream().map(NetworkFile::read).toList();
        requireEqualNormalization(members);
        Parameters parameters;
        try {
            parameters = Ensemble.of("ensemble", members.stream().map(NetworkFile::parameters).toList());
        } catch (ShapeException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        new NetworkFile(parameters, members.getFirst().normalization(), whereTheyAgree(members)).write(save);
        PrintWriter out = spec.commandLine().getOut();
        out.println(save + ": " + members.size() + " networks, "
                + Figures.count(parameters.network().parameterCount()) + " parameters");
        out.println("Digest " + parameters.digest());
        out.flush();
        return ExitCode.OK;
    }

    private void requireEqualNormalization(List<NetworkFile> members) {
        for (int i = 1; i < members.size(); i++) {
            if (!members.get(i).normalization().equals(members.getFirst().normalization())) {
                throw new ParameterException(spec.commandLine(),
                        files.get(i) + " takes images normalised in another way "
                                + "than " + files.getFirst() + "; train all members with the same --normalization");
            }
        }
    }

    private static Map<String, String> whereTheyAgree(List<NetworkFile> members) {
        Map<String, String> common = new LinkedHashMap<>(members.getFirst().provenance());
        for (NetworkFile member : members) {
            common.entrySet().retainAll(member.provenance().entrySet());
        }
        return common;
    }
}

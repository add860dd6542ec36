package org.lanewise.simd.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the tiles of every {@link Target}, the loops with exp, and the narrower forms of the kernels that are written for 512 bits by hand:
 * there only the width differs, so they are the same text with another number.
 *
 * <p>Arguments: folder of the hand-written sources, folder to write to.
 */
final class Generate {
    private static final List<String> WRITTEN_FOR_512 =
            List.of("AveragePool512", "BatchNorm512", "Dropout512", "Elementwise512", "Euclidean512", "MaxPool512",
                    "MultiplyAdds512", "Updates512");

    private Generate() {}

    static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0], "org", "lanewise", "simd");
        Path generated = Files.createDirectories(Path.of(arguments[1], "org", "lanewise", "simd"));
        for (Target target : Target.ALL) {
            write(generated, "ProductTiles" + target, ProductTiles.code(target).source());
            write(generated, "SumTiles" + target, SumTiles.code(target).source());
            write(generated, "OuterTiles" + target, OuterTiles.code(target).source());
            write(generated, "LaneTiles" + target, LaneTiles.code(target).source());
        }
        for (int bits : List.of(128, 256, 512)) {
            write(generated, "Exponentials" + bits, Exponentials.code(bits).source());
            write(generated, "LaneFolds" + bits, LaneFolds.code(bits).source());
        }
        for (String name : WRITTEN_FOR_512) {
            String source = Files.readString(sources.resolve(name + ".java"));
            for (String bits : List.of("256", "128")) {
                write(generated, name.replace("512", bits), source.replace("512", bits));
            }
        }
    }

    /** Leaves a file alone that is right already, so that it is not compiled again. */
    private static void write(Path folder, String name, String source) throws IOException {
        Path file = folder.resolve(name + ".java");
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.writeString(file, source);
        }
    }
}

package org.lanewise.trainer.data.synthetic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The ways to write each digit, read from the resource {@code skeletons.txt}, which explains its own format. */
final class Skeletons {
    private record Way(int weight, List<Stroke> strokes) {}

    private final List<List<Way>> waysOfDigit;

    private Skeletons(List<List<Way>> waysOfDigit) {
        this.waysOfDigit = waysOfDigit;
    }

    static Skeletons load() {
        try (InputStream in = Skeletons.class.getResourceAsStream("skeletons.txt")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Skeletons parse(String text) {
        List<List<Way>> ways = new ArrayList<>();
        for (int digit = 0; digit < SyntheticDigits.CLASSES; digit++) {
            ways.add(new ArrayList<>());
        }
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] halves = line.split(":");
                String[] head = halves[0].strip().split(" ");
                List<Stroke> strokes =
                        Arrays.stream(halves[1].split(";")).map(Stroke::parse).toList();
                ways.get(Integer.parseInt(head[0])).add(new Way(Integer.parseInt(head[1]), strokes));
            }
        }
        return new Skeletons(ways);
    }

    /** The strokes of one way to write the digit, chosen by weight. */
    List<Stroke> choose(int digit, Draws draws) {
        List<Way> ways = waysOfDigit.get(digit);
        int total = ways.stream().mapToInt(Way::weight).sum();
        int left = draws.below(total);
        for (Way way : ways) {
            left -= way.weight;
            if (left < 0) {
                return way.strokes;
            }
        }
        throw new AssertionError("weights of digit " + digit + " add up to less than " + total);
    }
}

package org.lanewise.trainer.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.random.Seed;

class SyntheticDigitsTest {
    private static final int PIXELS = SyntheticDigits.SIZE * SyntheticDigits.SIZE;

    @Test
    void theFirstThousandImagesOfSeedOneAreTheSameOnEveryMachine() {
        SyntheticDigits digits = new SyntheticDigits(new Seed(1));

        assertThat(sha256(digits.draw(1000)))
                .isEqualTo("9298153aa5644fda4222499ca9f0090fe52e690f908c1a584a679828d3e61ea3");
        assertThat(sha256(digits.labels(1000)))
                .isEqualTo("efae6dd5704d45129e743c7d1af055f865bdcdc2dd47de0a538b67cd998e9aac");
    }

    @Test
    void anImageAloneEqualsTheSameImageInABatch() {
        byte[] alone = new byte[PIXELS + 5];

        new SyntheticDigits(new Seed(3)).draw(777, alone, 5);

        byte[] batch = new SyntheticDigits(new Seed(3)).draw(1000);
        assertThat(Arrays.copyOfRange(alone, 5, alone.length))
                .isEqualTo(Arrays.copyOfRange(batch, 777 * PIXELS, 778 * PIXELS));
        assertThat(new SyntheticDigits(new Seed(3)).label(777))
                .isEqualTo(new SyntheticDigits(new Seed(3)).labels(1000)[777]);
    }

    @Test
    void imagesFarOutAreDrawnToo() {
        SyntheticDigits digits = new SyntheticDigits(new Seed(3));
        byte[] image = new byte[PIXELS];

        digits.draw(1L << 40, image, 0);

        assertThat(digits.label(1L << 40)).isBetween(0, 9);
        assertThat(ink(image)).isPositive();
    }

    @Test
    void anotherSeedGivesOtherImagesAndAnotherOrder() {
        SyntheticDigits one = new SyntheticDigits(new Seed(1));
        SyntheticDigits two = new SyntheticDigits(new Seed(2));

        assertThat(one.draw(10)).isNotEqualTo(two.draw(10));
        assertThat(one.labels(100)).isNotEqualTo(two.labels(100));
    }

    @Test
    void everyTenConsecutiveImagesHoldEachDigitOnceInAnOrderThatChanges() {
        byte[] labels = new SyntheticDigits(new Seed(5)).labels(2000);
        for (int block = 0; block < 200; block++) {
            assertThat(Arrays.copyOfRange(labels, 10 * block, 10 * block + 10))
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
        long orders = LongStream.range(0, 200)
                .mapToObj(block -> Arrays.toString(Arrays.copyOfRange(labels, 10 * (int) block, 10 * (int) block + 10)))
                .distinct()
                .count();
        assertThat(orders).isGreaterThan(190);
    }

    @Test
    void noTwoImagesAreTheSame() {
        byte[] images = new SyntheticDigits(new Seed(6)).draw(3000);

        assertThat(LongStream.range(0, 3000)
                .mapToObj(i -> sha256(Arrays.copyOfRange(images, (int) i * PIXELS, (int) (i + 1) * PIXELS)))
                .distinct())
                .hasSize(3000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anImageIsInkOnPaperWithTheDigitInTheMiddle(long seed) {
        byte[] image = new byte[PIXELS];
        for (int i = 0; i < 200; i++) {
            new SyntheticDigits(new Seed(seed)).draw(i, image, 0);
            double mass = 0;
            double x = 0;
            double y = 0;
            int darkest = 0;
            for (int p = 0; p < PIXELS; p++) {
                int value = image[p] & 0xff;
                darkest = Math.max(darkest, value);
                mass += value;
                x += value * (p % SyntheticDigits.SIZE + 0.5);
                y += value * (p / SyntheticDigits.SIZE + 0.5);
            }
            assertThat(darkest).as("darkest pixel of image %d", i).isGreaterThan(200);
            assertThat(mass / 255).as("ink of image %d", i).isBetween(10.0, 300.0);
            assertThat(x / mass).as("centre of image %d", i).isBetween(10.5, 17.5);
            assertThat(y / mass).as("centre of image %d", i).isBetween(10.5, 17.5);
        }
    }

    @Test
    void theInkIsAboutAsMuchAsInMnist() {
        // The mean of MNIST's training pixels is 0.1307.
        assertThat(ink(new SyntheticDigits(new Seed(1)).draw(2000)) / (2000.0 * PIXELS * 255)).isBetween(0.10, 0.16);
    }

    @Test
    void theDigitsCanBeToldApartByTheirNearestClassMeanButNotEasily() {
        SyntheticDigits digits = new SyntheticDigits(new Seed(1));
        byte[] images = digits.draw(6000);
        double[][] means = new double[SyntheticDigits.CLASSES][PIXELS];
        for (int i = 0; i < 5000; i++) {
            for (int p = 0; p < PIXELS; p++) {
                means[digits.label(i)][p] += (images[i * PIXELS + p] & 0xff) / 500.0;
            }
        }
        int right = 0;
        for (int i = 5000; i < 6000; i++) {
            right += nearest(means, images, i) == digits.label(i) ? 1 : 0;
        }
        // MNIST gives about 82 %.
        assertThat(right / 1000.0).isBetween(0.6, 0.9);
    }

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, 5);
    }

    private static int nearest(double[][] means, byte[] images, int index) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int digit = 0; digit < means.length; digit++) {
            double distance = 0;
            for (int p = 0; p < PIXELS; p++) {
                double difference = (images[index * PIXELS + p] & 0xff) - means[digit][p];
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                best = digit;
            }
        }
        return best;
    }

    private static long ink(byte[] pixels) {
        long sum = 0;
        for (byte pixel : pixels) {
            sum += pixel & 0xff;
        }
        return sum;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}

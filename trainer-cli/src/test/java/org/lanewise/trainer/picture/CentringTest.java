package org.lanewise.trainer.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.random.Seed;

class CentringTest {
    private static Ink bar(int width, int height, int left, int top, int right, int bottom) {
        byte[] pixels = new byte[width * height];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                pixels[y * width + x] = (byte) 255;
            }
        }
        return new Ink(width, height, pixels);
    }

    /** Left, top, right, bottom (exclusive) of what has ink. */
    private static int[] box(Ink ink) {
        int[] box = {ink.width(), ink.height(), 0, 0};
        for (int y = 0; y < ink.height(); y++) {
            for (int x = 0; x < ink.width(); x++) {
                if (ink.at(x, y) > 0) {
                    box = new int[]{Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x + 1),
                        Math.max(box[3], y + 1)};
                }
            }
        }
        return box;
    }

    @ParameterizedTest
    @CsvSource({
        "100, 100, 40, 10, 60, 90, 5, 20",
        "336, 336, 0, 0, 336, 336, 20, 20",
        "28, 28, 4, 4, 24, 24, 20, 20",
        "50, 9, 3, 4, 43, 5, 20, 1",
        "7, 7, 3, 3, 4, 4, 20, 20"})
    void theLongerSideBecomesTwentyAndTheProportionsStay(
            int width, int height, int left, int top, int right, int bottom, int newWidth, int newHeight) {
        Ink centred = Centring.of(bar(width, height, left, top, right, bottom));
        int[] box = box(centred);

        assertThat(centred.width()).isEqualTo(28);
        assertThat(centred.height()).isEqualTo(28);
        assertThat(box[2] - box[0]).isEqualTo(newWidth);
        assertThat(box[3] - box[1]).isEqualTo(newHeight);
        assertThat((box[0] + box[2] - 1) / 2.0).isBetween(13.5, 14.5);
        assertThat((box[1] + box[3] - 1) / 2.0).isBetween(13.5, 14.5);
    }

    @Test
    void theCentreOfMassAndNotOfTheBoxIsInTheMiddle() {
        byte[] pixels = bar(40, 40, 0, 0, 40, 40).pixels();
        // The right three quarters are faint, but belong to the drawing.
        IntStream.range(0, 1600).filter(i -> i % 40 >= 10).forEach(i -> pixels[i] = 60);
        Ink centred = Centring.of(new Ink(40, 40, pixels));

        assertThat(box(centred)).containsExactly(8, 5, 28, 25);
    }

    @Test
    void nothingIsCutOffHoweverUnevenTheInk() {
        byte[] pixels = bar(100, 100, 0, 0, 5, 100).pixels();
        IntStream.range(0, 100).forEach(x -> pixels[50 * 100 + x] = 40);
        int[] box = box(Centring.of(new Ink(100, 100, pixels)));

        assertThat(box[2] - box[0]).isEqualTo(20);
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void makingSmallerKeepsTheMeanInk(int seed) {
        Seed draws = new Seed(seed);
        byte[] pixels = new byte[60 * 60];
        double sum = 0;
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (100 + Math.floorMod(draws.bits(i), 156));
            sum += pixels[i] & 0xFF;
        }
        Ink centred = Centring.of(new Ink(60, 60, pixels));
        int largest = 0;
        double after = 0;
        for (byte pixel : centred.pixels()) {
            largest = Math.max(largest, pixel & 0xFF);
            after += pixel & 0xFF;
        }

        assertThat(largest).isEqualTo(255);
        // The mean of 400 means of 9 pixels, brightened so that the greatest is 255: at most by 255 / mean.
        assertThat(after / 400).isGreaterThan(sum / 3600);
    }

    @Test
    void aDrawingLikeThoseOfMnistStaysAsItIs() {
        Ink digit = bar(28, 28, 14, 5, 16, 25);

        assertThat(Centring.of(digit).pixels()).isEqualTo(digit.pixels());
    }

    @Test
    void anEmptyDrawingIsRefused() {
        assertThatThrownBy(() -> Centring.of(bar(30, 30, 0, 0, 0, 0)))
                .isInstanceOf(PictureException.class)
                .hasMessageContaining("nothing is drawn");
    }

    @Test
    void windowsCutAndPadAroundTheMiddle() {
        Ink ink = new Ink(3, 3, new byte[]{1, 2, 3, 4, 5, 6, 7, 8, 9});

        assertThat(ink.window(1, 1).pixels()).containsExactly(5);
        assertThat(ink.window(2, 2).pixels()).containsExactly(1, 2, 4, 5);
        assertThat(ink.window(5, 3).pixels()).containsExactly(0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 0, 7, 8, 9, 0);
        assertThat(ink.window(3, 1).pixels()).containsExactly(4, 5, 6);
    }
}

package org.lanewise.trainer.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.data.augment.OneOf;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.trainer.data.Amplification;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.LabeledImages;

class LiChangeTest {
    private static final int COUNT = 200;

    @Test
    void theChangeNamedIsTheOneThatWasMade() {
        LabeledImages images = DataSet.synthetic(COUNT, 1, 5).train();
        Seed seed = new Seed(3);
        LabeledImages all = Amplification.ofReport002(images, seed);
        Shape shape = new Shape(1, images.height(), images.width());
        int[] seen = new int[4];

        for (int i = 0; i < COUNT; i++) {
            LiChange change = LiChange.of(seed, i);
            float[] image = new float[shape.size()];
            for (int p = 0; p < image.length; p++) {
                image[p] = images.pixels()[i * image.length + p] & 0xff;
            }
            Draws draws = new Draws(seed.child("augment").child(0).child(i));
            draws.bits();
            var transform = ((OneOf) Augmentation.REPORT_LI).choices().get(change.kind()).on(shape);
            transform.apply(image, new float[transform.scratch()], draws);
            byte[] expected = new byte[image.length];
            for (int p = 0; p < image.length; p++) {
                expected[p] = (byte) Math.round(image[p]);
            }
            int from = (2 * COUNT + i) * image.length;
            assertThat(Arrays.copyOfRange(all.pixels(), from, from + image.length)).as("image " + i)
                    .isEqualTo(expected);
            seen[change.kind()]++;
        }

        assertThat(Arrays.stream(seen)).allMatch(number -> number > COUNT / 8);
    }

    @Test
    void onlyRotatedImagesHaveAnAngle() {
        for (int i = 0; i < COUNT; i++) {
            LiChange change = LiChange.of(new Seed(1), i);
            assertThat(change.degrees() > 0).isEqualTo(change.kind() == LiChange.ROTATION);
            assertThat(change.degrees()).isBetween(0, 359);
        }
    }
}

package org.lanewise.engine.data.augment;

import java.util.Arrays;
import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.Transform;
import org.lanewise.engine.tensor.Shape;

/** A {@link Warp} at work. */
final class Resampling implements Transform {
    /** Rows and columns of zeros around the image, one more below and to the right: all that a kernel outside reads. */
    private static final int FRAME = 3;

    /** So many angles there are: a quarter of a degree apart at most. */
    private static final int ANGLES = 2881;

    private final Shape shape;
    private final Affine affine;
    private final Angles rotations;
    private final Angles leans;
    private final DisplacementField elastic;
    private final Interpolation interpolation;
    private final int framedWidth;
    private final int framedSize;

    Resampling(Shape shape, Affine affine, DisplacementField elastic, Interpolation interpolation) {
        this.shape = shape;
        this.affine = affine;
        this.rotations = new Angles(-affine.rotation(), affine.rotation(), ANGLES);
        this.leans = new Angles(-affine.shear(), affine.shear(), ANGLES);
        this.elastic = elastic;
        this.interpolation = interpolation;
        this.framedWidth = shape.width() + 2 * FRAME + 1;
        this.framedSize = (shape.height() + 2 * FRAME + 1) * framedWidth;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public int scratch() {
        return shape.channels() * framedSize + elastic.scratch();
    }

    @Override
    public void apply(float[] image, float[] scratch, Draws draws) {
        int angle = draws.below(rotations.count());
        double lean = leans.tan(draws.below(leans.count()));
        double scaleY = 1 + draws.uniform(-affine.scale(), affine.scale());
        double scaleX = 1 + draws.uniform(-affine.scale(), affine.scale());
        double shiftY = draws.uniform(-affine.shift(), affine.shift());
        double shiftX = draws.uniform(-affine.shift(), affine.shift());
        double cos = rotations.cos(angle);
        double sin = rotations.sin(angle);
        // Rotation * shear * scale, from places of the result to places of the image.
        float yy = (float) (cos * scaleY + sin * lean * scaleY);
        float yx = (float) (sin * scaleX);
        float xy = (float) (cos * lean * scaleY - sin * scaleY);
        float xx = (float) (cos * scaleX);
        float middleY = (shape.height() - 1) / 2f;
        float middleX = (shape.width() - 1) / 2f;

        for (int c = 0; c < shape.channels(); c++) {
            frame(image, c, scratch);
        }
        int field = shape.channels() * framedSize;
        boolean bends = !elastic.isZero();
        if (bends) {
            elastic.draw(scratch, field, draws);
        }
        for (int y = 0, place = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++, place++) {
                float fromY = y - middleY + (bends ? scratch[field + place] : 0);
                float fromX = x - middleX + (bends ? scratch[field + elastic.size() + place] : 0);
                float sourceY = Math.fma(yy, fromY, Math.fma(yx, fromX, middleY + (float) shiftY));
                float sourceX = Math.fma(xy, fromY, Math.fma(xx, fromX, middleX + (float) shiftX));
                sample(scratch, sourceY, sourceX, image, place);
            }
        }
    }

    private void frame(float[] image, int channel, float[] to) {
        int at = channel * framedSize;
        Arrays.fill(to, at, at + framedSize, 0);
        for (int y = 0; y < shape.height(); y++) {
            System.arraycopy(
                    image, (channel * shape.height() + y) * shape.width(), to, at + (y + FRAME) * framedWidth + FRAME,
                    shape.width());
        }
    }

    /** Writes the value of every channel at a place of the image. */
    private void sample(float[] framed, float y, float x, float[] to, int place) {
        // Held where the kernel reads nothing but zeros; so the coordinates are positive, and a cast rounds them down.
        float heldY = Math.clamp(y + FRAME, 1f, shape.height() + FRAME + 1f);
        float heldX = Math.clamp(x + FRAME, 1f, shape.width() + FRAME + 1f);
        int row = (int) heldY;
        int column = (int) heldX;
        int at = row * framedWidth + column;
        int plane = shape.height() * shape.width();
        for (int c = 0; c < shape.channels(); c++) {
            int corner = c * framedSize + at;
            to[c * plane + place] = interpolation == Interpolation.BILINEAR
                    ? bilinear(framed, corner, heldY - row, heldX - column)
                    : cubic(framed, corner, heldY - row, heldX - column);
        }
    }

    private float bilinear(float[] framed, int at, float v, float u) {
        float upper = Math.fma(u, framed[at + 1] - framed[at], framed[at]);
        int below = at + framedWidth;
        float lower = Math.fma(u, framed[below + 1] - framed[below], framed[below]);
        return Math.fma(v, lower - upper, upper);
    }

    private float cubic(float[] framed, int at, float v, float u) {
        float u0 = outer(u + 1);
        float u1 = inner(u);
        float u2 = inner(1 - u);
        float u3 = outer(2 - u);
        float sum = outer(v + 1) * line(framed, at - framedWidth, u0, u1, u2, u3);
        sum = Math.fma(inner(v), line(framed, at, u0, u1, u2, u3), sum);
        sum = Math.fma(inner(1 - v), line(framed, at + framedWidth, u0, u1, u2, u3), sum);
        sum = Math.fma(outer(2 - v), line(framed, at + 2 * framedWidth, u0, u1, u2, u3), sum);
        return Math.clamp(sum, 0f, 255f);
    }

    private static float line(float[] framed, int at, float u0, float u1, float u2, float u3) {
        float sum = u0 * framed[at - 1];
        sum = Math.fma(u1, framed[at], sum);
        sum = Math.fma(u2, framed[at + 1], sum);
        return Math.fma(u3, framed[at + 2], sum);
    }

    /** The kernel at distances of 0 to 1. */
    private static float inner(float t) {
        return Math.fma(t * t, Math.fma(1.5f, t, -2.5f), 1f);
    }

    /** The kernel at distances of 1 to 2. */
    private static float outer(float t) {
        return Math.fma(t, Math.fma(t, Math.fma(-0.5f, t, 2.5f), -4f), 2f);
    }
}

package org.lanewise.trainer.data.synthetic;

/** A square of ink, 0 (paper) to 1 (black), one value a pixel; pixel (x, y) has its centre at (x + 0.5, y + 0.5). */
final class Canvas {
    static final int SIZE = SyntheticDigits.SIZE;

    private double[] ink = new double[SIZE * SIZE];
    private double[] spare = new double[SIZE * SIZE];

    /** Inks the path: round strokes whose edge falls from black to paper across one pixel. */
    void ink(Trace trace) {
        for (int i = 0; i < trace.size; i++) {
            int from = trace.startsStroke[i] ? i : i - 1;
            capsule(trace.x[from], trace.y[from], trace.radius[from], trace.x[i], trace.y[i], trace.radius[i]);
        }
    }

    private void capsule(double ax, double ay, double ar, double bx, double by, double br) {
        double reach = Math.max(ar, br) + 0.5;
        int left = Math.clamp((long) Math.floor(Math.min(ax, bx) - reach), 0, SIZE);
        int right = Math.clamp((long) Math.ceil(Math.max(ax, bx) + reach), 0, SIZE);
        int top = Math.clamp((long) Math.floor(Math.min(ay, by) - reach), 0, SIZE);
        int bottom = Math.clamp((long) Math.ceil(Math.max(ay, by) + reach), 0, SIZE);
        double dx = bx - ax;
        double dy = by - ay;
        double perLength = 1 / (dx * dx + dy * dy + 1e-12);
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                double px = x + 0.5 - ax;
                double py = y + 0.5 - ay;
                double along = Math.clamp((px * dx + py * dy) * perLength, 0, 1);
                double offX = px - along * dx;
                double offY = py - along * dy;
                double squared = offX * offX + offY * offY;
                double edge = ar + along * (br - ar) + 0.5;
                if (squared < edge * edge) {
                    double cover = Math.min(1, edge - Math.sqrt(squared));
                    int pixel = y * SIZE + x;
                    ink[pixel] = Math.max(ink[pixel], cover);
                }
            }
        }
    }

    /** Blurs with the kernel (side, 1 - 2 side, side) in both directions; beyond the border there is paper. */
    void blur(double side) {
        blur(side, 1);
        blur(side, SIZE);
    }

    private void blur(double side, int stride) {
        for (int i = 0; i < ink.length; i++) {
            int position = i / stride % SIZE;
            double before = position == 0 ? 0 : ink[i - stride];
            double after = position == SIZE - 1 ? 0 : ink[i + stride];
            spare[i] = (1 - 2 * side) * ink[i] + side * (before + after);
        }
        double[] swap = ink;
        ink = spare;
        spare = swap;
    }

    /**
     * Scales the ink so that the darkest pixel reaches {@code gain} (cut off at black), then takes up to {@code grain}
     * of it away, a random part at every pixel; paper stays paper.
     */
    void develop(double gain, double grain, Draws draws) {
        double darkest = 0;
        for (double value : ink) {
            darkest = Math.max(darkest, value);
        }
        for (int i = 0; i < ink.length; i++) {
            if (ink[i] > 0) {
                ink[i] = Math.min(1, ink[i] * gain / darkest) * (1 - draws.between(0, grain));
            }
        }
    }

    /** Adds a faint dot. */
    void speck(double x, double y, double radius) {
        capsule(x, y, radius, x, y, radius);
    }

    /** Writes the ink as bytes, 0 to 255, row by row. */
    void quantise(byte[] pixels, int offset) {
        for (int i = 0; i < ink.length; i++) {
            pixels[offset + i] = (byte) (int) (255 * ink[i] + 0.5);
        }
    }
}

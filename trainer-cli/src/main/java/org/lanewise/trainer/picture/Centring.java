package org.lanewise.trainer.picture;

/**
 * Makes a drawing look like a digit of MNIST: scaled to fit a box of {@value #BOX} x {@value #BOX} without changing its
 * proportions, and placed in {@value #SIDE} x {@value #SIDE} so that its centre of mass is in the middle (Y. LeCun, C. Cortes
 * and C. J. C. Burges: The MNIST database of handwritten digits). The middle is row and column 14, counted from 0: that of
 * MNIST's test images lies at 14.0 on the average, and at 13.5 to 14.5 in each.
 */
public final class Centring {
    /** Rows and columns of the result. */
    public static final int SIDE = 28;

    /** Rows and columns that the drawing fills at most. */
    public static final int BOX = 20;

    private static final double MIDDLE = 14;

    /** Fainter pixels do not make the box larger: traces of compression, dust, the rim of a soft pen. */
    private static final int FAINT = 32;

    private Centring() {}

    /**
     * The drawing in the middle, its darkest place at 255.
     *
     * @throws PictureException if nothing is drawn
     */
    public static Ink of(Ink drawing) {
        Box box = Box.around(drawing);
        double scale = BOX / (double) Math.max(box.width(), box.height());
        int width = Math.max(1, (int) Math.round(box.width() * scale));
        int height = Math.max(1, (int) Math.round(box.height() * scale));
        double[] small = shrink(drawing, box, width, height);
        double largest = 0;
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double ink = small[y * width + x];
                largest = Math.max(largest, ink);
                sum += ink;
                sumX += ink * x;
                sumY += ink * y;
            }
        }
        int left = place(sumX / sum, width);
        int top = place(sumY / sum, height);
        byte[] pixels = new byte[SIDE * SIDE];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[(top + y) * SIDE + left + x] = (byte) Math.round(255 * small[y * width + x] / largest);
            }
        }
        return new Ink(SIDE, SIDE, pixels);
    }

    /** Where a side of that length begins, so that its centre of mass lies nearest to the middle and nothing is cut off. */
    private static int place(double centre, int length) {
        return Math.clamp(Math.round(MIDDLE - centre), 0, SIDE - length);
    }

    /** The mean ink of the area that each new pixel covers. */
    private static double[] shrink(Ink drawing, Box box, int width, int height) {
        double[] rows = new double[box.height() * width];
        double stepX = box.width() / (double) width;
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < width; x++) {
                double sum = 0;
                double end = (x + 1) * stepX;
                for (int from = (int) (x * stepX); from < end && from < box.width(); from++) {
                    sum += drawing.at(box.left() + from, box.top() + y) * overlap(from, x * stepX, end);
                }
                rows[y * width + x] = sum / stepX;
            }
        }
        double[] small = new double[height * width];
        double stepY = box.height() / (double) height;
        for (int y = 0; y < height; y++) {
            double end = (y + 1) * stepY;
            for (int from = (int) (y * stepY); from < end && from < box.height(); from++) {
                double share = overlap(from, y * stepY, end) / stepY;
                for (int x = 0; x < width; x++) {
                    small[y * width + x] += rows[from * width + x] * share;
                }
            }
        }
        return small;
    }

    /** How much of pixel {@code at} lies between two places. */
    private static double overlap(int at, double from, double to) {
        return Math.max(0, Math.min(at + 1, to) - Math.max(at, from));
    }

    private record Box(int left, int top, int width, int height) {
        static Box around(Ink drawing) {
            int left = drawing.width();
            int right = -1;
            int top = drawing.height();
            int bottom = -1;
            for (int y = 0; y < drawing.height(); y++) {
                for (int x = 0; x < drawing.width(); x++) {
                    if (drawing.at(x, y) >= FAINT) {
                        left = Math.min(left, x);
                        right = Math.max(right, x);
                        top = Math.min(top, y);
                        bottom = y;
                    }
                }
            }
            if (right < 0) {
                throw new PictureException("nothing is drawn: no pixel has more than " + (FAINT - 1)
                        + " of 255; ink is 255, paper 0");
            }
            return new Box(left, top, right - left + 1, bottom - top + 1);
        }
    }
}

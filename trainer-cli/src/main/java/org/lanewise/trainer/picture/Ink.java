package org.lanewise.trainer.picture;

/**
 * How much ink lies where: 0 for none, 255 for full, as in MNIST.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param pixels row by row, unsigned; not copied
 */
public record Ink(int width, int height, byte[] pixels) {
    public Ink {
        if (width < 1 || height < 1) {
            throw new PictureException("a picture needs at least one pixel, got " + width + " x " + height);
        }
        if (pixels.length != (long) width * height) {
            throw new PictureException(
                    width + " x " + height + " pixels are " + (long) width * height + " values, got " + pixels.length);
        }
    }

    /** The ink of a pixel, 0 .. 255. */
    public int at(int x, int y) {
        return pixels[y * width + x] & 0xFF;
    }

    /**
     * A window of this size around the middle: a part if it is smaller, and with empty margins if it is larger. An odd row
     * or column goes at the bottom or the right.
     */
    public Ink window(int newWidth, int newHeight) {
        byte[] window = new byte[newWidth * newHeight];
        int left = Math.floorDiv(width - newWidth, 2);
        int top = Math.floorDiv(height - newHeight, 2);
        for (int y = Math.max(0, -top); y < Math.min(newHeight, height - top); y++) {
            int from = Math.max(0, -left);
            int to = Math.min(newWidth, width - left);
            System.arraycopy(pixels, (y + top) * width + from + left, window, y * newWidth + from, to - from);
        }
        return new Ink(newWidth, newHeight, window);
    }
}

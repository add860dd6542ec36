package org.lanewise.trainer.data;

import java.nio.file.Path;

/**
 * Grey images and the class each belongs to. Immutable by agreement: the arrays are shared, nobody writes to them.
 */
public final class LabeledImages {
    private final String name;
    private final int height;
    private final int width;
    private final int classes;
    private final byte[] pixels;
    private final byte[] labels;
    /** Computed when first asked for: it takes a while, and pages ask for every claim. */
    private String sha256;

    /**
     * Images in memory.
     *
     * @param name what people call them, e.g. {@code "MNIST train"}
     * @param height of every image in pixels, at least 1
     * @param width of every image in pixels, at least 1
     * @param classes number of classes, 1 to 256
     * @param pixels count x height x width unsigned bytes, row by row; kept, not copied
     * @param labels count unsigned bytes below {@code classes}; kept, not copied
     * @throws DataException if the numbers of pixels and labels do not agree, there is no image, or a label is not
     *     below {@code classes}
     */
    public LabeledImages(String name, int height, int width, int classes, byte[] pixels, byte[] labels) {
        if (height < 1 || width < 1 || classes < 1 || classes > 256) {
            throw new IllegalArgumentException(
                    "height " + height + ", width " + width + " and classes " + classes
                            + " must be at least 1, classes at most 256");
        }
        if (labels.length < 1 || pixels.length != (long) labels.length * height * width) {
            throw new DataException(name + ": " + pixels.length + " pixels and " + labels.length + " labels, expected "
                    + height + " x " + width + " pixels for each label and at least one");
        }
        int outlier = firstOutOfRange(labels, classes);
        if (outlier >= 0) {
            throw new DataException(name + ": label " + outlier + " is " + (labels[outlier] & 0xff) + ", expected 0 to "
                    + (classes - 1));
        }
        this.name = name;
        this.height = height;
        this.width = width;
        this.classes = classes;
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * Puts a file of images and a file of labels together.
     *
     * @throws DataException if a file is damaged, the two are of different lengths, or a label is not below {@code
     *     classes}
     */
    public static LabeledImages read(String name, Path imageFile, Path labelFile, int classes) {
        return join(name, imageFile, IdxFile.readImages(imageFile), labelFile, IdxFile.readLabels(labelFile), classes);
    }

    static LabeledImages join(
            String name, Path imageFile, IdxFile images, Path labelFile, IdxFile labels, int classes) {
        if (images.count() != labels.count()) {
            throw new DataException(imageFile + ": holds " + images.count() + " images, but " + labelFile + " holds "
                    + labels.count() + " labels; the two do not belong together, or one was cut: get both again");
        }
        int outlier = firstOutOfRange(labels.data(), classes);
        if (outlier >= 0) {
            throw new DataException(
                    labelFile + ": label " + outlier + " (byte " + (labels.headerSize() + outlier) + ") is "
                            + (labels.data()[outlier] & 0xff) + ", expected 0 to " + (classes - 1)
                            + "; the file is damaged or of another data set");
        }
        return new LabeledImages(name, images.height(), images.width(), classes, images.data(), labels.data());
    }

    private static int firstOutOfRange(byte[] labels, int classes) {
        for (int i = 0; i < labels.length; i++) {
            if ((labels[i] & 0xff) >= classes) {
                return i;
            }
        }
        return -1;
    }

    /** What people call these images. */
    public String name() {
        return name;
    }

    /** Number of images, at least 1. */
    public int count() {
        return labels.length;
    }

    /** Height of every image in pixels. */
    public int height() {
        return height;
    }

    /** Width of every image in pixels. */
    public int width() {
        return width;
    }

    /** Number of classes; labels are below it. */
    public int classes() {
        return classes;
    }

    /** Unsigned bytes, 0 paper to 255 ink; image i starts at {@code i * height * width}. Not a copy. */
    public byte[] pixels() {
        return pixels;
    }

    /** Unsigned bytes, one an image. Not a copy. */
    public byte[] labels() {
        return labels;
    }

    /** The class of one image, 0 to {@code classes - 1}. */
    public int label(int index) {
        return labels[index] & 0xff;
    }

    /**
     * Some of the images, copied.
     *
     * @param name what people call them
     * @param indices which, in their new order; at least one
     * @throws IndexOutOfBoundsException if there is no such image
     */
    public LabeledImages subset(String name, int[] indices) {
        int size = height * width;
        byte[] chosenPixels = new byte[Math.multiplyExact(indices.length, size)];
        byte[] chosenLabels = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(pixels, indices[i] * size, chosenPixels, i * size, size);
            chosenLabels[i] = labels[indices[i]];
        }
        return new LabeledImages(name, height, width, classes, chosenPixels, chosenLabels);
    }

    /**
     * SHA-256 over count, height, width, classes (each four bytes, most significant first), pixels and labels: what a
     * result was obtained on. 64 hexadecimal digits.
     */
    public String sha256() {
        if (sha256 == null) {
            sha256 = new Sha256()
                    .add(count())
                    .add(height)
                    .add(width)
                    .add(classes)
                    .add(pixels)
                    .add(labels)
                    .hex();
        }
        return sha256;
    }
}

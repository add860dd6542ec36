package org.lanewise.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.random.Seed;

class IdxFileTest {
    private static final int IMAGE_BYTES = 16 + 5 * 4 * 3;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"images", "images.gz"})
    void imagesComeBackAsTheyWereWritten(String name) {
        byte[] pixels = noise(5 * 4 * 3);
        Path target = folder.resolve(name);

        IdxFile.ofImages(4, 3, pixels).write(target);
        IdxFile read = IdxFile.readImages(target);

        assertThat(read.count()).isEqualTo(5);
        assertThat(read.height()).isEqualTo(4);
        assertThat(read.width()).isEqualTo(3);
        assertThat(read.data()).isEqualTo(pixels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels", "labels.gz"})
    void labelsComeBackAsTheyWereWritten(String name) {
        Path target = folder.resolve(name);

        IdxFile.ofLabels(new byte[]{5, 0, 4, (byte) 255}).write(target);

        assertThat(IdxFile.readLabels(target).data()).containsExactly(5, 0, 4, 255);
    }

    @Test
    void aPlainFileHasTheBytesOfTheFormat() throws IOException {
        IdxFile.ofImages(2, 1, new byte[]{7, 8, 9, 10}).write(file);

        assertThat(file).hasBinaryContent(new byte[]{0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 7, 8, 9, 10});
    }

    @Test
    void aNumberOfPixelsThatIsNoNumberOfImagesIsRefused() {
        assertThatThrownBy(() -> IdxFile.ofImages(2, 3, new byte[13]))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("13 pixels are no whole number of images of 2 x 3");
    }

    @Test
    void theNameDoesNotDecideWhetherAFileIsPacked() throws IOException {
        Files.write(folder.resolve("plain.gz"), images());
        Files.write(folder.resolve("packed"), gzip(images()));

        assertThat(IdxFile.readImages(folder.resolve("plain.gz")).count()).isEqualTo(5);
        assertThat(IdxFile.readImages(folder.resolve("packed")).count()).isEqualTo(5);
    }

    @Test
    void theDigestIsThatOfThePlainFile() throws IOException {
        Files.write(file, gzip(images()));

        assertThat(IdxFile.readImages(file).sha256()).isEqualTo(Sha256.of(images()));
    }

    @Test
    void everyTruncationOfAPlainFileIsRefused() throws IOException {
        byte[] whole = images();
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            String expected = length < 16
                    ? ": ends at byte " + length + ", inside the header of 16 bytes; copy or download the file again"
                    : ": ends at byte " + length + ", but its header announces 5 images of 4 x 3, which end at byte "
                            + IMAGE_BYTES + "; copy or download the file again";
            assertThatThrownBy(() -> IdxFile.readImages(file))
                    .isExactlyInstanceOf(DataException.class)
                    .hasMessage(file + expected);
        }
    }

    @Test
    void everyTruncationOfAPackedFileIsRefused() throws IOException {
        byte[] whole = gzip(images());
        for (int length = 2; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> IdxFile.readImages(file))
                    .isExactlyInstanceOf(DataException.class)
                    .hasMessage(file + ": the gzip file ends too early, at byte " + length
                            + "; it is truncated, copy or download it again");
        }
    }

    @Test
    void aPackedFileWhosePlainContentIsTruncatedIsRefused() throws IOException {
        Files.write(file, gzip(Arrays.copyOf(images(), 40)));

        assertThatThrownBy(() -> IdxFile.readImages(file))
                .hasMessage(
                        file + ": ends at byte 40 of its unpacked content, but its header announces 5 images of 4 x 3,"
                                + " which end at byte 76; copy or download the file again");
    }

    @Test
    void noFlippedBitOfAPackedFileChangesWhatIsReadUnnoticed() throws IOException {
        byte[] whole = gzip(images());
        int refused = 0;
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, damaged);
            try {
                // A flip in the header's time stamp or system byte means nothing, and may be read.
                assertThat(IdxFile.readImages(file).data()).isEqualTo(Arrays.copyOfRange(images(), 16, IMAGE_BYTES));
            } catch (DataException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(8 * (whole.length - 10));
    }

    @Test
    void aWrongChecksumIsReportedWithItsPlace() throws IOException {
        byte[] packed = gzip(images());
        int place = packed.length - 8;
        packed[place] ^= 1;
        Files.write(file, packed);
        CRC32 crc = new CRC32();
        crc.update(images());

        assertThatThrownBy(() -> IdxFile.readImages(file))
                .hasMessage("%s: at byte %d of the gzip file the unpacked data has CRC %08x, expected %08x; the file is"
                        .formatted(file, place, crc.getValue(), crc.getValue() ^ 1)
                        + " damaged, copy or download it again");
    }

    @Test
    void corruptCompressedDataIsReportedWithItsPlace() throws IOException {
        byte[] packed = gzip(images());
        packed[10] = (byte) 0xff;
        Files.write(file, packed);

        assertThatThrownBy(() -> IdxFile.readImages(file))
                .hasMessageMatching("(?s).*: at byte \\d+ of the gzip file the compressed data is corrupt \\(.+\\);"
                        + " the file is damaged, copy or download it again");
    }

    @Test
    void bytesAfterTheLastImageAreRefused() throws IOException {
        Files.write(file, Arrays.copyOf(images(), IMAGE_BYTES + 1));

        assertThatThrownBy(() -> IdxFile.readImages(file))
                .hasMessage(file + ": goes on after byte 76, where the 5 images of 4 x 3 announced by its header end;"
                        + " copy or download the file again");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 30, 70_000})
    void bytesAfterTheEndOfThePackedDataAreRefused(int count) throws IOException {
        byte[] packed = gzip(images());
        Files.write(file, Arrays.copyOf(packed, packed.length + count));

        assertThatThrownBy(() -> IdxFile.readImages(file))
                .hasMessage(
                        file + ": at byte " + packed.length + " of the gzip file something follows that does not belong"
                                + " to it; the file is damaged, copy or download it again");
    }

    @Test
    void aGzipFileOfSeveralMembersIsOneFile() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write(gzip(Arrays.copyOf(images(), 20)));
        packed.write(gzip(Arrays.copyOfRange(images(), 20, IMAGE_BYTES)));
        Files.write(file, packed.toByteArray());

        assertThat(IdxFile.readImages(file).data()).isEqualTo(Arrays.copyOfRange(images(), 16, IMAGE_BYTES));
    }

    @Test
    void theOptionalPartsOfAGzipHeaderAreSkipped() throws IOException {
        byte[] packed = gzip(images());
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.write(packed, 0, 3);
        named.write(2 | 4 | 8 | 16);
        named.write(packed, 4, 6);
        named.write(new byte[]{3, 0, 'e', 'x', 't'});
        named.write("train-images-idx3-ubyte\0a comment\0".getBytes(StandardCharsets.ISO_8859_1));
        named.write(new byte[]{0, 0});
        named.write(packed, 10, packed.length - 10);
        Files.write(file, named.toByteArray());

        assertThat(IdxFile.readImages(file).count()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00000801 | it holds labels: were two files swapped?",
                "00000d03 | only unsigned bytes (08) in 1 dimension (labels) or 3 (images) are read",
                "00000802 | only unsigned bytes (08) in 1 dimension (labels) or 3 (images) are read",
                "3c68746d | it looks like a web page saved in place of the file: download it again",
                "504b0304 | it looks like a zip archive: unpack it first",
                "89504e47 | give the file of the data set that has this name",
            })
    void aWrongMagicIsNamedWithAGuessWhatTheFileIs(String magic, String guess) throws IOException {
        byte[] bytes = images();
        ByteBuffer.wrap(bytes).putInt(Integer.parseUnsignedInt(magic, 16));
        Files.write(file, bytes);

        assertThatThrownBy(() -> IdxFile.readImages(file)).hasMessage(file + ": starts with " + magic
                + " at byte 0, expected 00000803 (an IDX file of images); " + guess);
    }

    @Test
    void aWrongMagicInsideAPackedFileIsNamed() throws IOException {
        Files.write(file, gzip(images()));

        assertThatThrownBy(() -> IdxFile.readLabels(file))
                .hasMessage(file
                        + ": starts with 00000803 at byte 0 of its unpacked content, expected 00000801 (an IDX file"
                        + " of labels); it holds images: were two files swapped?");
    }

    @ParameterizedTest
    @CsvSource({
        "4, 0, count, 0, 2147483583",
        "4, -1, count, 4294967295, 2147483583",
        "8, 0, height, 0, 4096",
        "8, 4097, height, 4097, 4096",
        "12, 0, width, 0, 4096",
        "12, -28, width, 4294967268, 4096"
    })
    void absurdDimensionsAreRefused(int offset, int value, String name, String found, String limit) throws IOException {
        byte[] bytes = images();
        ByteBuffer.wrap(bytes).putInt(offset, value);
        Files.write(file, bytes);

        assertThatThrownBy(() -> IdxFile.readImages(file))
                .hasMessage(file + ": the " + name + " at byte " + offset + " is " + found + ", expected 1 to " + limit
                        + "; the header is damaged; copy or download the file again");
    }

    @Test
    void aHeaderThatAnnouncesMoreThanAnArrayCanHoldIsRefused() throws IOException {
        byte[] bytes = images();
        ByteBuffer.wrap(bytes).putInt(4, 1_000_000).putInt(8, 4096).putInt(12, 4096);
        Files.write(file, bytes);

        assertThatThrownBy(() -> IdxFile.readImages(file))
                .hasMessage(file
                        + ": announces 1000000 images of 4096 x 4096 at byte 4, in all 16777216000000 bytes, expected"
                        + " at most 2147483583; the header is damaged; copy or download the file again");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHeaderThatLiesTakesNoMemory(boolean packed) throws IOException {
        byte[] bytes = images();
        ByteBuffer.wrap(bytes).putInt(4, 2_000_000_000).putInt(8, 1).putInt(12, 1);
        Files.write(file, packed ? gzip(bytes) : bytes);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(() -> IdxFile.readImages(file))
                .hasMessageContaining("but its header announces 2000000000 images");

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000_000);
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        assertThatThrownBy(() -> IdxFile.readImages(file))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(file + ": cannot be read: there is no such file");
        assertThatThrownBy(() -> IdxFile.readImages(folder))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(folder + ": is a folder, expected an IDX file");
    }

    @Test
    void writingReplacesTheFileAndLeavesNothingElse() throws IOException {
        Files.writeString(file, "old");

        IdxFile.ofLabels(new byte[]{1, 2, 3}).write(file);

        assertThat(IdxFile.readLabels(file).data()).containsExactly(1, 2, 3);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static byte[] images() {
        return ByteBuffer.allocate(IMAGE_BYTES)
                .putInt(0x803)
                .putInt(5)
                .putInt(4)
                .putInt(3)
                .put(noise(5 * 4 * 3))
                .array();
    }

    private static byte[] noise(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) new Seed(11).bits(i);
        }
        return bytes;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}

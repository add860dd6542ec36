package org.lanewise.trainer.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.store.StoreException;
import org.lanewise.trainer.figure.ImageGrid;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.figure.Tile;

class PageFilesTest {
    private final ImageGrid images = new ImageGrid("").row("", List.of(new Tile(1, 1, new float[1])));

    @Test
    void aPageIsTwoTextsAndAFolderOfFigures(@TempDir Path folder) throws IOException {
        Page page = new Blocks().figure("loss", new LineChart("loss"), "")
                .details("more", inner -> inner.figure("digits", images, ""))
                .page("page");

        PageFiles.write(page, folder.resolve("new"), "000");

        try (Stream<Path> files = Files.walk(folder.resolve("new"))) {
            assertThat(files.filter(Files::isRegularFile).map(file -> folder.resolve("new").relativize(file)))
                    .containsExactlyInAnyOrder(Path.of("000.md"), Path.of("000.html"), Path.of("000", "loss.svg"),
                            Path.of("000", "loss.png"),
                            Path.of("000", "digits.svg"), Path.of("000", "digits.png"));
        }
        assertThat(folder.resolve("new/000.md")).content().contains("(000/loss.svg)", "(000/digits.png)");
    }

    @Test
    void withoutFontsOnlyImagesAreWrittenAsPng(@TempDir Path folder) {
        Page page = new Blocks().figure("loss", new LineChart("loss"), "").figure("digits", images, "").page("page");

        PageFiles.writeWithoutFonts(page, folder, "000");

        assertThat(folder.resolve("000/loss.svg")).exists();
        assertThat(folder.resolve("000/loss.png")).doesNotExist();
        assertThat(folder.resolve("000/digits.png")).exists();
    }

    @Test
    void twoFiguresOfOneNameAreRefused(@TempDir Path folder) {
        Page page = new Blocks().figure("a", images, "").figure("a", images, "").page("page");

        assertThatThrownBy(() -> PageFiles.write(page, folder, "000")).hasMessage("page 000 has two figures named a");
    }

    @Test
    void aNameThatCouldLeaveTheFolderIsRefused() {
        assertThatThrownBy(() -> new Blocks().figure("../a", images, "")).hasMessageContaining("small letters");
    }

    @Test
    void aFolderThatCannotBeMadeIsAnErrorForPeople(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Page page = new Blocks().page("page");

        assertThatThrownBy(() -> PageFiles.write(page, file.resolve("inside"), "000"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("inside");
    }
}

package org.lanewise.trainer.reproduce.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lanewise.trainer.evaluate.WilsonInterval;
import org.lanewise.trainer.figure.Axis;
import org.lanewise.trainer.figure.BarChart;
import org.lanewise.trainer.figure.Bars;
import org.lanewise.trainer.figure.Figure;
import org.lanewise.trainer.figure.Legend;
import org.lanewise.trainer.figure.LineChart;
import org.lanewise.trainer.figure.Series;
import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.page.Column;
import org.lanewise.trainer.page.Table;
import org.lanewise.trainer.report.Figures;
import org.lanewise.trainer.reproduce.LiChange;
import org.lanewise.trainer.reproduce.LiValidation;
import org.lanewise.trainer.reproduce.Run;

/** Why the validation accuracy of report 002 is so far below its test accuracy: its images, kind by kind. */
final class LiValidationText {
    /** Degrees of a full turn in one point of the curve. */
    private static final int SECTOR = 20;

    private LiValidationText() {}

    /** Right ones of some images. */
    private record Share(int right, int images) {
        static Share of(List<LiValidation> images, Predicate<LiValidation> which, Predicate<LiValidation> right) {
            List<LiValidation> chosen = images.stream().filter(which).toList();
            return new Share((int) chosen.stream().filter(right).count(), chosen.size());
        }

        double value() {
            return images == 0 ? Double.NaN : (double) right / images;
        }

        double low() {
            return images == 0 ? Double.NaN : WilsonInterval.of(right, images).low();
        }

        double high() {
            return images == 0 ? Double.NaN : WilsonInterval.of(right, images).high();
        }
    }

    /**
     * Writes the section.
     *
     * @param images all that were held back
     * @param run that trained the network
     * @param forgetful the same images, classified by the network that was trained with an Adam without memory, as in the
     *     committed file; none if there is no such run
     * @param shuffled the run whose images were mixed before some were held back, if there is one
     */
    static void write(
            List<LiValidation> images, Run run, List<LiValidation> forgetful, Optional<Run> shuffled, Blocks page) {
        List<Share> kinds = new ArrayList<>();
        for (int kind = 0; kind < LiChange.KINDS.size(); kind++) {
            int its = kind;
            kinds.add(Share.of(images, image -> image.change().kind() == its, LiValidation::right));
        }
        Share all = Share.of(images, _ -> true, LiValidation::right);
        Share originals = Share.of(images, _ -> true, LiValidation::originalRight);
        page.paragraph(
                "The report explains its validation accuracy of 0.834, far below the test accuracy, by unseen images. "
                        + "But the 60,000 augmented images stand behind the originals and their copies, the last tenth of the "
                        + "180,000 is held back, and the shuffle before that has no effect in the published code: all "
                        + Figures.count(images.size())
                        + " validation images are augmented, one kind of change each, and the "
                        + "originals of all of them are trained on. What the network of the recipe makes of them:");
        Table table = new Table(
                Column.left("images"), Column.right("number"), Column.right("accuracy"), Column.right("95 % interval"),
                Column.right("with the committed Adam"));
        for (int kind = 0; kind < kinds.size(); kind++) {
            int its = kind;
            row(LiChange.KINDS.get(kind), kinds.get(kind),
                    Share.of(forgetful, image -> image.change().kind() == its, LiValidation::right), table);
        }
        row("all that were held back", all, Share.of(forgetful, _ -> true, LiValidation::right), table);
        row("the originals they were made of", originals,
                Share.of(forgetful, _ -> true, LiValidation::originalRight), table);
        page.table(table);
        page.figure("validation-by-kind", bars(kinds, all, originals),
                "Accuracy of the trained network (seed " + run.seed()
                        + ") on the images that were held back, by the way in "
                        + "which they were changed; 95 % intervals.");
        page.paragraph(String.format(java.util.Locale.ROOT,
                "Without the rotated images the accuracy would be %s. Rotation is by any angle from 1 to 359 degrees, and a "
                        + "digit that stands on its head is often another digit, or none:",
                Figures.percent(Share.of(images, i -> i.change().kind() != LiChange.ROTATION, LiValidation::right)
                        .value())));
        page.figure("validation-by-angle", angles(images),
                "Accuracy on the rotated images by the angle of rotation, in sectors of " + SECTOR
                        + " degrees; the band is the 95 % interval.");
        shuffled.flatMap(other -> other.outcome().finalValidation().stream().findFirst())
                .ifPresentOrElse(
                        held -> page.paragraph(
                                "With a shuffle that works, a third of the images held back is augmented and the rest "
                                        + "are originals or copies, of which most are trained on too: validation accuracy "
                                        + Figures.percent((double) held.correct() / held.images()) + " on "
                                        + Figures.count(held.images())
                                        + " images. It says as little about new digits: the test accuracy of that run is "
                                        + Figures.percent((double) shuffled.get().finalTest().correct()
                                                / shuffled.get().finalTest().images())
                                        + "."),
                        () -> Missing.say("li-cnn/with-shuffling", page));
    }

    private static void row(String name, Share share, Share forgetful, Table table) {
        table.row(name, Figures.count(share.images()), Figures.percent(share.value()),
                Figures.percent(share.low()) + " .. " + Figures.percent(share.high()),
                forgetful.images() == 0 ? "" : Figures.percent(forgetful.value()));
    }

    private static Figure bars(List<Share> kinds, Share all, Share originals) {
        List<String> names = new ArrayList<>(LiChange.KINDS);
        names.add("all");
        names.add("their originals");
        List<Share> shares = new ArrayList<>(kinds);
        shares.add(all);
        shares.add(originals);
        return new BarChart("accuracy on images held back", names).y(Axis.linear("accuracy").to(1).percent())
                .add(new Bars(
                        "measured",
                        shares.stream().mapToDouble(Share::value).toArray(),
                        shares.stream().mapToDouble(Share::low).toArray(),
                        shares.stream().mapToDouble(Share::high).toArray()));
    }

    private static Figure angles(List<LiValidation> images) {
        int sectors = 360 / SECTOR;
        double[] x = new double[sectors];
        double[] y = new double[sectors];
        double[] low = new double[sectors];
        double[] high = new double[sectors];
        for (int i = 0; i < sectors; i++) {
            int from = i * SECTOR;
            Share share = Share.of(
                    images,
                    image -> image.change().kind() == LiChange.ROTATION
                            && image.change().degrees() / SECTOR * SECTOR == from,
                    LiValidation::right);
            x[i] = from + SECTOR / 2.0;
            y[i] = share.value();
            low[i] = share.low();
            high[i] = share.high();
        }
        double everywhere = Arrays.stream(y).filter(Double::isFinite).average().orElse(Double.NaN);
        return new LineChart("accuracy on rotated images").x(Axis.linear("angle in degrees").from(0).to(360))
                .y(Axis.linear("accuracy").from(0).to(1).percent())
                .legend(Legend.Place.LOWER_RIGHT)
                .add(Series.of("by angle", x, y).band(low, high))
                .reference("all rotated images, " + Figures.percent(everywhere), everywhere);
    }
}

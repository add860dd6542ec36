/**
 * Published architectures, their recipes and what their authors claim of them, one file a report. Each file also says where
 * its report is silent or wrong, and what was chosen.
 *
 * <p>Every number that a report states of a model is a {@link org.lanewise.models.Claim}: the
 * {@link org.lanewise.models.Quantity} (with the {@link org.lanewise.models.Split} and the
 * {@link org.lanewise.models.Moment} it was measured on and the sign of progress), the number as printed, the value that it
 * means where the two differ, and where it stands. A claim is compared with a measurement by pattern matching on its
 * quantity:
 *
 * <ul>
 *   <li>{@code Accuracy(TEST, End)} and {@code Loss(TEST, End)}: after the last epoch of the model's recipe, the loss being
 *       that of the recipe, without penalties. {@code Best} is the best of the measurements after each epoch, or of
 *       those that the log of the report shows. {@code AfterEpoch(n)} counts from 1, {@code BeforeStep(n)} from 0.
 *   <li>{@code LastImages(100)} is the window that the demo of ConvNetJS shows: of the training loss and accuracy over the
 *       last 100 images trained on, of the validation accuracy over the last 100 images validated on.
 *   <li>{@code Penalty} is that of the recipe's own weight decay, which is also what ConvNetJS displays.
 *   <li>{@code With} is a quantity of a run that differs from the recipe, {@code AccuracyGain} the difference of the test
 *       accuracies at the end of the recipe and of the run without an ingredient.
 *   <li>{@code ParameterCount} and {@code LayerParameterCount} need no run, see
 *       {@link org.lanewise.models.Model#parameterCount}.
 * </ul>
 *
 * <p>{@link org.lanewise.models.Claim#rounding} tells how much of a difference is the printing. Claims whose source is
 * {@code REPOSITORY} were published by the author beside the report.
 *
 * <p>Depends on the engine only. Start with {@link org.lanewise.models.Models}.
 */
package org.lanewise.models;

/**
 * Whether a printed number was reproduced, computed from what was measured. The rules, all at 95 %:
 *
 * <ol>
 *   <li>A measured number is the mean over seeds. Its interval has two parts, added as squares: the error of the images it
 *       was measured on (a share of right images: E. B. Wilson's interval; a mean: 1.96 standard errors; a number read
 *       off a log: half the distance of its lines), and the spread
 *       over seeds (Student's t interval of the mean, from two seeds on). The images are the same for all seeds, so more
 *       seeds make only the second part smaller.
 *   <li>The printed number is one run and has an interval too: the same error of the images, the spread of a single run
 *       as the seeds show it, and half a unit of its last printed digit.
 *   <li>The difference of the two has an interval by R. G. Newcombe's method 10 (Interval estimation for the difference
 *       between independent proportions, Statistics in Medicine 17, 1998): the distances to the ends of both intervals,
 *       added as squares. If it holds 0, the number is <em>reproduced</em>; else it is <em>better</em> or <em>not
 *       reproduced</em>. Both were measured on the same test images, which makes their difference smaller than
 *       independence has it: the rule errs on the side of reproduced.
 *   <li>Counts are exact; what a report has counted wrong is <em>not reproduced</em>.
 *   <li><em>Not reproducible</em> is what is not reproduced by any of the variants that the report may have used, and
 *       always comes with the reason and what each variant gave. Where a variant gives a printed number that the one that is
 *       meant does not, this is said.
 *   <li>Times of another machine, runs that were cut short (or that missed a number of the end of a longer
 *       one), numbers whose error is unknown because there is one seed
 *       only, and what would be reproduced only because the seeds differ so much (their part of the error of the
 *       difference is more than three times that of the images; or a loss of unknown error whose interval goes below 0)
 *       are <em>not judged</em>, nor are gains that would be reproduced but may as well be none.
 * </ol>
 *
 * <p>Depends on {@code evaluate} for Wilson's interval, on the claims of the models, and on commons-math3. Start with {@link
 * org.lanewise.trainer.reproduce.verdict.Judgement}.
 */
package org.lanewise.trainer.reproduce.verdict;

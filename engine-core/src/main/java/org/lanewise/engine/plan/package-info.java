/**
 * How a network runs: a plan binds every layer to its buffers and kernels beforehand, for one batch size, and then only
 * runs. {@link org.lanewise.engine.plan.TrainingPlan} goes forward and back, {@link org.lanewise.engine.plan.InferencePlan}
 * only forward; the mode is the type.
 *
 * <p>A network is compiled in three passes: {@code Graph} turns layers into nodes (an activation joins the layer before
 * it, a residual block becomes its branches, a fork and a sum) and collects which borders its values need; the values get
 * their places in one slab; each node becomes a {@code Step}, which offers its work as {@code Region}s, lists of
 * independent chunks for the {@code Workers}.
 *
 * <p>Depends on {@code network}, {@code kernel}, {@code loss}, {@code optim}, {@code data} and what is below. Start with
 * {@link org.lanewise.engine.plan.TrainingPlan}.
 */
package org.lanewise.engine.plan;

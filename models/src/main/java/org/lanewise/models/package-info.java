/**
 * Published architectures, their recipes and their results, one file a report. Each file also says where its report is
 * silent or wrong, and what was chosen.
 *
 * <p>Depends on the engine only. Start with {@link org.lanewise.models.Models}.
 */
package org.lanewise.models;

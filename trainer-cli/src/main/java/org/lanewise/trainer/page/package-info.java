/**
 * Pages: a small tree of blocks that becomes Markdown with figures beside it, and HTML that needs nothing beside it and
 * no network.
 *
 * <p>Depends on {@code figure} and the file store of the engine. Start with {@link org.lanewise.trainer.page.Blocks} and
 * {@link org.lanewise.trainer.page.PageFiles}.
 */
package org.lanewise.trainer.page;

/**
 * Networks as short text files: layers and recipe in YAML. Everything that can be wrong with such a text is a
 * {@link org.lanewise.trainer.notation.NotationException} that knows its line.
 *
 * <p>{@link org.lanewise.trainer.notation.Notation} is how one kind of value is read and written; {@code RecordForm} makes
 * one of the components of a record, {@code Family} one of the records of a sealed interface, and {@code LayerForms} and
 * {@code RecipeForm} name them as people know them from Keras and PyTorch. Depends on {@code train}, the models and the
 * engine; only {@code YamlReader} and {@code YamlWriter} know the YAML library. Start with
 * {@link org.lanewise.trainer.notation.NetworkText}.
 */
package org.lanewise.trainer.notation;

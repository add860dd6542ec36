package org.lanewise.models;

import java.util.Collection;
import org.lanewise.engine.store.NearestName;

/** A name that nothing has; the message suggests the nearest known one, or lists them all. */
public final class UnknownNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what such a name is for, e.g. {@code "model"}
     * @param known the names there are
     */
    public UnknownNameException(String what, String given, Collection<String> known) {
        super("there is no " + what + " '" + given + "'"
                + NearestName.to(given, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("; there are " + String.join(", ", known)));
    }
}

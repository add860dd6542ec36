package org.lanewise.trainer.data;

import java.net.URI;

/** Hears how a download goes, on the thread that fetches. */
public interface DownloadProgress {
    /** The file is in the folder already, and is the right one. */
    default void present(String file) {}

    /** So many bytes of the file are here; called about five times a second and at the end. */
    default void receiving(String file, URI mirror, long received, long total) {}

    /** An attempt failed; another one follows unless all are used up. */
    default void failed(String file, URI mirror, String reason) {}
}

package org.sdvp.demo.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where {@code .deb} files come from. */
interface PackageArchive {
    /**
     * Downloads packages with all they need, see {@link PackageClosure}.
     *
     * @param packages names of packages
     * @param into an existing directory for the {@code .deb} files
     * @param work an existing directory for whatever is needed on the way; the caller deletes it
     * @throws HostException if a package is unknown or cannot be downloaded
     */
    void download(List<String> packages, Path into, Path work) throws IOException;
}

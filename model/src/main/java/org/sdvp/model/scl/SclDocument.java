package org.sdvp.model.scl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An SCL file whose IEDs can be asked for. Immutable, and safe for several threads. */
public final class SclDocument {
    /** Edition of IEC 61850-6. */
    public enum Edition {
        /** Edition 1, 2004: no version, or 2003. */
        EDITION_1,
        /** Edition 2, 2009: version 2007, revision A or B, release below 4. */
        EDITION_2,
        /** Edition 2.1, 2018: version 2007, revision B, release 4. */
        EDITION_2_1
    }

    private final String source;
    private final Supplier<InputStream> opener;
    private final SclLimits limits;
    private final Overview overview;
    private final List<SclProblem> problems;

    SclDocument(String source, Supplier<InputStream> opener, SclLimits limits) {
        this.source = source;
        this.opener = opener;
        this.limits = limits;
        Problems found = new Problems(source, limits);
        try (InputStream bytes = opener.get();
                SclCursor cursor = new SclCursor(bytes, source, found, limits)) {
            this.overview = Overview.of(cursor, found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new DataObjectTypes(overview.templates(), found, limits).checkAll(overview.templates());
        this.problems = found.all();
    }

    /** Name of the file, for people. */
    public String source() {
        return source;
    }

    /** The edition it says it follows. */
    public Edition edition() {
        return overview.edition();
    }

    /** Names of all IEDs, in the order of the file, clients included. */
    public List<String> iedNames() {
        return List.copyOf(overview.ieds().keySet());
    }

    /** The access points of an IED at which there is a server, in the order of the file; empty for a client. */
    public List<String> accessPoints(String ied) {
        return List.copyOf(overview.ieds().getOrDefault(ied, List.of()));
    }

    /**
     * What is wrong or odd about the file as a whole and about its data type templates. A type with an error refuses only
     * the IEDs that use it.
     */
    public List<SclProblem> problems() {
        return problems;
    }

    /**
     * The only IED that has a server.
     *
     * @throws SclException if there is none or there are several, and as {@link #ied(String)}
     */
    public SclIed single() {
        List<String> serving = iedNames().stream()
                .filter(name -> !accessPoints(name).isEmpty())
                .toList();
        if (serving.size() != 1) {
            throw refused(
                    serving.isEmpty()
                            ? "expected an IED with a server, but there is none; the IEDs are " + iedNames()
                            : "expected one IED, but there are " + serving.size() + "; choose one of " + serving);
        }
        return ied(serving.get(0));
    }

    /**
     * The server of an IED. If it has several, at as many access points, this is the first, and a warning says so; ask for
     * the others with {@link #ied(String, String)}.
     *
     * @throws SclException with every error, if there is no such IED, it has no server, or its model cannot be built
     */
    public SclIed ied(String name) {
        return found(name, Optional.empty());
    }

    /**
     * The server of an IED at an access point.
     *
     * @throws SclException as {@link #ied(String)}, and if there is no such access point
     */
    public SclIed ied(String name, String accessPoint) {
        return found(name, Optional.of(accessPoint));
    }

    private SclIed found(String name, Optional<String> accessPoint) {
        if (!overview.ieds().containsKey(name)) {
            throw refused("there is no IED " + name + "; choose one of " + iedNames());
        }
        List<SclIed> found = new ArrayList<>(1);
        DataObjectTypes types = types();
        walk((cursor, own) -> {
            if (!cursor.here().attribute("name", "").equals(name)) {
                cursor.skip();
                return true;
            }
            found.add(new IedReader(types, overview, own, limits).read(cursor.read(), accessPoint));
            return false;
        });
        if (found.isEmpty()) {
            throw refused("IED " + name + " has gone since the file was read; read it anew");
        }
        return found.get(0);
    }

    /**
     * Reads every IED that has a server in one go, one after the other.
     *
     * @param loaded told of each whose model could be built
     * @param refused told why another could not
     * @throws SclException if the file has become another meanwhile
     */
    public void eachIed(Consumer<SclIed> loaded, Consumer<SclException> refused) {
        DataObjectTypes types = types();
        walk((cursor, own) -> {
            String name = cursor.here().attribute("name", "");
            if (accessPoints(name).isEmpty()) {
                cursor.skip();
                return true;
            }
            SclElement ied = cursor.read();
            SclIed read;
            try {
                read = new IedReader(types, overview, own, limits).read(ied, Optional.empty());
            } catch (SclException e) {
                refused.accept(e);
                return true;
            }
            loaded.accept(read);
            return true;
        });
    }

    /** What to do with an IED; it must leave the element and says whether to go on. */
    @FunctionalInterface
    private interface IedVisit {
        boolean visit(SclCursor cursor, Problems own);
    }

    private void walk(IedVisit visit) {
        try (InputStream bytes = opener.get();
                SclCursor cursor = new SclCursor(bytes, source, new Problems(source, limits), limits)) {
            cursor.root();
            boolean more = true;
            while (more && cursor.nextChild("SCL")) {
                if (cursor.name().equals("IED")) {
                    more = visit.visit(cursor, cursor.problemsAnew());
                } else {
                    cursor.skip();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Each walk has its own, for they remember what they resolve. Their faults were told when the file was read.
    private DataObjectTypes types() {
        return new DataObjectTypes(overview.templates(), new Problems(source, limits), limits);
    }

    private SclException refused(String message) {
        return new SclException(source, List.of(new SclProblem(SclProblem.Severity.ERROR, 0, 0, message)));
    }
}

package org.sdvp.model.scl;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The declarations of one kind (DOType, DAType …) by id, and what each was resolved to: once, and never while it is
 * being resolved.
 *
 * @param <T> what a declaration is resolved to
 */
final class TypeMemory<T> {
    private final String kind;
    private final int maxDepth;
    private final Map<String, SclElement> declarations = new LinkedHashMap<>();
    private final Map<String, T> resolved = new HashMap<>();
    private final Map<String, Fault> faults = new HashMap<>();

    // In the order they were entered, so that a loop can be told.
    private final Map<String, SclElement> underWay = new LinkedHashMap<>();

    /** A type of the data type templates cannot be used. */
    static final class Fault extends Exception {
        private static final long serialVersionUID = 1;

        private final transient SclProblem problem;

        Fault(SclElement at, String message) {
            super(message);
            this.problem = SclProblem.error(at, message);
        }

        SclProblem problem() {
            return problem;
        }
    }

    /** Resolves one declaration. */
    @FunctionalInterface
    interface Resolution<T> {
        T of(SclElement declaration) throws Fault;
    }

    TypeMemory(String kind, List<SclElement> declared, Problems problems, SclLimits limits) {
        this.kind = kind;
        this.maxDepth = limits.maxDepth();
        for (SclElement declaration : declared) {
            problems.required(declaration, "id").ifPresent(id -> declare(id, declaration, problems));
        }
    }

    private void declare(String id, SclElement declaration, Problems problems) {
        SclElement first = declarations.putIfAbsent(id, declaration);
        if (first != null && same(first, declaration)) {
            problems.warning(
                    declaration,
                    kind + " " + id + " is declared at line " + first.line() + " in the same words; left out this one");
        } else if (first != null) {
            Fault fault = new Fault(
                    declaration,
                    "expected one " + kind + " with the id " + id + ", but there is another at line " + first.line()
                            + "; give one of them its own id");
            problems.add(fault.problem());
            faults.put(id, fault);
        }
    }

    private static boolean same(SclElement one, SclElement other) {
        if (!one.name().equals(other.name())
                || !one.attributes().equals(other.attributes())
                || !one.text().equals(other.text())
                || one.children().size() != other.children().size()) {
            return false;
        }
        for (int i = 0; i < one.children().size(); i++) {
            if (!same(one.children().get(i), other.children().get(i))) {
                return false;
            }
        }
        return true;
    }

    Optional<SclElement> declaration(String id) {
        return Optional.ofNullable(declarations.get(id));
    }

    /** What an id stands for. */
    T resolve(String id, SclElement user, Resolution<T> resolution) throws Fault {
        T known = resolved.get(id);
        if (known != null) {
            return known;
        }
        T found = resolveAnew(id, user, resolution);
        resolved.put(id, found);
        return found;
    }

    /** As {@link #resolve}, for a declaration that depends on its user and is not remembered. */
    T resolveAnew(String id, SclElement user, Resolution<T> resolution) throws Fault {
        Fault fault = faults.get(id);
        if (fault != null) {
            throw fault;
        }
        SclElement declaration = declarations.get(id);
        if (declaration == null) {
            throw new Fault(
                    user,
                    "there is no " + kind + " with the id \"" + id
                            + "\" in DataTypeTemplates; add it or correct the type");
        }
        requireNoLoop(id, declaration);
        underWay.put(id, declaration);
        try {
            return resolution.of(declaration);
        } catch (Fault found) {
            faults.put(id, found);
            throw found;
        } catch (IllegalArgumentException e) {
            Fault found = new Fault(declaration, kind + " " + id + ": " + e.getMessage());
            faults.put(id, found);
            throw found;
        } finally {
            underWay.remove(id);
        }
    }

    private void requireNoLoop(String id, SclElement declaration) throws Fault {
        if (underWay.containsKey(id)) {
            throw new Fault(
                    declaration,
                    kind + " " + id + " is part of itself: " + String.join(" > ", underWay.keySet()) + " > " + id
                            + "; break the loop");
        }
        if (underWay.size() >= maxDepth) {
            throw new Fault(declaration, "expected types at most " + maxDepth + " deep at " + kind + " " + id);
        }
    }

    /** Resolves every declaration, and tells the faults that were found on the way, each once. */
    void resolveAll(Resolution<T> resolution, java.util.Set<SclProblem> faultsFound) {
        for (Map.Entry<String, SclElement> entry : declarations.entrySet()) {
            try {
                resolve(entry.getKey(), entry.getValue(), resolution);
            } catch (Fault e) {
                faultsFound.add(e.problem());
            }
        }
    }
}

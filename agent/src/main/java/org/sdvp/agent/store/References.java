package org.sdvp.agent.store;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sdvp.agent.store.KeptRecords.Change;
import org.sdvp.agent.store.KeptRecords.Kind;
import org.sdvp.agent.store.record.DamagedRecordException;
import org.sdvp.agent.store.record.EntryCodec;
import org.sdvp.agent.store.record.RecordOutput;
import org.sdvp.model.Fcda;

/**
 * Numbers that stand for references, which would make up most of a log. A number once given is never given to another
 * reference. Safe for many threads.
 */
final class References implements EntryCodec.References {
    private final KeptRecords kept;
    private final Map<Fcda, Integer> numbers = new HashMap<>();
    private final Map<Integer, Fcda> references = new ConcurrentHashMap<>();
    private int last;

    References(KeptRecords kept) {
        this.kept = kept;
        for (String key : kept.keys(Kind.REFERENCE)) {
            int number = Integer.parseInt(key);
            last = Math.max(last, number);
            kept.get(Kind.REFERENCE, key, in -> Fcda.parse(in.text())).ifPresent(reference -> {
                numbers.put(reference, number);
                references.put(number, reference);
            });
        }
    }

    /** The number of a reference, which is on disk not later than what is written afterwards. */
    synchronized int number(Fcda reference) {
        Integer known = numbers.get(reference);
        if (known != null) {
            return known;
        }
        int number = ++last;
        numbers.put(reference, number);
        references.put(number, reference);
        kept.saveInPassing(
                Change.put(Kind.REFERENCE, Integer.toString(number), new RecordOutput().text(reference.toString())));
        return number;
    }

    @Override
    public Fcda of(int number) throws DamagedRecordException {
        Fcda reference = references.get(number);
        if (reference == null) {
            throw new DamagedRecordException("the reference of number " + number + " is not known");
        }
        return reference;
    }
}

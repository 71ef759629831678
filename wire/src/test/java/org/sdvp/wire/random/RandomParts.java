package org.sdvp.wire.random;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.ReportField;
import org.sdvp.model.TriggerOption;
import org.sdvp.model.value.EntryTime;
import org.sdvp.model.value.Octets;

/** Random parts that messages of several services have in common. */
final class RandomParts {
    private static final String NAME_CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";

    final Random random;
    final RandomValues values;

    RandomParts(Random random) {
        this.random = random;
        this.values = new RandomValues(random);
    }

    AccessResult accessResult() {
        return random.nextInt(6) == 0 ? new AccessResult.Failure(error()) : new AccessResult.Value(values.next());
    }

    List<AccessResult> accessResults() {
        return some(0, this::accessResult);
    }

    List<Optional<ServiceError>> writeResults() {
        return some(0, () -> maybe(this::error));
    }

    List<SetDataValues.Write> writes(int least) {
        return some(least, () -> new SetDataValues.Write(fcda(), values.next()));
    }

    Operate.Parameters parameters() {
        return new Operate.Parameters(
                values.next(),
                new Originator(any(OrCat.values()), values.text(16, true)),
                random.nextInt(256),
                values.timestamp(),
                random.nextBoolean(),
                new Check(random.nextBoolean(), random.nextBoolean()));
    }

    Fcda fcda() {
        return new Fcda(reference(2 + random.nextInt(3)), any(FunctionalConstraint.values()));
    }

    ObjectReference reference(int levels) {
        StringBuilder text = new StringBuilder(name(10)).append('/').append(name(10));
        for (int i = 1; i < levels; i++) {
            text.append('.').append(name(8));
        }
        if (levels > 1 && random.nextInt(4) == 0) {
            text.append('(').append(random.nextInt(1_000_000)).append(')');
        }
        return ObjectReference.parse(text.toString());
    }

    DataSetReference dataSet() {
        if (random.nextBoolean()) {
            return new DataSetReference(
                    "@" + (char) ('A' + random.nextInt(26)) + (random.nextBoolean() ? "" : name(31)));
        }
        return new DataSetReference(name(10) + "/" + name(10) + "." + name(20));
    }

    EntryId entryId() {
        return random.nextInt(4) == 0 ? EntryId.NONE : new EntryId(random.nextLong());
    }

    EntryTime entryTime() {
        return new EntryTime(random.nextInt(1 << 16), random.nextInt(86_400_000));
    }

    long int32u() {
        return random.nextBoolean() ? random.nextInt(1000) : random.nextLong(1L << 32);
    }

    Set<TriggerOption> triggers() {
        return set(TriggerOption.class);
    }

    Set<ReportField> fields() {
        return set(ReportField.class);
    }

    private <E extends Enum<E>> Set<E> set(Class<E> type) {
        Set<E> set = EnumSet.allOf(type);
        set.removeIf(constant -> random.nextBoolean());
        return set;
    }

    Octets content() {
        byte[] octets = new byte[random.nextInt(100)];
        random.nextBytes(octets);
        return Octets.of(octets);
    }

    ServiceError error() {
        return ServiceError.of(1 + random.nextInt(12));
    }

    String associationId() {
        return name(36).replace('_', '-');
    }

    String name(int max) {
        StringBuilder name = new StringBuilder();
        name.append(NAME_CHARACTERS.charAt(random.nextInt(53)));
        for (int i = random.nextInt(max); i > 0; i--) {
            name.append(NAME_CHARACTERS.charAt(random.nextInt(NAME_CHARACTERS.length())));
        }
        return name.toString();
    }

    boolean truth() {
        return random.nextBoolean();
    }

    <T> Optional<T> maybe(Supplier<T> source) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(source.get());
    }

    <T> List<T> some(int least, Supplier<T> source) {
        return new ArrayList<>(
                Stream.generate(source).limit(least + random.nextInt(6)).toList());
    }

    <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}

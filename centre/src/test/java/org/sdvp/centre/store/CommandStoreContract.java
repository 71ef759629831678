package org.sdvp.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sdvp.centre.store.Fleets.HOUSE;
import static org.sdvp.centre.store.Fleets.NOON;
import static org.sdvp.centre.store.Fleets.OTHER;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.sdvp.centre.fleet.DeviceId;
import org.sdvp.centre.fleet.command.CommandStore;
import org.sdvp.centre.fleet.command.FleetAction;
import org.sdvp.centre.fleet.command.FleetCommand;
import org.sdvp.centre.fleet.command.TargetResult;
import org.sdvp.centre.fleet.command.TargetResult.Level;

/** What any store of commands does. */
interface CommandStoreContract {
    /** An empty database. */
    FleetDatabase database();

    private CommandStore store() {
        return database().commands();
    }

    private static FleetCommand command(String tenant, String value) {
        return new FleetCommand(
                0,
                tenant,
                "ada",
                NOON,
                new FleetAction(FleetAction.Kind.OPERATE, "KPMP1.OpCtl", value),
                FleetCommand.Rules.USUAL,
                FleetCommand.State.RUNNING,
                Optional.empty());
    }

    private static FleetCommand with(FleetCommand command, long id) {
        return new FleetCommand(
                id,
                command.tenant(),
                command.by(),
                command.decided(),
                command.action(),
                command.rules(),
                command.state(),
                command.ended());
    }

    private static TargetResult result(DeviceId device, Level level) {
        return new TargetResult(
                device, level, NOON.plusSeconds(1), "told", OptionalDouble.of(1234.5), OptionalDouble.empty());
    }

    @Test
    default void create_keepsTheCommandWithAllItsDevicesWaiting() {
        FleetCommand made = store().create(command("main", "off"), List.of(OTHER, HOUSE, OTHER), Optional.empty());
        assertThat(made.id()).isPositive();
        assertThat(made).isEqualTo(with(command("main", "off"), made.id()));
        assertThat(store().command(made.id())).hasValue(made);
        assertThat(store().command(made.id() + 1)).isEmpty();
        TargetResult waiting =
                new TargetResult(HOUSE, Level.WAITING, NOON, "", OptionalDouble.empty(), OptionalDouble.empty());
        assertThat(store().results(made.id()))
                .containsExactly(
                        waiting,
                        new TargetResult(
                                OTHER, Level.WAITING, NOON, "", OptionalDouble.empty(), OptionalDouble.empty()));
    }

    @Test
    default void create_withAKeyThatWasUsed_givesTheFirst_ofTheSameTenantOnly() {
        FleetCommand first = store().create(command("main", "off"), List.of(HOUSE), Optional.of("k"));
        FleetCommand second = store().create(command("main", "on"), List.of(OTHER), Optional.of("k"));
        FleetCommand foreign = store().create(command("south", "on"), List.of(OTHER), Optional.of("k"));
        FleetCommand keyless = store().create(command("main", "off"), List.of(HOUSE), Optional.empty());
        assertThat(second).isEqualTo(first);
        assertThat(store().results(first.id())).extracting(TargetResult::device).containsExactly(HOUSE);
        assertThat(foreign.id()).isNotEqualTo(first.id());
        assertThat(keyless.id()).isNotEqualTo(first.id());
    }

    @Test
    default void create_withOneKeyByManyThreads_makesOneCommand() {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Long>> running = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String value = "value " + i;
                Optional<String> key = Optional.of("key " + i % 4);
                running.add(CompletableFuture.supplyAsync(
                        () -> store().create(command("main", value), List.of(HOUSE), key)
                                .id(),
                        threads));
            }
            assertThat(running.stream().map(CompletableFuture::join).distinct()).hasSize(4);
        } finally {
            threads.shutdown();
        }
        assertThat(store().commands("main", Long.MAX_VALUE, 100)).hasSize(4);
    }

    @Test
    default void update_storesHowItGoes() {
        FleetCommand made = store().create(command("main", "off"), List.of(HOUSE, OTHER), Optional.empty());
        store().update(made.id(), List.of(result(HOUSE, Level.SENDING)));
        store().update(made.id(), List.of(result(HOUSE, Level.EFFECT_MEASURED)));
        store().update(made.id(), List.of());
        assertThat(store().results(made.id()))
                .extracting(TargetResult::level)
                .containsExactly(Level.EFFECT_MEASURED, Level.WAITING);
        assertThat(store().results(made.id()).get(0)).isEqualTo(result(HOUSE, Level.EFFECT_MEASURED));
    }

    @Test
    default void unfinished_areThoseWithoutEnd_ofAllTenants() {
        FleetCommand one = store().create(command("main", "off"), List.of(HOUSE), Optional.empty());
        FleetCommand two = store().create(command("south", "off"), List.of(OTHER), Optional.empty());
        assertThat(store().unfinished()).containsExactly(one, two);
        FleetCommand done = new FleetCommand(
                one.id(),
                one.tenant(),
                one.by(),
                one.decided(),
                one.action(),
                one.rules(),
                FleetCommand.State.DONE,
                Optional.of(NOON.plusSeconds(9)));
        store().update(done);
        assertThat(store().unfinished()).containsExactly(two);
        assertThat(store().command(one.id())).hasValue(done);
    }

    @Test
    default void commands_areThoseOfATenant_newestFirst() {
        List<FleetCommand> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(0, store().create(command("main", "v" + i), List.of(HOUSE), Optional.empty()));
            store().create(command("south", "v" + i), List.of(HOUSE), Optional.empty());
        }
        assertThat(store().commands("main", Long.MAX_VALUE, 3)).isEqualTo(made.subList(0, 3));
        assertThat(store().commands("main", made.get(2).id(), 3)).isEqualTo(made.subList(3, 5));
        assertThat(store().commands("nobody", Long.MAX_VALUE, 3)).isEmpty();
    }
}

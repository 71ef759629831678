package org.sdvp.acsi.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.Role;
import org.sdvp.acsi.service.Select;
import org.sdvp.model.ObjectReference;

@Tag("sCtl")
class CommandMemoryTest {
    private static final int SIZE = 4;

    private final CommandMemory memory = new CommandMemory(SIZE);

    @Test
    void aCallThatComesAgain_isKnown() {
        CommandMemory.Entry first = memory.recall(call("a", 1), entry());

        assertThat(memory.recall(call("a", 1), entry())).isSameAs(first);
    }

    @Test
    void manyCallsOfOnePeer_doNotMakeThoseOfAnotherForgotten() {
        CommandMemory.Entry first = memory.recall(call("a", 1), entry());
        for (int i = 0; i < 100 * SIZE; i++) {
            memory.recall(call("b", i + 1), entry());
        }

        assertThat(memory.recall(call("a", 1), entry())).isSameAs(first);
    }

    @Test
    void theOldestCallOfAPeer_isForgottenFirst() {
        CommandMemory.Entry first = memory.recall(call("a", 1), entry());
        for (int i = 1; i <= 2 * SIZE; i++) {
            memory.recall(call("a", i + 1), entry());
        }

        assertThat(memory.recall(call("a", 1), entry())).isNotSameAs(first);
    }

    private static ControlCall call(String peer, int invokeId) {
        return new ControlCall(new Caller(peer, Set.of(Role.USER)), "association-" + peer, invokeId);
    }

    private static CommandMemory.Entry entry() {
        return new CommandMemory.Entry(new Select.Request(ObjectReference.parse("HP1/KPMP1.OpCtl")));
    }
}

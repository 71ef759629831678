package org.sdvp.acsi.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.Caller;
import org.sdvp.acsi.service.Check;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.OrCat;
import org.sdvp.acsi.service.Originator;
import org.sdvp.model.ObjectReference;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Timestamp;

class CommandMemoryTest {
    private static final ObjectReference ON_OFF = ObjectReference.parse("HP1/GGIO1.SPCSO1");

    private final CommandMemory memory = new CommandMemory(4);

    private CommandMemory.Entry recall(String peer, int number, CommandMemory.Entry fresh) {
        return memory.recall(new ControlCall(new Caller(peer, Set.of()), "of " + peer, number), fresh);
    }

    private static CommandMemory.Entry command(int ctlNum) {
        Operate.Parameters parameters = new Operate.Parameters(
                DataValue.Bool.TRUE,
                new Originator(OrCat.REMOTE_CONTROL, "me"),
                ctlNum,
                Timestamp.of(Instant.parse("2026-01-01T00:00:00Z")),
                false,
                Check.NONE);
        return new CommandMemory.Entry(new Operate.Request(ON_OFF, parameters));
    }

    @Test
    void manyCommandsOfOnePeer_leaveThoseOfAnother() {
        CommandMemory.Entry first = command(0);
        recall("a", 1, first);
        for (int number = 1; number < 100; number++) {
            recall("b", number, command(number));
        }
        assertThat(recall("a", 1, command(0))).isSameAs(first);
        assertThat(recall("a", 2, command(0))).isSameAs(first);
    }

    @Test
    void aPeerWithMoreCommandsThanFit_forgetsItsOldest() {
        CommandMemory.Entry first = command(0);
        recall("a", 1, first);
        for (int number = 1; number <= 4; number++) {
            recall("a", number + 1, command(number));
        }
        assertThat(recall("a", 1, command(0))).isNotSameAs(first);
    }
}

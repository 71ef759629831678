package org.sdvp.acsi.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sdvp.acsi.testing.LogStoreContract;

@Tag("sLog")
class MemoryLogStoreTest implements LogStoreContract {
    @Override
    public LogStore open() {
        return new MemoryLogStore(CAPACITY);
    }

    @Override
    public LogStore reopen(LogStore store) {
        return store;
    }

    @Test
    void anIdThatDoesNotRiseIsAFaultOfTheCaller() {
        Log log = open().open(LOG);
        log.append(LogStoreContract.entry(2, 1));

        assertThatThrownBy(() -> log.append(LogStoreContract.entry(2, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must rise");
    }

    @Test
    void aLogWithoutRoomIsAFaultOfTheCaller() {
        assertThatThrownBy(() -> new MemoryLog(0)).isInstanceOf(IllegalArgumentException.class);
    }
}

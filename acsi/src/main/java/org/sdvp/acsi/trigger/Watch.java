package org.sdvp.acsi.trigger;

import org.sdvp.model.Selection;

/** One member of the data set of one watcher; equal only to itself. */
public final class Watch {
    private final Watcher watcher;
    private final int index;
    private final Selection selection;

    Watch(Watcher watcher, int index, Selection selection) {
        this.watcher = watcher;
        this.index = index;
        this.selection = selection;
    }

    /** Place of the member in the data set, from 0. */
    public int index() {
        return index;
    }

    Watcher watcher() {
        return watcher;
    }

    Selection selection() {
        return selection;
    }
}

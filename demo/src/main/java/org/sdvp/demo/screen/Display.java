package org.sdvp.demo.screen;

import java.time.Duration;
import java.util.List;
import org.sdvp.demo.story.StoryEvent;

/** Where the demo shows itself. Safe for many threads. */
public interface Display extends AutoCloseable {
    /** Says what is happening before there is anything to show. */
    void progress(String text);

    /** Says something that is not part of table and story, such as a warning. */
    void notice(String text);

    /** Says once how to look from another terminal. */
    void hint(String text);

    /** Shows all pumps. */
    void show(Board board);

    /** Shows a line of the story. */
    void story(StoryEvent event);

    /** How often {@link #show} is wanted, in milliseconds. */
    long intervalMillis();

    /** How long a reader needs for a line of the story. */
    Duration breath();

    /**
     * Ends the show.
     *
     * @param summary lines to leave behind
     */
    void summary(List<String> summary);

    /** Puts the terminal back as it was. */
    @Override
    void close();
}

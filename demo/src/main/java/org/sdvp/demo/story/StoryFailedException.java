package org.sdvp.demo.story;

/** A step of the story did not come out as it should. */
final class StoryFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoryFailedException(String message) {
        super(message);
    }
}

package org.sdvp.acsi.control;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sdvp.acsi.TimeSource;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Operate;
import org.sdvp.model.ObjectReference;

/**
 * The state of one control: who has selected it, and the one command that occupies it, be it waiting for its time or
 * being executed. Only decides; what follows from it is the engine's business. Safe for many threads; nothing foreign is
 * called with its lock held.
 */
final class ControlPoint {
    /** A selection; known by identity, so that a timeout ends that one and no later one. */
    static final class Selection {
        private final String associationId;
        private final Optional<Operate.Parameters> parameters;
        private boolean over;

        /**
         * Makes one.
         *
         * @param parameters those of SelectWithValue; empty for Select
         */
        Selection(String associationId, Optional<Operate.Parameters> parameters) {
            this.associationId = associationId;
            this.parameters = parameters;
        }
    }

    private final ObjectReference control;
    private @Nullable Selection selection;
    private TimeSource.@Nullable Timer selectionTimer;
    private @Nullable Command command;
    private TimeSource.@Nullable Timer activationTimer;
    private boolean waiting;
    private boolean ended;

    ControlPoint(ObjectReference control) {
        this.control = control;
    }

    synchronized boolean isSelected() {
        return selection != null;
    }

    /** Why it cannot be selected by an association now, if so. */
    synchronized Optional<Obstacle> selectable(String associationId) {
        if (command != null) {
            return occupied();
        }
        Selection present = selection;
        if (present == null) {
            return Optional.empty();
        }
        return present.associationId.equals(associationId)
                ? obstacle(AddCause.OBJECT_ALREADY_SELECTED, "is selected by this association already")
                : locked("selected");
    }

    /** Selects it, or tells why that cannot be. */
    synchronized Optional<Obstacle> select(Selection wanted) {
        Optional<Obstacle> obstacle = selectable(wanted.associationId);
        if (obstacle.isEmpty()) {
            selection = wanted;
        }
        return obstacle;
    }

    /** Keeps the timer that ends a selection, or cancels it if the selection is over already. */
    synchronized void selectionTimer(Selection timed, TimeSource.Timer timer) {
        if (selection == timed) {
            selectionTimer = timer;
        } else {
            timer.cancel();
        }
    }

    /**
     * Ends a selection whose time is over; while a command is at the control, only when that has ended.
     *
     * @return whether it is not selected any more now
     */
    synchronized boolean selectionOver(Selection timed) {
        if (selection != timed) {
            return false;
        }
        if (command != null && !ended) {
            timed.over = true;
            return false;
        }
        unselect();
        return true;
    }

    /** Ends the selection of an association that has ended; true if there was one. */
    synchronized boolean associationEnded(String associationId) {
        if (selection == null || !selection.associationId.equals(associationId)) {
            return false;
        }
        unselect();
        return true;
    }

    /**
     * Occupies it with a command, or tells why that cannot be.
     *
     * @param selectFirst whether it must have been selected
     */
    synchronized Optional<Obstacle> begin(Command wanted, boolean selectFirst) {
        if (command != null) {
            return occupied();
        }
        Selection present = selection;
        if (selectFirst && present == null) {
            return obstacle(
                    AddCause.OBJECT_NOT_SELECTED,
                    "must be selected before " + wanted.service().text());
        }
        if (present != null && !present.associationId.equals(wanted.call().associationId())) {
            return locked("selected");
        }
        command = wanted;
        return Optional.empty();
    }

    /** In what a command differs from what it was selected with, if in anything; T may differ. */
    synchronized Optional<Obstacle> differs(Operate.Parameters came) {
        return Optional.ofNullable(selection)
                .flatMap(present -> present.parameters)
                .flatMap(wanted -> difference(wanted, came))
                .flatMap(name -> obstacle(
                        AddCause.INCONSISTENT_PARAMETERS,
                        "must be operated with the " + name + " of SelectWithValue, and is no longer selected"));
    }

    private static Optional<String> difference(Operate.Parameters wanted, Operate.Parameters came) {
        if (!wanted.ctlVal().equals(came.ctlVal())) {
            return Optional.of("ctlVal");
        }
        if (!wanted.origin().equals(came.origin())) {
            return Optional.of("origin");
        }
        if (wanted.ctlNum() != came.ctlNum()) {
            return Optional.of("ctlNum");
        }
        if (wanted.test() != came.test()) {
            return Optional.of("Test");
        }
        return wanted.check().equals(came.check()) ? Optional.empty() : Optional.of("Check");
    }

    /** Has its command wait; until it is activated it may be cancelled. */
    synchronized void await(Command occupying) {
        waiting = command == occupying;
    }

    /** Keeps the timer of the waiting command, or cancels it if that waits no more. */
    synchronized void activationTimer(Command timed, TimeSource.Timer timer) {
        if (command == timed && waiting) {
            activationTimer = timer;
        } else {
            timer.cancel();
        }
    }

    /** Whether a waiting command is to be executed now: it is not if it was cancelled. */
    synchronized boolean activate(Command timed) {
        boolean still = command == timed && waiting;
        if (still) {
            waiting = false;
            activationTimer = null;
        }
        return still;
    }

    /**
     * Ends its command, which occupies it until {@link #free}: its handler may still be at work.
     *
     * @param unselect whether the selection ends with it
     */
    synchronized void end(Command over, boolean unselect) {
        if (command == over) {
            ended = true;
            waiting = false;
            Selection present = selection;
            if (present != null && (unselect || present.over)) {
                unselect();
            }
        }
    }

    /** Is free for another command, now that the handler of one that has ended is done, or was given up. */
    synchronized void free(Command over) {
        if (command == over && ended) {
            command = null;
            ended = false;
        }
    }

    /** The command that waits for its time, if there is one. */
    synchronized Optional<Command> waiting() {
        return waiting ? Optional.ofNullable(command) : Optional.empty();
    }

    /** Gives up a command that waits for its time; whether it still did. */
    synchronized boolean withdraw(Command wanted) {
        boolean still = command == wanted && waiting;
        if (still) {
            waitNoMore();
        }
        return still;
    }

    private void waitNoMore() {
        command = null;
        waiting = false;
        if (activationTimer != null) {
            activationTimer.cancel();
            activationTimer = null;
        }
    }

    /**
     * What came of a Cancel.
     *
     * @param obstacle why nothing was cancelled, if so
     * @param waited the command that was waiting and does so no more
     */
    record Cancelled(Optional<Obstacle> obstacle, Optional<Command> waited) {}

    /**
     * Gives up selection and waiting command.
     *
     * @param call by whom; a waiting command may also be cancelled from another association of the same peer
     */
    synchronized Cancelled cancel(ControlCall call, Operate.Parameters parameters) {
        Optional<Obstacle> obstacle = cancellable(call, parameters);
        if (obstacle.isPresent()) {
            return new Cancelled(obstacle, Optional.empty());
        }
        Optional<Command> waited = Optional.ofNullable(command);
        waitNoMore();
        unselect();
        return new Cancelled(Optional.empty(), waited);
    }

    private Optional<Obstacle> cancellable(ControlCall call, Operate.Parameters parameters) {
        Command occupying = command;
        if (occupying != null) {
            if (!occupying.call().associationId().equals(call.associationId())
                    && !occupying.call().caller().peer().equals(call.caller().peer())) {
                return locked("operated");
            }
            return waiting ? sameCommand(occupying.parameters(), parameters) : occupied();
        }
        Selection present = selection;
        if (present == null) {
            return obstacle(
                    AddCause.OBJECT_NOT_SELECTED, "is not selected and has no command waiting: nothing to cancel");
        }
        return present.associationId.equals(call.associationId())
                ? present.parameters.flatMap(wanted -> sameCommand(wanted, parameters))
                : locked("selected");
    }

    private Optional<Obstacle> sameCommand(Operate.Parameters wanted, Operate.Parameters came) {
        return wanted.origin().equals(came.origin()) && wanted.ctlNum() == came.ctlNum()
                ? Optional.empty()
                : obstacle(
                        AddCause.INCONSISTENT_PARAMETERS,
                        "must be cancelled with the origin and ctlNum of its command, " + wanted.ctlNum() + ", but got "
                                + came.ctlNum());
    }

    private void unselect() {
        selection = null;
        if (selectionTimer != null) {
            selectionTimer.cancel();
            selectionTimer = null;
        }
    }

    private Optional<Obstacle> occupied() {
        return obstacle(
                AddCause.COMMAND_ALREADY_IN_EXECUTION,
                waiting
                        ? "has a command waiting for its time"
                        : ended
                                ? "is still busy with another command, which the device did not answer in time"
                                : "is carrying out another command");
    }

    private Optional<Obstacle> locked(String how) {
        return obstacle(AddCause.LOCKED_BY_OTHER_CLIENT, "is " + how + " by another client");
    }

    private Optional<Obstacle> obstacle(AddCause cause, String why) {
        return Optional.of(Obstacle.of(cause, control + " " + why));
    }
}

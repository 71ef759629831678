package org.sdvp.xmpp.command;

import java.util.function.Predicate;

/**
 * A command that somebody else answers.
 *
 * @param node its node
 * @param title what it is called for people
 * @param isFor who is told of it
 */
public record ListedCommand(String node, String title, Predicate<Requester> isFor) {}

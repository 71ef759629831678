package org.sdvp.centre.account;

/**
 * Who somebody says to be.
 *
 * @param name as it was typed
 * @param address from which network address
 */
public record Attempt(String name, String address) {}

package org.sdvp.centre.account;

import java.util.Optional;

/**
 * Who asks, as far as the centre has made sure.
 *
 * @param name of the user
 * @param tenant whose devices it sees
 * @param role what it may do
 * @param address from which network address
 * @param login by which it is here; empty by token
 */
public record Identity(String name, String tenant, Role role, String address, Optional<Login> login) {
    /**
     * Makes sure that it may do something.
     *
     * @throws AccountException if it may not
     */
    public void require(Right right) {
        if (!role.may(right)) {
            throw new AccountException(
                    AccountException.Kind.FORBIDDEN,
                    "to " + right.text() + " takes the role " + right.least().word() + "; " + name + " is "
                            + role.word());
        }
    }
}

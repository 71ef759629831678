package org.sdvp.centre.account.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sdvp.centre.account.AccountStore;
import org.sdvp.centre.account.OidcSettings;
import org.sdvp.centre.account.Role;
import org.sdvp.centre.account.User;

/**
 * The users that log in at an OpenID provider: made at the first login, with the role that the provider's claims give; that
 * may change with each login.
 */
public final class OidcPeople {
    private static final int MOST_NAMES = 100;
    private static final int LONGEST_NAME = 90;

    private final OidcSettings.Mapping mapping;
    private final AccountStore store;
    private final Clock clock;

    /** People of a provider in a store. */
    public OidcPeople(OidcSettings settings, AccountStore store, Clock clock) {
        this.mapping = settings.mapping();
        this.store = store;
        this.clock = clock;
    }

    /** The user of whom claims tell. */
    User person(IDTokenClaimsSet claims) throws OidcException {
        User.Subject subject = new User.Subject(
                claims.getIssuer().getValue(), claims.getSubject().getValue());
        Role role = role(claims);
        Optional<User> known = store.user(subject);
        if (known.isEmpty()) {
            return made(subject, role, claims);
        }
        if (known.get().role() == role) {
            return known.get();
        }
        User changed = known.get().with(role);
        store.update(changed);
        return changed;
    }

    private Role role(IDTokenClaimsSet claims) throws OidcException {
        Object claim = claims.getClaim(mapping.claim());
        Stream<?> texts = claim instanceof List<?> list ? list.stream() : Stream.ofNullable(claim);
        return texts.map(text -> Optional.ofNullable(mapping.roles().get(String.valueOf(text))))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new OidcException("the provider gives this person no role in this centre: of "
                        + mapping.roles().keySet() + " there is none in \"" + mapping.claim() + "\""));
    }

    private User made(User.Subject subject, Role role, IDTokenClaimsSet claims) throws OidcException {
        String wanted = name(claims);
        for (int i = 1; i <= MOST_NAMES; i++) {
            User user = new User(
                    i == 1 ? wanted : wanted + "-" + i,
                    mapping.tenant(),
                    role,
                    Optional.empty(),
                    Optional.of(subject),
                    true,
                    clock.instant());
            if (store.add(user)) {
                return user;
            }
            Optional<User> other = store.user(subject);
            if (other.isPresent()) {
                // Another login of the same person was first.
                return other.get();
            }
        }
        throw new OidcException("the names " + wanted + " to " + wanted + "-" + MOST_NAMES + " are taken");
    }

    /** What the person is called there, in letters that a name may have. */
    private static String name(IDTokenClaimsSet claims) {
        String name = Stream.of("preferred_username", "email", "name")
                .map(claims::getStringClaim)
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(claims.getSubject().getValue());
        String plain = name.replaceAll("[^\\p{L}\\p{N}._@+-]", "-").replaceAll("^[^\\p{L}\\p{N}]+", "");
        String some = plain.isEmpty() ? "somebody" : plain;
        return some.substring(0, Math.min(some.length(), LONGEST_NAME));
    }
}

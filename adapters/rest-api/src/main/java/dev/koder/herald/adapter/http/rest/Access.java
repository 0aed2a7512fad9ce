package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may call a route. */
enum Access {
    /** Everybody, without a token. */
    EVERYBODY,
    /** Everybody with a token, whatever it is good for. */
    CALLER,
    READER,
    WRITER,
    /** Who agrees to the changes of others of the same tenant. */
    APPROVER,
    /** Who keeps the tenant. */
    ADMIN,
    /** Who keeps the platform. */
    OPERATOR,
    POP,
    /** A tenant's programs for its own zones, points of presence for all. */
    READER_OR_POP,
    /** Points of presence, and who keeps the platform. */
    OPERATOR_OR_POP;

    boolean needsToken() {
        return this != EVERYBODY;
    }

    boolean isGrantedTo(Caller caller) {
        return this == CALLER || anyOf().anyMatch(caller::may);
    }

    /** The scopes that open it, one of which is enough. */
    String scopes() {
        return anyOf().map(permission -> "herald." + permission.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private Stream<Permission> anyOf() {
        return switch (this) {
            case EVERYBODY, CALLER -> Stream.of();
            case READER -> Stream.of(Permission.READ);
            case WRITER -> Stream.of(Permission.WRITE);
            case APPROVER -> Stream.of(Permission.APPROVE);
            case ADMIN -> Stream.of(Permission.ADMIN);
            case OPERATOR -> Stream.of(Permission.OPERATOR);
            case POP -> Stream.of(Permission.POP);
            case READER_OR_POP -> Stream.of(Permission.READ, Permission.POP);
            case OPERATOR_OR_POP -> Stream.of(Permission.OPERATOR, Permission.POP);
        };
    }
}

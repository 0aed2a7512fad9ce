package dev.koder.herald.application.port;

import dev.koder.herald.application.health.Obstacle;

/**
 * The store cannot serve just now: the disk is full or gone, the file is locked, the queue of writes is full.
 *
 * <p>Nothing was written. The caller may try again later.
 */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Obstacle obstacle;

    /**
     * Tells why.
     *
     * @param detail for the operator, with what to do; it may name files
     * @param cause what the technology said
     */
    public StoreUnavailableException(Obstacle obstacle, String detail, Throwable cause) {
        super(detail, cause);
        this.obstacle = obstacle;
    }

    /** Tells why, where no technology failed. */
    public StoreUnavailableException(Obstacle obstacle, String detail) {
        super(detail);
        this.obstacle = obstacle;
    }

    /** Why, for everybody. */
    public Obstacle obstacle() {
        return obstacle;
    }
}

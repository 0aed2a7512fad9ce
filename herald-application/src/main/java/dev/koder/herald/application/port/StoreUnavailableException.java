package dev.koder.herald.application.port;

/**
 * The store cannot serve just now: the disk is full or gone, the file is locked, the queue of writes is full.
 *
 * <p>Nothing was written. The caller may try again later.
 */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Tells why.
     *
     * @param reason for the operator, with what to do
     * @param cause what the technology said
     */
    public StoreUnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** Tells why, where no technology failed. */
    public StoreUnavailableException(String reason) {
        super(reason);
    }
}

package dev.koder.herald.domain.dns;

/**
 * Whoever does work beside the caller's: another thread, or nobody.
 *
 * <p>The domain starts no threads; who has some hands them in as one of these.
 */
@FunctionalInterface
public interface Aside {

    /** Nobody: the work is done by the caller, at once. */
    Aside NOBODY = work -> {
        work.run();
        return () -> {};
    };

    /** Begins the work. It and the caller touch nothing in common until the caller has awaited it. */
    Work begin(Runnable work);

    /** Work that was begun. */
    @FunctionalInterface
    interface Work {

        /** Returns when the work is done and all that it did is seen; throws where it threw. */
        void await();
    }
}

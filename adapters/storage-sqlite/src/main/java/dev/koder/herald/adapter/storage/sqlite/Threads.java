package dev.koder.herald.adapter.storage.sqlite;

/** Threads that end by themselves, soon. */
final class Threads {

    private Threads() {}

    /** Waits for the end; a waiting thread that is interrupted waits on. */
    static void await(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

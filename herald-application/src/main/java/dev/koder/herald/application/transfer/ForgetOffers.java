package dev.koder.herald.application.transfer;

import dev.koder.herald.application.transfer.port.TransferStore;
import java.time.InstantSource;

/** Forgets offers of zones whose time is over. */
public final class ForgetOffers {

    private final TransferStore transfers;
    private final InstantSource clock;

    /** Forgets those of this store. */
    public ForgetOffers(TransferStore transfers, InstantSource clock) {
        this.transfers = transfers;
        this.clock = clock;
    }

    /** Forgets those that are over by now. */
    public void run() {
        transfers.forget(clock.instant());
    }
}

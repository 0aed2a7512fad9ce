package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;

/** How one rule is checked at one name. */
@FunctionalInterface
interface NameCheck {

    /** Tells every place at which the rule does not hold because of this name. */
    void check(JudgedName name, Found found);

    /** Takes what a check found. */
    @FunctionalInterface
    interface Found {

        /**
         * Notes one breach.
         *
         * @param owner the name at which it is told
         * @param detail what is there, and what was expected
         */
        void at(DomainName owner, RecordType type, String detail);
    }
}

package planted.application.zone;

import org.jooq.DSLContext;

record UsesJooq(DSLContext jooq) {}

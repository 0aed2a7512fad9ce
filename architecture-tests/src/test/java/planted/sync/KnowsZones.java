package planted.sync;

import planted.domain.zone.Zone;

record KnowsZones(Zone zone) {}

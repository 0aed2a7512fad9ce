package planted.adapter.http.rest;

import planted.application.zone.port.ZoneSource;

record TouchesAPort(ZoneSource source) {}

package planted.app;

import planted.sync.SyncZones;

record KnowsTheAgent(SyncZones agent) {}

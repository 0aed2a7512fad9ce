package planted.adapter.publish.knot;

import planted.adapter.storage.sqlite.Database;

record KnowsAStore(Database database) {}

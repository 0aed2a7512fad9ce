package planted.application.zone;

import planted.adapter.storage.sqlite.Database;

record KnowsAnAdapter(Database database) {}

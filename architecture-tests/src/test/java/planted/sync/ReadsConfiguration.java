package planted.sync;

import planted.adapter.config.file.ConfigSchema;

/** Lawful: this adapter is a library by nature. */
record ReadsConfiguration(ConfigSchema schema) {}

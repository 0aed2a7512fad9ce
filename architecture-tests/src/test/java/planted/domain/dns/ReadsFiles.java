package planted.domain.dns;

import java.nio.file.Path;

record ReadsFiles(Path path) {}

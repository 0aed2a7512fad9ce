package planted.application.zone;

import io.helidon.webserver.WebServer;

record UsesHelidon(WebServer server) {}

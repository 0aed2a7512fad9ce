package planted.application.zone;

import com.sun.net.httpserver.HttpServer;

record UsesHttpServer(HttpServer server) {}

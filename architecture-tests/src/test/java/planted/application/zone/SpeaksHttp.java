package planted.application.zone;

import java.net.http.HttpClient;

record SpeaksHttp(HttpClient client) {}

package planted.adapter.http.rest;

import planted.app.Wiring;

record KnowsTheApp(Wiring wiring) {}

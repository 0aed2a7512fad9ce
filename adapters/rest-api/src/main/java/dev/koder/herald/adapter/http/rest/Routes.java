package dev.koder.herald.adapter.http.rest;

import java.util.List;
import java.util.stream.Stream;

/** The table of all routes. */
final class Routes {

    private Routes() {}

    static RouteTable table(RestConfig config, RestApi.UseCases useCases, Metrics metrics) {
        return new RouteTable(all(config, useCases, metrics));
    }

    private static List<Route> all(RestConfig config, RestApi.UseCases useCases, Metrics metrics) {
        return Stream.of(
                        new ZoneRoutes(useCases, config).routes(),
                        new RecordRoutes(useCases, config).routes(),
                        new ImportRoutes(useCases, config).routes(),
                        new ExportRoutes(useCases).routes(),
                        new PopRoutes(useCases, config).routes(),
                        new FeedRoutes(useCases, metrics).routes(),
                        new SystemRoutes(useCases, metrics).routes())
                .flatMap(List::stream)
                .toList();
    }
}

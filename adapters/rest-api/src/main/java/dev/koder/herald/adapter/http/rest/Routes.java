package dev.koder.herald.adapter.http.rest;

import java.util.ArrayList;
import java.util.List;

/** The table of all routes. */
final class Routes {

    private Routes() {}

    static RouteTable table(RestConfig config, RestApi.UseCases useCases, Metrics metrics) {
        List<Route> all = new ArrayList<>();
        all.addAll(new ZoneRoutes(useCases, config).routes());
        all.addAll(new ClaimRoutes(useCases, config).routes());
        all.addAll(new DeletedZoneRoutes(useCases).routes());
        all.addAll(new TransferRoutes(useCases, config).routes());
        all.addAll(new RecordRoutes(useCases, config).routes());
        all.addAll(new SoaRoutes(useCases, config).routes());
        all.addAll(new NameServerRoutes(useCases, config).routes());
        all.addAll(new ZoneDefaultsRoutes(useCases, config).routes());
        all.addAll(new NameServerSetRoutes(useCases, config).routes());
        all.addAll(new LockRoutes(useCases, config).routes());
        all.addAll(new ReviewRoutes(useCases, config).routes());
        all.addAll(new ChangeRequestRoutes(useCases, config).routes());
        all.addAll(new VersionRoutes(useCases, config).routes());
        all.addAll(new PlanRoutes(useCases, config).routes());
        all.addAll(new ChangeRoutes(useCases, config, metrics).routes());
        all.addAll(new ImportRoutes(useCases, config).routes());
        all.addAll(new ExportRoutes(useCases).routes());
        all.addAll(new PopRoutes(useCases, config).routes());
        all.addAll(new FeedRoutes(useCases, metrics).routes());
        all.addAll(new EventRoutes(useCases, metrics).routes());
        all.addAll(new WebhookRoutes(useCases, config).routes());
        all.addAll(new QuotaRoutes(useCases, config).routes());
        all.addAll(new QuotaPlanRoutes(useCases, config).routes());
        all.addAll(new TokenRoutes(useCases, config).routes());
        all.addAll(new AuditRoutes(useCases).routes());
        all.addAll(new SystemRoutes(useCases, metrics).routes());
        all.addAll(new DocumentationRoutes(config.version(), () -> List.copyOf(all)).routes());
        return new RouteTable(all);
    }
}
